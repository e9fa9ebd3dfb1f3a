using ErpCrm.Finance.ExchangeRates;
using ErpCrm.SharedKernel.Company;
using ErpCrm.SharedKernel.Copies;
using ErpCrm.SharedKernel.Figures;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Deliveries;

/// <summary>The module's own exchange rates, by day.</summary>
internal static class Rates
{
    public static Task<RateTable> LoadAsync(FinanceDbContext db, ICompanyProfile company, CancellationToken ct) =>
        db.KeptAsync($"exchange rates in {company.Current.BaseCurrency}", null, [typeof(ExchangeRate)], async () =>
        {
            var rates = await db.ExchangeRates.AsNoTracking().Select(r => new { r.Currency, r.ValidFrom, r.Rate }).ToListAsync(ct);
            return new RateTable(company.Current.BaseCurrency, rates.Select(r => (r.Currency, r.ValidFrom, r.Rate)));
        });
}
