using ErpCrm.Finance.ExchangeRates;
using ErpCrm.SharedKernel.Company;
using ErpCrm.SharedKernel.Copies;

namespace ErpCrm.Finance.Deliveries;

/// <summary>The module's own exchange rates, by day.</summary>
internal static class Rates
{
    public static Task<RateTable> LoadAsync(FinanceDbContext db, ICompanyProfile company, CancellationToken ct) =>
        RateTable.LoadAsync<ExchangeRate>(db, company, r => new DatedRate(r.Currency, r.ValidFrom, r.Rate), ct);
}
