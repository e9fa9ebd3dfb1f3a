using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Insights.Money;
using ErpCrm.Insights.Text;
using ErpCrm.Insights.Thread;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Insights.Engagements;

internal sealed record EngagementRow(
    Guid Id, string Name, string CompanyName, EngagementStage Stage, string? ProjectCode, Guid? OwnerId,
    string? OwnerName, DateTime LastEventAt, decimal? Earned)
{
    public MoneyBar? Money { get; init; }

    public string? Currency => Money?.Currency;

    public decimal? Contracted => Money?.Contracted;

    public decimal? Billed => Money?.Billed;

    public decimal? ToBill => Money?.DeliveredNotBilled;
}

/// <summary>Engagements, the newest event first. Money is in contract
/// currency, what is earned in base currency.</summary>
internal sealed class EngagementsList : ListOf<Engagement, EngagementRow>
{
    public EngagementsList()
        : base("engagements", "/insights/engagements", typeof(InsightsText))
    {
        Name = "Engagements";
        RowsAre(Kinds.Engagement, r => r.Id, r => r.Name);
        Finds("Search", (_, word) => e => e.SearchText.Contains(word));
        HasTabs("stage", [new("", "All"), .. Enum.GetValues<EngagementStage>().Select(TabOf)]);
        WhenNoMatch("No engagement here yet", "An engagement begins with a lead and ends with the last payment.");
        WhenNothing(new("waypoints", "No engagement here yet",
            "An engagement begins with a lead and ends with the last payment.") { New = Kinds.Lead });

        Text("name", "Name", r => r.Name).Sorts().Card(1)
            .Cell(r => Html.Of(
                $"{Cells.Name($"/insights/engagements/{r.Id}", r.Name)}<div class=\"muted\">{r.CompanyName}</div>"));
        Text("company", "Client", r => r.CompanyName).ExportOnly();
        Choice("stage", "Stage", r => r.Stage).Says(Tones.NameOf).Tone(stage => Tones.Of(stage)).Card(2);
        Text("project", "Project", r => r.ProjectCode);
        Person("owner", "Owner", r => r.OwnerId, r => r.OwnerName);
        Money("contracted", "Contracted", r => r.Contracted, r => r.Currency).Digits(0);
        Money("billed", "Billed", r => r.Billed, r => r.Currency).Digits(0);
        Money("toBill", "To bill", r => r.ToBill, r => r.Currency).Digits(0);
        Money("earned", "Earned, {0}", r => r.Earned).Guarded(InsightsPermissions.ViewMargin).Class("margin");
        Moment("last", "Last event", r => r.LastEventAt).Sorts().Class("r");
    }

    protected override bool FindsFirst => false;

    public override IQueryable<Engagement> Visible(ListScope scope) =>
        scope.Get<InsightsDbContext>().Engagements.AsNoTracking().VisibleTo(scope.Me);

    protected override Expression<Func<Engagement, EngagementRow>> Row(ListScope scope)
    {
        var db = scope.Get<InsightsDbContext>();
        var margin = db.Engagements.VisibleTo(scope.Me.AccessTo(InsightsPermissions.ViewMargin));
        return e => new EngagementRow(
            e.Id, e.Name, e.CompanyName, e.Stage, e.ProjectCode, e.OwnerId, db.Users.Where(u => u.Id == e.OwnerId)
                .Select(u => u.Name).FirstOrDefault(), e.LastEventAt,
            margin.Any(m => m.Id == e.Id) ? e.Earned : null);
    }

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("last", true);

    protected override async Task<IReadOnlyList<EngagementRow>> WithMoreAsync(
        IReadOnlyList<EngagementRow> rows, ListScope scope, CancellationToken ct)
    {
        var money = await MoneyBar.OfManyAsync(scope.Get<InsightsDbContext>(), [.. rows.Select(r => r.Id)], ct);
        return [.. rows.Select(r => r with { Money = money.GetValueOrDefault(r.Id) })];
    }

    private static ListTab<Engagement> TabOf(EngagementStage stage) =>
        new(stage.ToString(), Tones.NameOf(stage), (engagements, _) => engagements.Where(e => e.Stage == stage));
}
