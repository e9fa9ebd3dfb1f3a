using ErpCrm.Crm.Deals;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Leads;

internal enum LeadTab
{
    Open,
    New,
    Contacted,
    Qualified,
    Disqualified,
    All,
}

internal sealed record LeadFilter
{
    /// <summary>Days without a word after which an open lead is stale.</summary>
    public const int StaleDays = 14;

    public string? Q { get; init; }
    public LeadTab Status { get; init; }
    public LeadSource? Source { get; init; }
    public Guid? Owner { get; init; }
    public bool Stale { get; init; }
    public string? Sort { get; init; }
    public string? Dir { get; init; }
    public int Page { get; init; } = 1;

    public bool IsNarrow => !string.IsNullOrWhiteSpace(Q) || Source is not null || Owner is not null || Stale;

    /// <param name="deals">By whose company a lead is found that became a deal: companies change their names.</param>
    public IQueryable<Lead> Find(IQueryable<Lead> leads, IQueryable<Deal> deals, DateTime utcNow)
    {
        foreach (var word in SearchText.Words(Q)) leads = leads.Where(l => l.SearchText.Contains(word) || deals.Any(d => d.Id == l.DealId && d.Company!.SearchText.Contains(word)));
        leads = Status switch
        {
            LeadTab.All => leads,
            LeadTab.Open => leads.Where(l => l.Status == LeadStatus.New || l.Status == LeadStatus.Contacted),
            LeadTab.New => leads.Where(l => l.Status == LeadStatus.New),
            LeadTab.Contacted => leads.Where(l => l.Status == LeadStatus.Contacted),
            LeadTab.Qualified => leads.Where(l => l.Status == LeadStatus.Qualified),
            _ => leads.Where(l => l.Status == LeadStatus.Disqualified),
        };
        if (Source is { } source) leads = leads.Where(l => l.Source == source);
        if (Owner is { } owner) leads = leads.Where(l => l.OwnerId == owner);
        return Stale ? leads.StaleAt(utcNow) : leads;
    }

    public IQueryable<Lead> Order(IQueryable<Lead> leads) => (Sort, Dir == "desc") switch
    {
        ("name", false) => leads.OrderBy(l => l.Name).ThenBy(l => l.Id),
        ("name", true) => leads.OrderByDescending(l => l.Name).ThenBy(l => l.Id),
        ("activity", false) => leads.OrderBy(l => l.LastActivityAt).ThenBy(l => l.Id),
        ("activity", true) => leads.OrderByDescending(l => l.LastActivityAt).ThenBy(l => l.Id),
        ("captured", false) => leads.OrderBy(l => l.CapturedAt).ThenBy(l => l.Id),
        _ => leads.OrderByDescending(l => l.CapturedAt).ThenByDescending(l => l.Id),
    };
}

internal static class LeadQueries
{
    public static IQueryable<Lead> StaleAt(this IQueryable<Lead> leads, DateTime utcNow)
    {
        var before = utcNow.AddDays(-LeadFilter.StaleDays);
        return leads.Where(l => (l.Status == LeadStatus.New || l.Status == LeadStatus.Contacted) && l.LastActivityAt < before);
    }
}

internal sealed record LeadRow(
    Guid Id, string Name, string CompanyName, LeadStatus Status, LeadSource Source, decimal? EstimatedValue, string Currency, string? Owner, DateOnly? NextOn, DateTime LastActivityAt, DateTime CapturedAt);

internal sealed record LeadList(LeadFilter Filter, Page<LeadRow> Page)
{
    public static async Task<LeadList> LoadAsync(CrmDbContext db, ICurrentUser me, LeadFilter filter, DateTime utcNow, CancellationToken ct)
    {
        var deals = db.Deals.VisibleTo(me);
        var leads = filter.Find(db.Leads.AsNoTracking().VisibleTo(me), deals, utcNow);
        return new LeadList(filter, await db.Leads.AsNoTracking().ToPageAsync(leads, filter.Order, found => found.Select(l => new LeadRow(
            l.Id, l.Name, deals.Where(d => d.Id == l.DealId).Select(d => d.Company!.Name).FirstOrDefault() ?? l.CompanyName, l.Status, l.Source, l.EstimatedValue, l.Currency,
            db.Users.Where(u => u.Id == l.OwnerId).Select(u => u.Name).FirstOrDefault(),
            db.FollowUps.Where(f => f.LeadId == l.Id && f.DoneOn == null).Min(f => (DateOnly?)f.DueOn),
            l.LastActivityAt,
            l.CapturedAt)), filter.Page, ct));
    }
}
