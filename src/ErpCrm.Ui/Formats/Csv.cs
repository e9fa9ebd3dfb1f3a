using System.Globalization;
using System.Text;

namespace ErpCrm.Ui.Formats;

/// <summary>
/// A table for spreadsheets, the one writer of every export: separator
/// and decimals as the reader's language writes them, dates in ISO form, UTF-8 with a mark so that
/// Cyrillic opens right. Text that a spreadsheet would take for a formula gets an apostrophe.
/// </summary>
public sealed class Csv
{
    /// <summary>The media type of the answer.</summary>
    public const string ContentType = "text/csv; charset=utf-8";

    // Where a spreadsheet may begin a cell although this writer did
    // not: it opens files with the separator of its own country.
    private const string Boundaries = ",;|\t\r\n\v\f\u0085\u2028\u2029";

    // The signs a formula begins with, in every width a spreadsheet
    // may fold: full, small, raised and lowered, and the true minus.
    private const string FormulaSigns =
        "=+-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u207C\u207A\u207B\u208C\u208A\u208B\u2212";
    private const char TrueMinus = '\u2212';

    private readonly StringBuilder _text = new();
    private readonly CultureInfo _culture = CultureInfo.CurrentCulture;
    private readonly char _separator;
    private bool _isBegun;

    /// <summary>A table in the current culture.</summary>
    public Csv() => _separator = _culture.NumberFormat.NumberDecimalSeparator == "," ? ';' : ',';

    /// <summary>Adds a row; texts, figures, dates, or null for an empty cell.</summary>
    public Csv Row(params IEnumerable<object?> cells)
    {
        _text.AppendJoin(_separator, cells.Select(Cell)).Append("\r\n");
        return this;
    }

    /// <summary>The file.</summary>
    public byte[] ToBytes() => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(_text.ToString())];

    /// <summary>Writes what was added since the last time: a long table is never whole in memory.</summary>
    public async Task DrainAsync(Stream file, CancellationToken ct)
    {
        if (!_isBegun) await file.WriteAsync(Encoding.UTF8.GetPreamble(), ct);
        _isBegun = true;
        await file.WriteAsync(Encoding.UTF8.GetBytes(_text.ToString()), ct);
        _text.Clear();
    }

    /// <summary>A text of such a table as it was before it was made harmless.</summary>
    public static string Plain(string text)
    {
        if (text is ['\'', '\t' or '\r' or '\n', ..]) text = text[1..];
        var plain = new StringBuilder(text.Length);
        var atStart = true;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (atStart && c == '\'' && i + 1 < text.Length
                && FormulaSigns.Contains(text[i + 1], StringComparison.Ordinal)) continue;
            atStart = EndsCell(c) || (atStart && IsPassedOver(c));
            plain.Append(c);
        }

        return plain.ToString();
    }

    private string Cell(object? value) => value switch
    {
        null => "",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.00######", _culture).Replace(TrueMinus, '-'),
        int or long => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        _ => Quoted(Harmless(value.ToString() ?? "")),
    };

    private static string Harmless(string text)
    {
        var safe = new StringBuilder(text.Length + 1);
        var atStart = true;
        foreach (var c in text)
        {
            if (atStart && FormulaSigns.Contains(c, StringComparison.Ordinal)) safe.Append('\'');
            atStart = EndsCell(c) || (atStart && IsPassedOver(c));
            safe.Append(c);
        }

        return text is ['\t' or '\r' or '\n', ..] ? "'" + safe : safe.ToString();
    }

    private static bool EndsCell(char c) => Boundaries.Contains(c, StringComparison.Ordinal);

    // Blanks, quotes and invisible characters do not keep a formula from being one.
    private static bool IsPassedOver(char c) => c == '"' || char.IsWhiteSpace(c) || char.IsControl(c)
        || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format;

    private static string Quoted(string text) =>
        text.AsSpan()
            .IndexOfAny("\"" + Boundaries) >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
