using ErpCrm.Insights.Engagements;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Insights.Money;

/// <summary>
/// Where the money of an engagement stands (domain-rules §27):
/// contracted + beyond = billed + delivered not billed + not yet delivered + written off
/// + dropped. Every term is summed from its own rows, no row counts twice on one side, so
/// <see cref="Difference"/> turns when one of them is wrong. Amounts are net, in one currency.
/// </summary>
/// <param name="Contracted">The agreed price; billing does not make it larger.</param>
/// <param name="Beyond">Delivered beyond the plan, or billed without work behind it: more than was agreed.</param>
/// <param name="Dropped">Agreed, and not delivered when the work ended.</param>
internal sealed record MoneyBar(
    string Currency, decimal Contracted, decimal Billed, decimal DeliveredNotBilled, decimal NotYetDelivered,
    decimal WrittenOff, decimal Beyond = 0, decimal Dropped = 0)
{
    /// <summary>0 when the terms add up.</summary>
    public decimal Difference =>
        Contracted + Beyond - (Billed + DeliveredNotBilled + NotYetDelivered + WrittenOff + Dropped);

    /// <summary>In contract currency.</summary>
    public static async Task<MoneyBar?> LoadAsync(InsightsDbContext db, Guid engagementId, CancellationToken ct) =>
        await FindAsync(db, db.Engagements.Where(e => e.Id == engagementId), ct) is { Bars: [var bar, ..] }
            ? bar
            : null;

    /// <summary>
    /// The one engagement that is asked for, with a bar for each currency
    /// it has money in, the contract's first; null when there is no such engagement.
    /// </summary>
    public static async Task<(Guid Engagement, IReadOnlyList<MoneyBar> Bars)?> FindAsync(InsightsDbContext db,
        IQueryable<Engagement> one, CancellationToken ct)
    {
        var sums = await SumsAsync(db, one, ct);
        return sums.Count == 0 ? null : (sums[0].Id, BarsOf(sums));
    }

    /// <summary>The bars of a page of engagements in their contract currencies.</summary>
    public static async Task<IReadOnlyDictionary<Guid, MoneyBar>> OfManyAsync(InsightsDbContext db,
        IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        (await SumsAsync(db, db.Engagements.Where(e => ids.Contains(e.Id)), ct)).GroupBy(s => s.Id)
            .Select(g => (g.Key, Bars: BarsOf([.. g]))).Where(b => b.Bars.Count > 0)
            .ToDictionary(b => b.Key, b => b.Bars[0]);

    private static async Task<List<PoolSum>> SumsAsync(InsightsDbContext db, IQueryable<Engagement> engagements,
        CancellationToken ct) => await (
            from e in engagements
            from r in db.MoneyRows.Where(r => r.EngagementId == e.Id).DefaultIfEmpty()
            group r by new
            {
                e.Id, e.Stage, Contract = e.Currency, Term = (MoneyTerm?)r.Term, Pool = (Guid?)r.Pool, r.Currency
            } into g
            select new PoolSum(g.Key.Id, g.Key.Stage, g.Key.Contract, g.Key.Term, g.Key.Pool, g.Key.Currency,
                g.Sum(r => (decimal?)r.Amount) ?? 0)).ToListAsync(ct);

    private static IReadOnlyList<MoneyBar> BarsOf(List<PoolSum> sums) =>
    [
        .. sums.Where(s => s.Term is not null).GroupBy(s => s.Currency)
            .OrderBy(g => g.Key != g.First().Contract).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => Of(g.Key, [.. g.Select(s => (s.Term!.Value, s.Pool!.Value, s.Amount))],
                g.First().Stage == EngagementStage.Completed)),
    ];

    /// <summary>Deliveries draw on the plan of their pool.</summary>
    /// <param name="isEnded">Whether the work is over: what it left of the plan will not come.</param>
    public static MoneyBar Of(string currency, IReadOnlyList<(MoneyTerm Term, Guid Pool, decimal Amount)> rows,
        bool isEnded = false)
    {
        decimal Sum(MoneyTerm term) => rows.Where(r => r.Term == term).Sum(r => r.Amount);

        decimal open = 0, over = 0;
        foreach (var pool in rows.Where(r => r.Term is MoneyTerm.Plan or MoneyTerm.Delivered).GroupBy(r => r.Pool))
        {
            var left = pool.Sum(r => r.Term == MoneyTerm.Plan ? r.Amount : -r.Amount);
            if (left > 0) open += left;
            else over -= left;
        }

        // Billed without work behind it is more than was agreed; deducted without work, it is price given away.
        var beyond = Sum(MoneyTerm.Beyond);
        return new MoneyBar(
            currency,
            Sum(MoneyTerm.Agreed),
            Sum(MoneyTerm.Billed) + Sum(MoneyTerm.Unbacked),
            Sum(MoneyTerm.ToBill) - Sum(MoneyTerm.Backed),
            isEnded ? 0 : open,
            Sum(MoneyTerm.WrittenOff) + Math.Max(0, -beyond),
            over + Math.Max(0, beyond),
            Sum(MoneyTerm.Dropped) + (isEnded ? open : 0));
    }

    private sealed record PoolSum(Guid Id, EngagementStage Stage, string? Contract, MoneyTerm? Term, Guid? Pool,
        string Currency, decimal Amount);
}
