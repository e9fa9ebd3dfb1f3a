using ErpCrm.Crm.Stages;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Copies;
using ErpCrm.SharedKernel.Figures;
using ErpCrm.SharedKernel.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Deals;

internal sealed record DealRow(
    Guid Id, string Name, string Company, Guid CompanyId, DealStatus Status, string Stage, StageColour StageColour, decimal Amount, string Currency, int Probability,
    DateOnly? ExpectedCloseOn, DateOnly? ClosedOn, DateOnly? NextOn, string? Owner, Contracts.Crm.BillingMethod Billing)
{
    public bool IsOverdue(DateOnly today) => Status == DealStatus.Open && ExpectedCloseOn < today;

    /// <summary>Whether it counts in the weighted pipeline (domain-rules §20).</summary>
    public bool IsWeighted(DateOnly today) => Status == DealStatus.Open && !IsOverdue(today);
}

/// <summary>Deals as rows; the sums cover all rows of all pages.</summary>
internal sealed record DealList(DealFilter Filter, Page<DealRow> Page, DealSums Sums, RateTable Rates, string BaseCurrency, DateOnly Today, IReadOnlyList<Stage> Stages)
{
    public const int ExportLimit = 20_000;

    public static async Task<DealList> LoadAsync(
        CrmDbContext db, ICurrentUser me, DealFilter filter, RateTable rates, string baseCurrency, DateOnly today, CancellationToken ct)
    {
        var deals = Visible(db, me, filter, today);
        return new DealList(
            filter,
            await db.Deals.AsNoTracking().ToPageAsync(deals, filter.Order, found => Rows(db, found), filter.Page, ct),
            await db.KeptAsync($"deals {filter with { Page = 1, Sort = null, Dir = null }} {today:O} {baseCurrency}", me.AccessTo(CrmPermissions.ViewDeals), DealSums.Sources, () =>
                SumsAsync(deals, filter.Status, rates, today, baseCurrency, ct)),
            rates, baseCurrency, today,
            await db.StagesAsync(ct));
    }

    public static IQueryable<Deal> Visible(CrmDbContext db, ICurrentUser me, DealFilter filter, DateOnly today) =>
        filter.Apply(db.Deals.AsNoTracking().VisibleTo(me), today);

    public static IQueryable<DealRow> Rows(CrmDbContext db, IQueryable<Deal> deals) => deals.Select(d => new DealRow(
        d.Id, d.Name, d.Company!.Name, d.CompanyId, d.Status, d.Stage!.Name, d.Stage.Colour, d.Amount, d.Currency, d.OwnProbability ?? d.Stage.Probability,
        d.ExpectedCloseOn, d.ClosedOn,
        db.FollowUps.Where(f => f.DealId == d.Id && f.DoneOn == null).Min(f => (DateOnly?)f.DueOn),
        db.Users.Where(u => u.Id == d.OwnerId).Select(u => u.Name).FirstOrDefault(),
        d.Billing));

    // Open deals are few and weighted one by one; closed ones become more every year and are added up where they lie.
    private static async Task<DealSums> SumsAsync(IQueryable<Deal> deals, DealTab tab, RateTable rates, DateOnly today, string baseCurrency, CancellationToken ct)
    {
        var open = tab is DealTab.Open or DealTab.All ? await DealAmount.From(deals.Where(d => d.Status == DealStatus.Open)).ToListAsync(ct) : [];
        var closed = tab != DealTab.Open ? await ClosedDeals.From(deals).ToListAsync(ct) : [];
        return DealSums.Of(open, rates, today, baseCurrency).With(closed, rates, today);
    }
}
