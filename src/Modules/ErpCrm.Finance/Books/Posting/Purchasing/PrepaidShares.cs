using ErpCrm.Finance.Books.Periods;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Purchasing.Prepaid;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Jobs;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Posting.Purchasing;

/// <summary>
/// Posts what months cost of bills that were paid for several (domain-rules §11): on the last day of the month, or of a
/// bill that came later on its own day; what was closed meanwhile is caught up on the first open day.
/// </summary>
internal sealed class PrepaidShares(FinanceDbContext db)
{
    private const int BillsAtOnce = 50;

    /// <summary>How many shares of months up to this end are still to be posted.</summary>
    public Task<int> OutstandingAsync(DateOnly monthEnd, CancellationToken ct) => Due(monthEnd).CountAsync(ct);

    /// <summary>Posts those of months up to this end; never one twice.</summary>
    /// <returns>How many were posted.</returns>
    public async Task<int> PostAsync(DateOnly monthEnd, CancellationToken ct)
    {
        var posted = 0;
        while (await Due(monthEnd).Select(s => s.BillId).Distinct().OrderBy(id => id).Take(BillsAtOnce)
            .ToListAsync(ct) is { Count: > 0 } bills)
            posted += await db.InTransactionAsync(token => PostAsync(monthEnd, bills, token), ct);
        return posted;
    }

    private async Task<int> PostAsync(DateOnly monthEnd, List<Guid> billIds, CancellationToken ct)
    {
        var bills = await db.Bills.Whole().Where(b => billIds.Contains(b.Id)).ToDictionaryAsync(b => b.Id, ct);
        var shares = await Due(monthEnd).Where(s => billIds.Contains(s.BillId)).ToListAsync(ct);
        var days = new Dictionary<DateOnly, DateOnly>();
        foreach (var share in shares)
        {
            var (own, booked) = (share.MonthEnd, bills[share.BillId].PostedOn!.Value);
            var day = booked > own ? booked : own;
            if (!days.TryGetValue(day, out var open))
                days[day] = open = await PeriodGuard.FirstOpenAsync(db, day, ct);
            share.Post(open);
        }

        await db.SaveChangesAsync(ct);
        return shares.Count;
    }

    // Of a month that is not over by then, nothing.
    private IQueryable<PrepaidShare> Due(DateOnly monthEnd)
    {
        var next = monthEnd.AddDays(1);
        var before = new DateOnly(next.Year, next.Month, 1);
        return db.PrepaidShares.Where(s => s.PostedOn == null && s.Month < before
            && db.Bills.Any(b => b.Id == s.BillId && b.State == BillState.Posted));
    }
}

/// <summary>Every day, those of the months that are over.</summary>
internal sealed class PostPrepaidShares(PrepaidShares shares, IBusinessClock clock) : IScheduledJob
{
    public Task RunAsync(CancellationToken ct)
    {
        var today = clock.Today;
        return shares.PostAsync(new DateOnly(today.Year, today.Month, 1).AddDays(-1), ct);
    }
}
