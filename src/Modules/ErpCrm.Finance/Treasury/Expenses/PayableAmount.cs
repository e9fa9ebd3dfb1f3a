using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Treasury.Expenses;

/// <summary>What leaves the company for an expense: to whoever laid it out, or by its card.</summary>
/// <param name="Rate">1 unit of its currency = x base, of the day it was spent.</param>
internal sealed record PayableAmount(decimal Amount, string Currency, decimal Rate)
{
    /// <summary>The gross in another currency at the rates of the day it was spent (domain-rules §6).</summary>
    /// <param name="rate">1 unit of <paramref name="currency"/> = x base.</param>
    /// <param name="inRate">1 unit of <paramref name="inCurrency"/> = x base.</param>
    public static PayableAmount Of(decimal gross, string currency, decimal rate, string inCurrency, decimal inRate) =>
        currency == inCurrency
            ? new PayableAmount(gross, currency, rate)
            : new PayableAmount(Currencies.Limited(Rounding.Round(gross * rate / inRate, inCurrency), null), inCurrency,
                inRate);
}
