using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.ExchangeRates;

internal static class RequiredRate
{
    /// <summary>The rate of the day.</summary>
    /// <exception cref="BusinessRuleException">There is none.</exception>
    public static decimal Require(this ExchangeRateTable rates, string currency, DateOnly day) =>
        Require(rates.RateOn(currency, day), currency, day);

    /// <inheritdoc cref="Require(ExchangeRateTable, string, DateOnly)"/>
    public static decimal Require(decimal? rate, string currency, DateOnly day) => rate
        ?? throw new BusinessRuleException("There is no exchange rate for {0} on {1}. Enter it in the settings first.",
            currency, day);
}
