using System.Globalization;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using Microsoft.AspNetCore.WebUtilities;

namespace ErpCrm.Finance.Books.Reports;

/// <summary>What a report is asked for. The address says all of it; what cannot be read asks for nothing.</summary>
internal sealed class ReportAsk
{
    public DateOnly? From { get; set; }

    /// <summary>The last day, or the one that balances are told of.</summary>
    public DateOnly? To { get; set; }

    /// <summary>Another day, which balances are compared with.</summary>
    public DateOnly? Against { get; set; }

    public ReportSpan? By { get; set; }
    public Comparison? Compare { get; set; }
    public Guid? Project { get; set; }

    /// <summary>What the field of the project shows.</summary>
    public string? ProjectText { get; set; }

    public Guid? Department { get; set; }

    /// <summary>Cost centre.</summary>
    public Guid? Centre { get; set; }

    /// <summary>As known at the end of this day, or at <see cref="Time"/> of it.</summary>
    public DateOnly? Known { get; set; }

    public TimeOnly? Time { get; set; }

    public Guid? Account { get; set; }

    /// <summary>Customer, supplier or person.</summary>
    public Guid? Party { get; set; }

    /// <summary>Amounts of this currency alone, and in it.</summary>
    public string? Currency { get; set; }

    /// <summary>Journals of this kind alone.</summary>
    public JournalKind? Kind { get; set; }

    /// <summary>Accounts of these classes alone, divided by commas.</summary>
    public string? Of { get; set; }

    /// <summary>Also each currency by itself.</summary>
    public bool Currencies { get; set; }

    /// <summary>Without what closed the year.</summary>
    public bool BeforeClosing { get; set; }

    /// <summary>With decimals where there are many columns.</summary>
    public bool Exact { get; set; }

    public IReadOnlyList<AccountClass> Classes() =>
    [
        .. (Of ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(word => Enum.GetValues<AccountClass>().Cast<AccountClass?>()
                .FirstOrDefault(c => c.ToString() == word))
            .OfType<AccountClass>().Distinct(),
    ];

    public string? CurrencyCode() => SharedKernel.Currencies.IsKnown(Currency) ? Currency : null;

    /// <summary>UTC; null for all that is known now.</summary>
    /// <param name="zone">In which the moment was typed.</param>
    public DateTime? KnownAt(TimeZoneInfo zone, DateTime now)
    {
        if (Known is not { } day) return null;
        var local = Time is { } time ? day.ToDateTime(time) : day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        // The hour that a clock leaps over is the one after it.
        if (zone.IsInvalidTime(local)) local = local.AddHours(1);
        var utc = TimeZoneInfo.ConvertTimeToUtc(local, zone);
        if (Time is null) utc = utc.AddTicks(-1);
        return utc < now ? utc : null;
    }

    /// <summary>The address of a report that is asked the same but for the changes; null takes one away.</summary>
    public string At(string path, params (string Name, string? Value)[] changes)
    {
        var pairs = Pairs().Where(pair => changes.All(change => change.Name != pair.Name)).Concat(changes)
            .Where(pair => !string.IsNullOrEmpty(pair.Value))
            .Select(pair => KeyValuePair.Create(pair.Name, pair.Value));
        return QueryHelpers.AddQueryString(path, pairs);
    }

    public static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private IEnumerable<(string Name, string? Value)> Pairs() =>
    [
        ("from", Text(From)), ("to", Text(To)), ("against", Text(Against)), ("by", By?.ToString()),
        ("compare", Compare?.ToString()), ("project", Project?.ToString()), ("department", Department?.ToString()),
        ("centre", Centre?.ToString()), ("known", Text(Known)),
        ("time", Time?.ToString("HH:mm", CultureInfo.InvariantCulture)), ("account", Account?.ToString()),
        ("party", Party?.ToString()), ("currency", CurrencyCode()),
        ("kind", Kind?.ToString()), ("of", string.Join(',', Classes())),
        ("currencies", Currencies ? "true" : null), ("beforeClosing", BeforeClosing ? "true" : null),
        ("exact", Exact ? "true" : null),
    ];
}
