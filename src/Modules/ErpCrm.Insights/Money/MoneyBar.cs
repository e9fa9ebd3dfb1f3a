using ErpCrm.Insights.Engagements;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Insights.Money;

/// <summary>
/// Where the money of an engagement stands (domain-rules §27): contracted = billed + delivered not billed + not yet delivered +
/// written off. Every term comes from its own rows, so <see cref="Difference"/> is a check, not zero by construction.
/// Amounts are net, in contract currency.
/// </summary>
internal sealed record MoneyBar(string Currency, decimal Contracted, decimal Billed, decimal DeliveredNotBilled, decimal NotYetDelivered, decimal WrittenOff)
{
    /// <summary>0 when the terms add up.</summary>
    public decimal Difference => Contracted - (Billed + DeliveredNotBilled + NotYetDelivered + WrittenOff);

    public static async Task<MoneyBar?> LoadAsync(InsightsDbContext db, Guid engagementId, CancellationToken ct) =>
        (await FindAsync(db, db.Engagements.Where(e => e.Id == engagementId), ct))?.Bar;

    /// <summary>The one engagement that is asked for, with its bar when there is money; null when there is none.</summary>
    public static async Task<(Guid Engagement, MoneyBar? Bar)?> FindAsync(InsightsDbContext db, IQueryable<Engagement> one, CancellationToken ct)
    {
        var sums = await (
            from e in one
            from r in db.MoneyRows.Where(r => r.EngagementId == e.Id).DefaultIfEmpty()
            group r by new { e.Id, Term = (MoneyTerm?)r.Term, Pool = (Guid?)r.Pool, r.Currency } into g
            select new { g.Key.Id, g.Key.Term, g.Key.Pool, g.Key.Currency, Amount = g.Sum(r => (decimal?)r.Amount) ?? 0 }).ToListAsync(ct);
        if (sums.Count == 0) return null;
        return (sums[0].Id, sums[0].Term is null ? null : Of(sums[0].Currency, [.. sums.Select(s => (s.Term!.Value, s.Pool!.Value, s.Amount))]));
    }

    /// <summary>Deliveries draw on the plan of their pool; what exceeds it makes the contract larger.</summary>
    public static MoneyBar Of(string currency, IReadOnlyList<(MoneyTerm Term, Guid Pool, decimal Amount)> rows)
    {
        decimal Sum(MoneyTerm term) => rows.Where(r => r.Term == term).Sum(r => r.Amount);

        decimal open = 0, over = 0;
        foreach (var pool in rows.Where(r => r.Term is MoneyTerm.Plan or MoneyTerm.Delivered).GroupBy(r => r.Pool))
        {
            var left = pool.Sum(r => r.Term == MoneyTerm.Plan ? r.Amount : -r.Amount);
            if (left > 0) open += left;
            else over -= left;
        }

        var delivered = Sum(MoneyTerm.Delivered);
        var backed = Sum(MoneyTerm.Backed);
        var billed = Sum(MoneyTerm.Billed);
        var unbacked = Sum(MoneyTerm.Unbacked);
        var writtenOff = Sum(MoneyTerm.WrittenOff);
        return new MoneyBar(
            currency,
            Sum(MoneyTerm.Agreed) + over + unbacked,
            billed + unbacked,
            delivered - backed - writtenOff,
            open,
            backed - billed + writtenOff);
    }
}
