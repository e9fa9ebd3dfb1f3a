using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace ErpCrm.Finance.Billing.Certificates;

/// <summary>Of which invoices certificates are asked for. The address says all of it; what cannot be read asks
/// nothing.</summary>
internal sealed class CertificatesAsk
{
    public const string Url = "/finance/certificates";

    private const string MonthFormat = "yyyy-MM";
    private const int MonthsOffered = 24;

    /// <summary>How many months may be looked at.</summary>
    public static readonly IReadOnlyList<int> Spans = [1, 3, 6, 12];

    private static readonly DateOnly First = new(1990, 1, 1);
    private static readonly DateOnly Last = new(2199, 12, 1);

    /// <summary>Months, the last one included.</summary>
    public int? Months { get; set; }

    /// <summary>The last month, as <c>2026-11</c>.</summary>
    public string? Until { get; set; }

    /// <summary>One client alone.</summary>
    public Guid? Company { get; set; }

    /// <summary>Invoices that are listed: of this verdict alone; those that are not matched otherwise.</summary>
    public Verdict? Verdict { get; set; }

    public int Span => Months is { } months && Spans.Contains(months) ? months : 3;

    public DateOnly LastMonth(DateOnly today)
    {
        var asked = DateOnly.TryParseExact(Until, MonthFormat, CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var month) ? month : today;
        var first = new DateOnly(asked.Year, asked.Month, 1);
        return first < First ? First : first > Last ? Last : first;
    }

    /// <summary>The months, oldest first.</summary>
    public IReadOnlyList<DateOnly> MonthsOf(DateOnly today) =>
        [.. Enumerable.Range(0, Span).Select(back => LastMonth(today).AddMonths(back + 1 - Span))];

    /// <summary>Last months that are offered, newest first, with the one that is asked for.</summary>
    public IReadOnlyList<DateOnly> MonthsToChoose(DateOnly today) =>
    [
        .. Enumerable.Range(0, MonthsOffered).Select(back => new DateOnly(today.Year, today.Month, 1).AddMonths(-back))
            .Append(LastMonth(today)).Distinct().OrderDescending(),
    ];

    /// <summary>The same asked but for the changes; null takes one away.</summary>
    public string Address(DateOnly today, params (string Name, string? Value)[] changes) => At(Url, today, changes);

    /// <summary>The same, printed.</summary>
    public string Paper(DateOnly today) => At(Url + "/pdf", today, []);

    public static string Key(DateOnly month) => month.ToString(MonthFormat, CultureInfo.InvariantCulture);

    private string At(string path, DateOnly today, (string Name, string? Value)[] changes)
    {
        var pairs = new (string Name, string? Value)[]
        {
            ("months", Span.ToString(CultureInfo.InvariantCulture)), ("until", Key(LastMonth(today))),
            ("company", Company?.ToString()), ("verdict", Verdict?.ToString()),
        };
        return QueryHelpers.AddQueryString(path, pairs.Where(pair => changes.All(change => change.Name != pair.Name))
            .Concat(changes).Where(pair => !string.IsNullOrEmpty(pair.Value))
            .Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));
    }
}
