using System.Globalization;
using System.Text;

namespace ErpCrm.Crm;

/// <summary>
/// A table for spreadsheets: separator and decimals as the reader's language writes them, UTF-8 with a mark so that Cyrillic opens
/// right. Text that a spreadsheet would take for a formula gets a leading apostrophe.
/// </summary>
internal sealed class Csv
{
    public const string ContentType = "text/csv; charset=utf-8";

    private readonly StringBuilder _text = new();
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly string _separator;

    public Csv()
    {
        _separator = _culture.NumberFormat.NumberDecimalSeparator == "," ? ";" : ",";
    }

    public Csv Row(params IEnumerable<object?> cells)
    {
        _text.AppendJoin(_separator, cells.Select(Cell)).Append("\r\n");
        return this;
    }

    public byte[] ToBytes() => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(_text.ToString())];

    private string Cell(object? value) => value switch
    {
        null => "",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.00##", _culture).Replace('\u2212', '-'),
        int number => number.ToString(CultureInfo.InvariantCulture),
        _ => Quoted(Harmless(value.ToString() ?? "")),
    };

    private static string Harmless(string text) => text.TrimStart(' ') is [('=' or '+' or '-' or '@' or '\t' or '\r'), ..] ? "'" + text : text;

    private string Quoted(string text) =>
        text.Contains(_separator, StringComparison.Ordinal) || text.AsSpan().IndexOfAny("\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
