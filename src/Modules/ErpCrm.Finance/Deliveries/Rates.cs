using ErpCrm.SharedKernel.Company;
using ErpCrm.SharedKernel.Copies;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Deliveries;

/// <summary>The module's own exchange rates, by day.</summary>
internal static class Rates
{
    public static async Task<RateTable> LoadAsync(FinanceDbContext db, ICompanyProfile company, CancellationToken ct)
    {
        var rates = await db.ExchangeRates.AsNoTracking().Select(r => new { r.Currency, r.ValidFrom, r.Rate }).ToListAsync(ct);
        return new RateTable(company.Current.BaseCurrency, rates.Select(r => (r.Currency, r.ValidFrom, r.Rate)));
    }
}
