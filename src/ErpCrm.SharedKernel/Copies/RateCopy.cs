using System.Linq.Expressions;
using ErpCrm.SharedKernel.Company;
using ErpCrm.SharedKernel.Events;
using ErpCrm.SharedKernel.Figures;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.SharedKernel.Copies;

/// <summary>An exchange rate holds from a day on: 1 unit of <paramref name="Currency"/>
/// = <paramref name="Rate"/> units of the base currency.</summary>
[EventName("finance.exchange-rate-set")]
public sealed record ExchangeRateSet(Guid RateId, string Currency, DateOnly ValidFrom, decimal Rate) : DomainEvent;

/// <summary>A module's own copy of an exchange rate.</summary>
public sealed class RateCopy
{
    public required Guid Id { get; init; }
    public required string Currency { get; set; }
    public required DateOnly ValidFrom { get; set; }
    public required decimal Rate { get; set; }
}

internal sealed class FollowRateWhenExchangeRateSet<TContext>(TContext db) : IHandle<ExchangeRateSet>
    where TContext : DbContext
{
    public async Task HandleAsync(ExchangeRateSet domainEvent, CancellationToken ct)
    {
        var copy = await db.Set<RateCopy>().FindAsync([domainEvent.RateId], ct);
        if (copy is null)
            db.Add(new RateCopy
            {
                Id = domainEvent.RateId, Currency = domainEvent.Currency, ValidFrom = domainEvent.ValidFrom,
                Rate = domainEvent.Rate
            });
        else
            (copy.Currency, copy.ValidFrom, copy.Rate) = (domainEvent.Currency, domainEvent.ValidFrom,
                domainEvent.Rate);
    }
}

/// <summary>A rate holds from its day on: 1 unit of the currency = that many units of the base currency.</summary>
public sealed record DatedRate(string Currency, DateOnly ValidFrom, decimal Rate);

/// <summary>Exchange rates by currency and day: one direction, 1 foreign = x base (domain-rules §6).</summary>
public sealed class RateTable
{
    private readonly string _baseCurrency;
    private readonly Dictionary<string, List<(DateOnly From, decimal Rate)>> _rates;

    /// <param name="baseCurrency">ISO 4217.</param>
    /// <param name="rates">Known rates, in any order.</param>
    public RateTable(string baseCurrency, IEnumerable<DatedRate> rates)
    {
        _baseCurrency = baseCurrency;
        _rates = rates.GroupBy(r => r.Currency).ToDictionary(g => g.Key,
            g => g.Select(r => (r.ValidFrom, r.Rate)).OrderByDescending(r => r.ValidFrom).ToList());
    }

    /// <summary>The rate of the day: the newest that is valid by then, or null when none is.</summary>
    public decimal? RateOn(string currency, DateOnly day)
    {
        if (currency == _baseCurrency) return 1m;
        return _rates.TryGetValue(currency, out var known) && known.FindIndex(r => r.From <= day) is var index and >= 0
            ? known[index].Rate
            : null;
    }

    /// <summary>The amount in base currency at the day's rate, rounded
    /// to its minor unit; null when there is no rate.</summary>
    public decimal? ToBase(decimal amount, string currency, DateOnly day) =>
        RateOn(currency, day) is { } rate ? Rounding.Round(amount * rate, _baseCurrency) : null;

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
        return await Of<TRate>(db, currency).Where(r => EF.Property<DateOnly>(r, nameof(RateCopy.ValidFrom)) <= day)
            .OrderByDescending(r => EF.Property<DateOnly>(r, nameof(RateCopy.ValidFrom)))
            .Select(r => (decimal?)EF.Property<decimal>(r, nameof(RateCopy.Rate))).FirstOrDefaultAsync(ct);
    }

    /// <summary>All rates of some currencies as the database says now; see <see cref="ReadAsync"/>.</summary>
    public static async Task<RateTable> ReadTableAsync<TRate>(DbContext db, string baseCurrency,
        IEnumerable<string> currencies, CancellationToken ct)
        where TRate : class
    {
        RequireTransaction(db);
        var wanted = currencies.Distinct().Where(c => c != baseCurrency).ToList();
        var rates = await db.Set<TRate>().AsNoTracking()
            .Where(r => wanted.Contains(EF.Property<string>(r, nameof(RateCopy.Currency))))
            .Select(r => new DatedRate(
                EF.Property<string>(r, nameof(RateCopy.Currency)),
                EF.Property<DateOnly>(r, nameof(RateCopy.ValidFrom)),
                EF.Property<decimal>(r, nameof(RateCopy.Rate))))
            .ToListAsync(ct);
        return new RateTable(baseCurrency, rates);
    }

    /// <summary>A module's copies, kept until one changes; for figures that are only shown.</summary>
    public static Task<RateTable> LoadAsync(DbContext db, ICompanyProfile company, CancellationToken ct) =>
        LoadAsync<RateCopy>(db, company, r => new DatedRate(r.Currency, r.ValidFrom, r.Rate), ct);

    /// <summary>The rates in a table of the module, kept until one changes; for figures that are only shown.</summary>
    public static Task<RateTable> LoadAsync<TRate>(DbContext db, ICompanyProfile company,
        Expression<Func<TRate, DatedRate>> rate, CancellationToken ct)
        where TRate : class =>
        db.KeptAsync($"exchange rates in {company.Current.BaseCurrency}", null, [typeof(TRate)], async () =>
            new RateTable(company.Current.BaseCurrency,
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
            db.Set<TRate>().AsNoTracking().Where(r => EF.Property<string>(r, nameof(RateCopy.Currency)) == currency);
}
