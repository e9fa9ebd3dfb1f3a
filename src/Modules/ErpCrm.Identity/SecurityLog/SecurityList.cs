using System.Linq.Expressions;
using ErpCrm.Identity.Text;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Localization;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Identity.SecurityLog;

internal sealed record SecurityRow(
    long Id, DateTime At, SecurityEventKind Kind, string Detail, Guid? UserId, string UserName, Guid? ById,
    string ByName, string Address, string Agent);

/// <summary>Who signed in, or tried to, and what was done to accounts; newest first.</summary>
internal sealed class SecurityList : ListOf<SecurityEvent, SecurityRow>
{
    public SecurityList()
        : base("security", "/identity/security", typeof(IdentityText))
    {
        Name = "Security log";
        Views(filtersBelow: true);
        Choose("kind", "What happened", "Everything", e => e.Kind, kind => WordOf(kind));
        Filter(new TextFilter<SecurityEvent>("address", "Network address",
            (events, address) => events.Where(e => e.Address == address)));
        Filter(new DaysFilter<SecurityEvent>("from", "to", "From",
            (events, from, to, s) => Within(events, from, to, s.Clock), until: "To")
        {
            IsWide = true,
        });
        Follows<Guid?>(
            "user", Readers.Id, (events, user, _) => events.Where(e => e.UserId == user || e.ById == user),
            s => s.Say("Only events of one account."));
        var text =
            "Sign-ins, wrong passwords and codes, and everything that is done to accounts is kept here for a year.";
        WhenNoMatch("Nothing here", text);
        WhenNothing(new("shield-check", "Nothing here", text));

        Moment("at", "When", r => r.At).Card(2).Class("nowrap").Cell((r, s) => s.Moment(r.At, exact: true));
        Choice("kind", "What", r => r.Kind).Says(kind => WordOf(kind)).Card(1).Class("wrap")
            .Cell((r, s) => Html.Of(
                $"{Cells.Badge(Tones.Of(r.Kind), s.Say(WordOf(r.Kind)))} <span class=\"muted small\">{r.Detail}</span>"));
        Text("detail", "Detail", r => r.Detail).ExportOnly();
        Person("user", "Whose", r => r.UserId, r => r.UserName).Card(3).Class("wrap")
            .Cell((r, s) => r.UserId is { } id
                ? Cells.Link(s.Query.With(("user", id.ToString()), ("before", null)).At(Url), r.UserName)
                : Cells.Nothing);
        Person("by", "By whom", r => r.ById, r => r.ByName).Card(4).Class("wrap").Labelled()
            .Cell(r => Cells.Text(r.ByName));
        Text("from", "From where", r => r.Address).Card(4).Class("wrap full").Labelled()
            .Cell((r, s) => r.Address.Length == 0 ? Cells.Muted(r.Agent) : From(r, s));
    }

    private Html From(SecurityRow row, ListScope scope)
    {
        var url = scope.Query.With(("address", row.Address), ("before", null)).At(Url);
        var address = Cells.Link(url, row.Address, "link num");
        return Html.Of($"{address} <span class=\"muted small\">{row.Agent}</span>");
    }

    protected override (Expression<Func<SecurityEvent, long>> OfRecord, Func<SecurityRow, long> OfRow)? Sequence =>
        (e => e.Id, r => r.Id);

    public override IQueryable<SecurityEvent> Visible(ListScope scope) =>
        scope.Get<IdentityModuleDbContext>().SecurityEvents.AsNoTracking();

    protected override Expression<Func<SecurityEvent, SecurityRow>> Row(ListScope scope) =>
        e => new SecurityRow(e.Id, e.At, e.Kind, e.Detail, e.UserId, e.UserName, e.ById, e.ByName, e.Address, e.Agent);

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("at", true);

    private static string WordOf(SecurityEventKind kind) => Ui.Localization.Texts.Words(kind.ToString());

    private static IQueryable<SecurityEvent> Within(
        IQueryable<SecurityEvent> events, DateOnly from, DateOnly to, IBusinessClock clock)
    {
        if (from > DateOnly.MinValue && Utc(from, clock) is var first) events = events.Where(e => e.At >= first);
        return to < DateOnly.MaxValue && Utc(to.AddDays(1), clock) is var end ? events.Where(e => e.At < end) : events;
    }

    // The first moment of the day: where clocks go forward at midnight it is an hour later.
    private static DateTime Utc(DateOnly day, IBusinessClock clock)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return TimeZoneInfo.ConvertTimeToUtc(
            clock.TimeZone.IsInvalidTime(midnight) ? midnight.AddHours(1) : midnight, clock.TimeZone);
    }
}
