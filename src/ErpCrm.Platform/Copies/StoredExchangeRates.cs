using System.Linq.Expressions;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Figures;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Platform.Copies;

/// <summary>Exchange rates as the tables of a module hold them.</summary>
public static class StoredExchangeRates
{
    /// <summary>The rate of one day as the database says now, in the
    /// caller's transaction: for whatever is stored in a document.</summary>
    /// <typeparam name="TRate">The module's rates: its copies, or its own.</typeparam>
    /// <returns>1 for the base currency, null when no rate is known.</returns>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public static async Task<decimal?> ReadAsync<TRate>(DbContext db, string baseCurrency, string currency,
        DateOnly day, CancellationToken ct)
        where TRate : class
    {
        RequireTransaction(db);
        if (currency == baseCurrency) return 1m;
        return await Of<TRate>(db, currency).Where(
            r => EF.Property<DateOnly>(r, nameof(ExchangeRateCopy.ValidFrom)) <= day)
            .OrderByDescending(r => EF.Property<DateOnly>(r, nameof(ExchangeRateCopy.ValidFrom)))
            .Select(r => (decimal?)EF.Property<decimal>(r, nameof(ExchangeRateCopy.Rate))).FirstOrDefaultAsync(ct);
    }

    /// <summary>All rates of some currencies as the database says now; see <see cref="ReadAsync"/>.</summary>
    public static async Task<ExchangeRateTable> ReadTableAsync<TRate>(DbContext db, string baseCurrency,
        IEnumerable<string> currencies, CancellationToken ct)
        where TRate : class
    {
        RequireTransaction(db);
        var wanted = currencies.Distinct().Where(c => c != baseCurrency).ToList();
        var rates = await db.Set<TRate>().AsNoTracking()
            .Where(r => wanted.Contains(EF.Property<string>(r, nameof(ExchangeRateCopy.Currency))))
            .Select(r => new DatedExchangeRate(
                EF.Property<string>(r, nameof(ExchangeRateCopy.Currency)),
                EF.Property<DateOnly>(r, nameof(ExchangeRateCopy.ValidFrom)),
                EF.Property<decimal>(r, nameof(ExchangeRateCopy.Rate))))
            .ToListAsync(ct);
        return new ExchangeRateTable(baseCurrency, rates);
    }

    /// <summary>A module's copies, kept until one changes; for figures that are only shown.</summary>
    public static Task<ExchangeRateTable> LoadAsync(DbContext db, ICompanyProfile company, CancellationToken ct) =>
        LoadAsync<ExchangeRateCopy>(db, company, r => new DatedExchangeRate(r.Currency, r.ValidFrom, r.Rate), ct);

    /// <summary>The rates in a table of the module, kept until one changes; for figures that are only shown.</summary>
    public static Task<ExchangeRateTable> LoadAsync<TRate>(DbContext db, ICompanyProfile company,
        Expression<Func<TRate, DatedExchangeRate>> rate, CancellationToken ct)
        where TRate : class =>
        db.KeptAsync($"exchange rates in {company.Current.BaseCurrency}", null, [typeof(TRate)], async () =>
            new ExchangeRateTable(company.Current.BaseCurrency,
                await db.Set<TRate>().AsNoTracking().Select(rate).ToListAsync(ct)));

    // Read before the transaction, a rate may be another one when the document is stored.
    private static void RequireTransaction(DbContext db)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException(
                "What is stored in a document is read in the transaction that stores it.");
    }

    private static IQueryable<TRate> Of<TRate>(DbContext db, string currency)
        where TRate : class =>
            db.Set<TRate>().AsNoTracking()
                .Where(r => EF.Property<string>(r, nameof(ExchangeRateCopy.Currency)) == currency);
}
