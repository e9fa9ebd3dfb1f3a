using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Crm.Deals;
using ErpCrm.Crm.Owners;
using ErpCrm.Crm.Text;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Leads;

internal static class LeadQueries
{
    /// <summary>Days without a word after which an open lead is stale.</summary>
    public const int StaleDays = 14;

    public static IQueryable<Lead> StaleAt(this IQueryable<Lead> leads, DateTime utcNow)
    {
        var before = utcNow.AddDays(-StaleDays);
        return leads.Where(
            l => (l.Status == LeadStatus.New || l.Status == LeadStatus.Contacted) && l.LastActivityAt < before);
    }
}

internal sealed record LeadRow(
    Guid Id, string Name, string CompanyName, LeadStatus Status, LeadSource Source, decimal? EstimatedValue,
    string Currency, DateOnly? NextOn,
    Guid? OwnerId, string? Owner, DateTime LastActivityAt, DateTime CapturedAt, string? Custom) : IShowsCustom;

internal sealed class LeadsList : ListOf<Lead, LeadRow>
{
    public LeadsList()
        : base("leads", "/crm/leads", typeof(CrmText))
    {
        Name = "Leads";
        RowsAre(Kinds.Lead, r => r.Id, r => r.Name);
        // A lead that became a deal is found by the deal's company: companies change their names.
        Finds("Filter leads", (s, word) =>
        {
            var deals = Deals(s);
            return l =>
                l.SearchText.Contains(word) || deals.Any(d => d.Id == l.DealId && d.Company!.SearchText.Contains(word));
        });
        HasTabs(
            "status",
            new(
                "", "Open",
                (leads, _) => leads.Where(l => l.Status == LeadStatus.New || l.Status == LeadStatus.Contacted))
            {
                Context = "leads",
            },
            TabOf(LeadStatus.New),
            TabOf(LeadStatus.Contacted),
            TabOf(LeadStatus.Qualified),
            TabOf(LeadStatus.Disqualified),
            new("All", "All") { Context = "leads" });
        Choose("source", "Source", "Any source", l => l.Source, source => Tones.Words(source), isWide: true);
        Choose(
            "owner", "Owner", "Any owner", l => l.OwnerId,
            async (s, ct) => await s.Get<OwnerChoices>().ForAsync(CrmPermissions.ViewLeads, ct: ct));
        Follows<bool>(
            "stale", Readers.Flag, (leads, _, s) =>
                leads.StaleAt(s.Clock.UtcNow), s =>
                    s.Say("Only leads that nobody touched for {0} days.", LeadQueries.StaleDays));
        WhenNoMatch("No leads match");
        WhenNothing(new("user-plus", "No open leads",
            "Write down who asked about your services; a lead becomes a deal when it is qualified.")
        {
            New = Kinds.Lead,
        });

        Text("name", "Full name", r => r.Name).Sorts().Imports().Card(1)
            .Cell(r => Cells.Who(r.Name, Html.Of($"{Cells.Name($"/crm/leads/{r.Id}", r.Name)}{Company(r)}")));
        Text("company", "Company", r => r.CompanyName).Imports().ExportOnly();
        Choice("status", "Status", r => r.Status).Says(status => status.ToString(), "lead")
            .Tone(status => Tones.Of(status)).Card(3);
        Choice("source", "Source", r => r.Source).Says(source => Tones.Words(source)).Imports();
        Money("value", "Estimated value", r => r.EstimatedValue, r => r.Currency).Digits(0).Imports().Card(2);
        Day("next", "Next follow-up", r => r.NextOn).WithoutYear();
        Person("owner", "Owner", r => r.OwnerId, r => r.Owner);
        Moment("activity", "Last activity", r => r.LastActivityAt).Sorts();
        Moment("captured", "Came in", r => r.CapturedAt).Sorts();
    }

    public override IQueryable<Lead> Visible(ListScope scope) =>
        scope.Get<CrmDbContext>().Leads.AsNoTracking().VisibleTo(scope.Me);

    protected override Expression<Func<Lead, LeadRow>> Row(ListScope scope)
    {
        var (db, deals) = (scope.Get<CrmDbContext>(), Deals(scope));
        return l => new LeadRow(
            l.Id,
            l.Name,
            deals.Where(d => d.Id == l.DealId).Select(d => d.Company!.Name).FirstOrDefault() ?? l.CompanyName,
            l.Status,
            l.Source,
            l.EstimatedValue,
            l.Currency,
            db.FollowUps.Where(f => f.LeadId == l.Id && f.DoneOn == null).Min(f => (DateOnly?)f.DueOn),
            l.OwnerId,
            db.Users.Where(u => u.Id == l.OwnerId).Select(u => u.Name).FirstOrDefault(),
            l.LastActivityAt,
            l.CapturedAt,
            l.Custom);
    }

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("captured", true);

    private static IQueryable<Deal> Deals(ListScope scope) =>
        scope.Get<CrmDbContext>().Deals.VisibleTo(scope.Me);

    private static Html Company(LeadRow row) =>
        Cells.Muted(row.CompanyName.Length > 0 ? $" · {row.CompanyName}" : null);

    private static ListTab<Lead> TabOf(LeadStatus status) =>
        new(status.ToString(), status.ToString(), (leads, _) => leads.Where(l => l.Status == status))
        {
            Context = "leads",
        };
}
