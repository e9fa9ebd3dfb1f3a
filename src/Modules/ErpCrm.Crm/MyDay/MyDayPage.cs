using ErpCrm.Crm.Deals;
using ErpCrm.Crm.FollowUps;
using ErpCrm.Crm.Leads;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.MyDay;

internal sealed record DueFollowUp(Guid Id, string Text, DateOnly DueOn, string Subject, string? Company, string Url);

/// <summary>The follow-ups of one heading.</summary>
internal sealed record DueList(string Key, string Heading, IReadOnlyList<DueFollowUp> FollowUps)
{
    public bool IsLate { get; init; }
}

internal sealed record StepLessDeal(Guid Id, string Name, string Company, decimal Amount, string Currency,
    DateOnly? ExpectedCloseOn);

internal sealed record StaleLead(Guid Id, string Name, string CompanyName, DateTime LastActivityAt);

/// <summary>What waits for one person: of own records only, whatever else may be seen.</summary>
internal sealed record MyDayPage(
    DateOnly Today, IReadOnlyList<DueFollowUp> Overdue, IReadOnlyList<DueFollowUp> DueToday,
    IReadOnlyList<DueFollowUp> Ahead,
    IReadOnlyList<StepLessDeal> WithoutStep, IReadOnlyList<StepLessDeal> LateClose, IReadOnlyList<StaleLead> StaleLeads)
{
    public const int DaysAhead = 7;
    private const int Limit = 50;

    /// <summary>What something was just done for; null unless it asks what comes next.</summary>
    public NextStep? Next { get; init; }

    public bool IsClear => Overdue.Count + DueToday.Count + WithoutStep.Count + LateClose.Count + StaleLeads.Count == 0;

    public static async Task<MyDayPage> LoadAsync(CrmDbContext db, ICurrentUser me, DateOnly today, DateTime utcNow,
        CancellationToken ct)
    {
        var mine = db.FollowUps.AsNoTracking().Where(f => f.OwnerId == me.Id && f.DoneOn == null);
        var horizon = today.AddDays(DaysAhead);
        var due = await Rows(db, mine.Where(f => f.DueOn <= horizon).OrderBy(f => f.DueOn).ThenBy(f => f.Id))
            .Take(4 * Limit)
            .ToListAsync(ct);
        return new MyDayPage(
            today,
            [.. due.Where(f => f.DueOn < today)],
            [.. due.Where(f => f.DueOn == today)],
            [.. due.Where(f => f.DueOn > today)],
            await Deals(MyDeals(db, me).WithoutNextStep(db)).ToListAsync(ct),
            await Deals(MyDeals(db, me).Where(d => d.ExpectedCloseOn < today)).ToListAsync(ct),
            await db.Leads.AsNoTracking().Where(l => l.OwnerId == me.Id).StaleAt(utcNow).OrderBy(l => l.LastActivityAt)
                .Take(Limit)
                .Select(l => new StaleLead(l.Id, l.Name, l.CompanyName, l.LastActivityAt)).ToListAsync(ct));
    }

    public static IQueryable<Deal> MyDeals(CrmDbContext db, ICurrentUser me) =>
        db.Deals.AsNoTracking().Where(d => d.OwnerId == me.Id && d.Status == DealStatus.Open);

    private static IQueryable<StepLessDeal> Deals(IQueryable<Deal> deals) => deals
        .OrderBy(d => d.ExpectedCloseOn).ThenBy(d => d.Id).Take(Limit)
        .Select(d => new StepLessDeal(d.Id, d.Name, d.Company!.Name, d.Amount, d.Currency, d.ExpectedCloseOn));

    private static IQueryable<DueFollowUp> Rows(CrmDbContext db, IQueryable<FollowUp> followUps) =>
        from followUp in followUps
        from deal in db.Deals.Where(d => d.Id == followUp.DealId).DefaultIfEmpty()
        from lead in db.Leads.Where(l => l.Id == followUp.LeadId).DefaultIfEmpty()
        select new DueFollowUp(
            followUp.Id, followUp.Text, followUp.DueOn,
            deal != null ? deal.Name : lead != null ? lead.Name : "",
            deal != null ? deal.Company!.Name : lead != null ? lead.CompanyName : null,
            deal != null ? "/crm/deals/" + deal.Id : "/crm/leads/" + lead!.Id);
}

internal static class NextSteps
{
    /// <summary>Deals that nobody promised anything for.</summary>
    public static IQueryable<Deal> WithoutNextStep(this IQueryable<Deal> deals, CrmDbContext db) =>
        deals.Where(d => !db.FollowUps.Any(f => f.DealId == d.Id && f.DoneOn == null));
}
