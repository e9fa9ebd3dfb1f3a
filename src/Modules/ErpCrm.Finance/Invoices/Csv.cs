using System.Globalization;
using System.Text;

namespace ErpCrm.Finance.Invoices;

/// <summary>Rows for a spreadsheet. A text that a spreadsheet would run as a formula is quoted as text.</summary>
internal static class Csv
{
    /// <summary>So that spreadsheets know it is UTF-8.</summary>
    public static byte[] Preamble => [0xEF, 0xBB, 0xBF];

    public static string Line(params object?[] values) => string.Join(',', values.Select(Cell)) + "\r\n";

    private static string Cell(object? value) => value switch
    {
        null => "",
        decimal number => number.ToString(CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Quoted(value.ToString() ?? ""),
    };

    private static string Quoted(string text)
    {
        var safe = text.TrimStart() is { Length: > 0 } start && "=+-@\u2212".Contains(start[0], StringComparison.Ordinal) || text is ['\t' or '\r', ..] ? "'" + text : text;
        return new StringBuilder(safe.Length + 2).Append('"').Append(safe).Replace("\"", "\"\"", 1, safe.Length).Append('"').ToString();
    }
}
