using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Copies;

namespace ErpCrm.Crm.Deals;

/// <summary>What sums need to know of one deal.</summary>
/// <param name="Probability">Per cent: the deal's own, else its stage's.</param>
internal sealed record DealAmount(Guid Id, string Name, Guid StageId, DealStatus Status, decimal Amount, string Currency, int Probability)
{
    public static IQueryable<DealAmount> From(IQueryable<Deal> deals) =>
        deals.Select(d => new DealAmount(d.Id, d.Name, d.StageId, d.Status, d.Amount, d.Currency, d.OwnProbability ?? d.Stage!.Probability));

    /// <summary>Amount × probability for an open deal, rounded per deal, so that the sum is the sum of the rows (domain-rules §20).</summary>
    public static decimal Weighted(decimal inBase, int probability, string baseCurrency) => Rounding.Round(inBase * probability / 100, baseCurrency);
}

/// <summary>Sums in base currency at the rates of one day. Lost deals count nothing; deals without a rate are named, not guessed.</summary>
internal sealed record DealSums(int OpenCount, decimal Open, decimal Weighted, int WonCount, decimal Won, int LostCount, IReadOnlyList<DealAmount> WithoutRate)
{
    /// <summary>Types whose rows the sums are computed from.</summary>
    public static readonly Type[] Sources = [typeof(Deal), typeof(Stages.Stage), typeof(Companies.Company), typeof(SharedKernel.Copies.RateCopy)];

    public static DealSums Of(IEnumerable<DealAmount> deals, RateTable rates, DateOnly day, string baseCurrency)
    {
        var (openCount, open, weighted, wonCount, won, lostCount) = (0, 0m, 0m, 0, 0m, 0);
        var withoutRate = new List<DealAmount>();
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
            }
            else
            {
                openCount++;
                open += inBase ?? 0;
                weighted += DealAmount.Weighted(inBase ?? 0, deal.Probability, baseCurrency);
            }
        }

        return new DealSums(openCount, open, weighted, wonCount, won, lostCount, withoutRate);
    }
}
