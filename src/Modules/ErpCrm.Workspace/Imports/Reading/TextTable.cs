using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;

namespace ErpCrm.Workspace.Imports.Reading;

/// <summary>Text with separated cells.</summary>
internal static class TextTable
{
    /// <summary>What one cell may hold; a quote that is never closed would take the rest of the file.</summary>
    private const int LongestCell = 32_000;
    private const int RowsToLookAt = 40;

    public static IEnumerable<SourceRow> Read(Stream content, TableForm form)
    {
        using var text = new PlainReader(
            new StreamReader(content, form.TextEncoding, true, 64 * 1024, leaveOpen: true));
        using var parser = new CsvParser(text, Rules(form.Separator, isStrict: true), leaveOpen: true);
        while (Next(parser))
        {
            text.EndRow();
            if (IsOpen(parser)) throw NeverEnds(parser.Row);
            // A spreadsheet is told the separator so; it is no row.
            if (parser.Row == 1 && IsHint(parser.Record)) continue;
            yield return new SourceRow(parser.Row, [.. (parser.Record ?? []).Take(Tables.MostColumns).Select(CellOf)]);
        }
    }

    /// <summary>The separator by which most rows have equally many cells.</summary>
    public static char SeparatorOf(Stream content, Encoding encoding)
    {
        var (best, score) = (TableForm.Separators[0], 0.0);
        foreach (var separator in TableForm.Separators)
        {
            content.Position = 0;
            var found = ScoreOf(content, encoding, separator);
            if (found > score) (best, score) = (separator, found);
        }

        return best;
    }

    private static double ScoreOf(Stream content, Encoding encoding, char separator)
    {
        var widths = new List<int>();
        using var text = new PlainReader(new StreamReader(content, encoding, true, 4096, leaveOpen: true));
        using var parser = new CsvParser(text, Rules(separator), leaveOpen: true);
        try
        {
            while (widths.Count < RowsToLookAt && parser.Read())
            {
                text.EndRow();
                if (parser.Row == 1 && IsHint(parser.Record)) return parser.Record![0][4] == separator ? 1000 : 0;
                if (parser.Record is { Length: > 0 } cells && cells.Any(c => c.Length > 0)) widths.Add(cells.Length);
            }
        }
        catch (Exception e) when (e is CsvHelperException or InvalidDataException)
        {
            return 0;
        }

        var usual = widths.Where(width => width > 1).GroupBy(width => width)
            .OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).FirstOrDefault();
        return usual is null ? 0 : (double)usual.Count() / widths.Count * (1 + Math.Log(usual.Key));
    }

    private static CsvConfiguration Rules(char separator, bool isStrict = false) => new(CultureInfo.InvariantCulture)
    {
        Delimiter = separator.ToString(),
        HasHeaderRecord = false,
        IgnoreBlankLines = false,
        // A quote amid a cell belongs to it: ООО "Ромашка". One that ends a cell of several lines amid a word was meant
        // to begin another: the first was never closed.
        BadDataFound = bad =>
        {
            if (isStrict && bad.Field.StartsWith('"') && bad.Field.AsSpan().IndexOfAny('\r', '\n') >= 0)
                throw NeverEnds(bad.Context.Parser!.Row);
        },
        MaxFieldSize = LongestCell,
    };

    private static bool Next(CsvParser parser)
    {
        try
        {
            return parser.Read();
        }
        catch (Exception e) when (e is CsvHelperException or InvalidDataException)
        {
            throw NeverEnds(parser.Row);
        }
    }

    // A quotation mark that is never closed takes rows into its cell, up to the next one or to the end of the file.
    private static bool IsOpen(CsvParser parser) =>
        parser.Record is { } cells && Array.Exists(cells, cell => cell.AsSpan().IndexOfAny('\r', '\n') >= 0)
        && parser.RawRecord.Count(c => c == '"') % 2 != 0;

    private static BusinessRuleException NeverEnds(int row) => new(
        "Row {0} cannot be read: a cell in it never ends. Look for a quotation mark that is not closed.", row);

    private static bool IsHint(string[]? cells) =>
        cells is [var first, ..] && first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && first.Length == 5
        || cells is ["sep=", "", ..];

    private static SourceCell CellOf(string text) => new(Csv.Plain(text.Trim()));
}
