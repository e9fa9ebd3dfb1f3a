using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Company;
using ErpCrm.SharedKernel.Copies;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.ExchangeRates;

/// <summary>Exchange rates by day, out of this module's own table.</summary>
internal static class Rates
{
    public static async Task<RateTable> LoadAsync(FinanceDbContext db, ICompanyProfile company, CancellationToken ct)
    {
        var rates = await db.ExchangeRates.AsNoTracking().Select(r => new { r.Currency, r.ValidFrom, r.Rate }).ToListAsync(ct);
        return new RateTable(company.Current.BaseCurrency, rates.Select(r => (r.Currency, r.ValidFrom, r.Rate)));
    }

    /// <summary>The rate of the day.</summary>
    /// <exception cref="BusinessRuleException">There is none.</exception>
    public static decimal Require(this RateTable rates, string currency, DateOnly day) => rates.RateOn(currency, day)
        ?? throw new BusinessRuleException("There is no exchange rate of {0} for {1}; set it under Settings.", currency, day);
}
