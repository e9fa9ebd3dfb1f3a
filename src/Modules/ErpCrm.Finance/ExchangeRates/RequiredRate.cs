using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Copies;

namespace ErpCrm.Finance.ExchangeRates;

internal static class RequiredRate
{
    /// <summary>The rate of the day.</summary>
    /// <exception cref="BusinessRuleException">There is none.</exception>
    public static decimal Require(this RateTable rates, string currency, DateOnly day) => rates.RateOn(currency, day)
        ?? throw new BusinessRuleException("There is no exchange rate for {0} on {1}. Enter it in the settings first.", currency, day);
}
