using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Books.MonthEnd.Work;

/// <summary>What is known of a fixed-price contract at the end of a day.</summary>
/// <param name="Contract">Agreed price, net, in <paramref name="Currency"/>.</param>
/// <param name="Billed">Net, in the same; <paramref name="BilledBase"/> as it was posted.</param>
/// <param name="Cost">Base currency.</param>
/// <param name="CostAtCompletion">Cost in all as it is expected now; null when nobody knows.</param>
/// <param name="HoursAtCompletion">The same of hours.</param>
/// <param name="Rate">1 unit of the currency = x base, of that day.</param>
internal sealed record ContractFigures(
    EarningMethod Method,
    decimal Contract,
    string Currency,
    decimal Billed,
    decimal BilledBase,
    decimal Cost,
    decimal Hours,
    decimal? CostAtCompletion,
    decimal? HoursAtCompletion,
    decimal Rate);

/// <summary>
/// Earned revenue of a contract (domain-rules §12): progress is what was spent of what is expected <em>now</em>, never
/// of the budget it was sold with.
/// </summary>
/// <param name="Share">0 to 1; null when nobody knows what is still to come: then nothing is posted.</param>
/// <param name="Earned">In the contract's currency.</param>
/// <param name="Asset">Earned and not billed, base currency.</param>
/// <param name="Liability">Billed and not earned, base currency.</param>
/// <param name="Loss">What is provided for a contract that costs more than it brings, base currency.</param>
internal sealed record Progress(decimal? Share, decimal Earned, decimal Asset, decimal Liability, decimal Loss)
{
    public static readonly Progress AsBilled = new(null, 0, 0, 0, 0);

    public static Progress Of(ContractFigures of, string baseCurrency)
    {
        if (ShareOf(of) is not { } share) return AsBilled;
        var earned = Rounding.Round(of.Contract * share, of.Currency);
        var open = earned - of.Billed;
        // What is owed for work is money of today; what was billed too early is returned as it was billed.
        var asset = open > 0 ? Rounding.Round(open * of.Rate, baseCurrency) : 0;
        var liability = open < 0 ? Rounding.Round(-open * of.BilledBase / of.Billed, baseCurrency) : 0;
        return new Progress(share, earned, asset, liability, LossOf(of, share, baseCurrency));
    }

    private static decimal? ShareOf(ContractFigures of) => of.Method switch
    {
        EarningMethod.CostToCost => Ratio(of.Cost, of.CostAtCompletion),
        EarningMethod.Hours => Ratio(of.Hours, of.HoursAtCompletion),
        _ => null,
    };

    // More than was expected is spent: then that is all of it, until somebody estimates anew.
    private static decimal? Ratio(decimal actual, decimal? atCompletion) => atCompletion switch
    {
        null => null,
        <= 0 => actual > 0 ? 1 : 0,
        { } whole => Math.Min(1, Math.Max(0, actual / whole)),
    };

    private static decimal LossOf(ContractFigures of, decimal share, string baseCurrency)
    {
        var price = of.Contract * of.Rate;
        return of.CostAtCompletion is { } cost && cost > price
            ? Rounding.Round((cost - price) * (1 - share), baseCurrency)
            : 0;
    }
}
