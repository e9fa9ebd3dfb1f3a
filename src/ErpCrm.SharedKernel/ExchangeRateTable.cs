namespace ErpCrm.SharedKernel;

/// <summary>A rate holds from its day on: 1 unit of the currency = that many units of the base currency.</summary>
public sealed record DatedExchangeRate(string Currency, DateOnly ValidFrom, decimal Rate);

/// <summary>Exchange rates by currency and day: one direction, 1 foreign = x base (domain-rules §6).</summary>
public sealed class ExchangeRateTable
{
    private readonly string _baseCurrency;
    private readonly Dictionary<string, List<(DateOnly From, decimal Rate)>> _rates;

    /// <param name="baseCurrency">ISO 4217.</param>
    /// <param name="rates">Known rates, in any order.</param>
    public ExchangeRateTable(string baseCurrency, IEnumerable<DatedExchangeRate> rates)
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
}
