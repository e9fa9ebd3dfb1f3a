using ErpCrm.Platform.Copies;
using ErpCrm.SharedKernel;

namespace ErpCrm.Crm.Deals;

/// <summary>What sums need to know of one deal.</summary>
/// <param name="Probability">Per cent: the deal's own, else its stage's.</param>
internal sealed record DealAmount(Guid Id, string Name, Guid StageId, DealStatus Status, decimal Amount,
    string Currency, int Probability, DateOnly? ExpectedCloseOn = null)
{
    public static IQueryable<DealAmount> From(IQueryable<Deal> deals) =>
        deals.Select(d => new DealAmount(d.Id, d.Name, d.StageId, d.Status, d.Amount, d.Currency,
            d.OwnProbability ?? d.Stage!.Probability, d.ExpectedCloseOn));

    /// <summary>Amount × probability for an open deal, rounded per deal, so
    /// that the sum is the sum of the rows (domain-rules §20).</summary>
    public static decimal Weighted(decimal inBase, int probability, string baseCurrency) =>
        Rounding.Round(inBase * probability / 100, baseCurrency);
}

/// <summary>Won or lost deals of one currency, together.</summary>
internal sealed record ClosedDeals(DealStatus Status, string Currency, int Count, decimal Amount)
{
    public static IQueryable<ClosedDeals> From(IQueryable<Deal> deals) => deals
        .Where(d => d.Status != DealStatus.Open)
        .GroupBy(d => new { d.Status, d.Currency })
        .Select(g => new ClosedDeals(g.Key.Status, g.Key.Currency, g.Count(), g.Sum(d => d.Amount)));
}

/// <summary>
/// Sums in base currency at the rates of one day. Lost deals count
/// nothing; deals without a rate are named, not guessed; open deals whose
/// close date has passed are named and not weighted (domain-rules §20).
/// </summary>
/// <param name="WonWithoutRate">Currencies of won deals that are in no sum.</param>
internal sealed record DealSums(
    int OpenCount, decimal Open, decimal Weighted, int WonCount, decimal Won, int LostCount,
    IReadOnlyList<DealAmount> WithoutRate, IReadOnlyList<DealAmount> Overdue, IReadOnlyList<string> WonWithoutRate)
{
    /// <summary>Types whose rows the sums are computed from.</summary>
    public static readonly Type[] Sources = [typeof(Deal), typeof(Stages.Stage), typeof(Companies.Company),
        typeof(Platform.Copies.ExchangeRateCopy)];

    public static DealSums Of(IEnumerable<DealAmount> deals, ExchangeRateTable rates, DateOnly day, string baseCurrency)
    {
        var (openCount, open, weighted, wonCount, won, lostCount) = (0, 0m, 0m, 0, 0m, 0);
        var (withoutRate, overdue) = (new List<DealAmount>(), new List<DealAmount>());
        foreach (var deal in deals)
        {
            if (deal.Status == DealStatus.Lost)
            {
                lostCount++;
                continue;
            }

            var inBase = rates.ToBase(deal.Amount, deal.Currency, day);
            if (inBase is null) withoutRate.Add(deal);
            if (deal.Status == DealStatus.Won)
            {
                wonCount++;
                won += inBase ?? 0;
                continue;
            }

            openCount++;
            open += inBase ?? 0;
            if (deal.ExpectedCloseOn < day) overdue.Add(deal);
            else weighted += DealAmount.Weighted(inBase ?? 0, deal.Probability, baseCurrency);
        }

        return new DealSums(openCount, open, weighted, wonCount, won, lostCount, withoutRate, overdue, []);
    }

    /// <summary>The same with closed deals, each currency converted as one amount.</summary>
    public DealSums With(IReadOnlyList<ClosedDeals> closed, ExchangeRateTable rates, DateOnly day)
    {
        var won = closed.Where(c => c.Status == DealStatus.Won)
            .Select(c => (c.Currency, c.Count, InBase: rates.ToBase(c.Amount, c.Currency, day)))
            .ToList();
        return this with
        {
            WonCount = WonCount + won.Sum(c => c.Count),
            Won = Won + won.Sum(c => c.InBase ?? 0),
            LostCount = LostCount + closed.Where(c => c.Status == DealStatus.Lost).Sum(c => c.Count),
            WonWithoutRate = [.. WonWithoutRate, .. won.Where(c => c.InBase is null).Select(c => c.Currency)],
        };
    }
}
