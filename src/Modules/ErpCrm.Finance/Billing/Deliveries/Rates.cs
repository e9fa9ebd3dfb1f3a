using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Copies;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Billing.Deliveries;

/// <summary>The module's own exchange rates, by day.</summary>
internal static class Rates
{
    /// <summary>The rate of a day, read now: for what is stored. 1
    /// for the base currency, null when none is known.</summary>
    public static Task<decimal?> ReadAsync(FinanceDbContext db, ICompanyProfile company, string currency, DateOnly day,
        CancellationToken ct) =>
        StoredExchangeRates.ReadAsync<ExchangeRate>(db, company.Current.BaseCurrency, currency, day, ct);

    /// <summary>The rates of some currencies, read now: for what is stored.</summary>
    public static Task<ExchangeRateTable> ReadAsync(FinanceDbContext db, ICompanyProfile company,
        IEnumerable<string> currencies, CancellationToken ct) =>
        StoredExchangeRates.ReadTableAsync<ExchangeRate>(db, company.Current.BaseCurrency, currencies, ct);

    /// <summary>All rates, kept in memory: for figures that are only shown.</summary>
    public static Task<ExchangeRateTable> LoadAsync(FinanceDbContext db, ICompanyProfile company,
        CancellationToken ct) =>
        StoredExchangeRates.LoadAsync<ExchangeRate>(db, company,
            r => new DatedExchangeRate(r.Currency, r.ValidFrom, r.Rate), ct);
}
