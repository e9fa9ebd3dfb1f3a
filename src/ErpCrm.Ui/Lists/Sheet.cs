using System.Text;
using System.Xml;
using ErpCrm.Platform.Records;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace ErpCrm.Ui.Lists;

/// <summary>Rows as a sheet of typed cells. A text is a text whatever it begins with: nothing in it can run.</summary>
internal static class Sheet
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Rows that a sheet holds, its head included.</summary>
    internal const int MostRows = 1_048_576;
    private const int MostLetters = 32_767;
    internal const double Width = 18;

    public static async Task WriteAsync<TRecord, TRow>(
        ListOf<TRecord, TRow> list, ListScope scope, Stream file, CancellationToken ct)
        where TRecord : class
        where TRow : class
    {
        await using var book = await Spreadsheet.CreateNewAsync(file, cancellationToken: ct);
        IReadOnlyList<ExportColumn<TRow>>? columns = null;
        StyleId?[] styles = [];
        var written = 1;
        await foreach (var rows in list.BatchesAsync(scope, ct))
        {
            if (columns is null)
            {
                columns = ExportColumn<TRow>.Of(list, scope);
                styles = await BeginAsync(book, list, scope, columns, ct);
            }

            foreach (var row in rows.Take(MostRows - written))
            {
                Cell[] cells = [.. columns.Select((c, i) => CellOf(c.Value(row), styles[i]))];
                await book.AddRowAsync(cells, ct);
            }

            written += rows.Count;
        }

        await book.FinishAsync(ct);
    }

    private static async Task<StyleId?[]> BeginAsync<TRecord, TRow>(
        Spreadsheet book, ListOf<TRecord, TRow> list, ListScope scope, IReadOnlyList<ExportColumn<TRow>> columns,
        CancellationToken ct)
        where TRecord : class
        where TRow : class
    {
        var options = new WorksheetOptions { FrozenRows = 1 };
        for (var i = 1; i <= columns.Count; i++) options.Column(i).Width = Width;
        await book.StartWorksheetAsync(NameOf(scope.Say(list.Name)), options, ct);
        var bold = new Style();
        bold.Font.Bold = true;
        var head = book.AddStyle(bold);
        var formats = columns.Select(c => FormatOf(c.Column)).OfType<string>().Distinct()
            .ToDictionary(f => f, f => book.AddStyle(new Style { Format = NumberFormat.Custom(f) }));
        Cell[] heads = [.. columns.Select(c => new Cell(c.Head, head))];
        await book.AddRowAsync(heads, ct);
        return [.. columns.Select(c => FormatOf(c.Column) is { } format ? formats[format] : null)];
    }

    private static string? FormatOf<TRow>(Column<TRow>? column) => column?.Field.Type switch
    {
        FieldType.Money => "#,##0.00",
        FieldType.Percent => "0.##%",
        FieldType.Date => "yyyy-mm-dd",
        FieldType.Moment => "yyyy-mm-dd hh:mm",
        FieldType.Duration => "0.00",
        _ => null,
    };

    internal static Cell CellOf(object? value, StyleId? style) => value switch
    {
        null => new Cell((string?)null),
        decimal number => new Cell(number, style),
        int number => new Cell(number, style),
        long number => new Cell(number, style),
        double number => new Cell(number, style),
        bool flag => new Cell(flag, style),
        DateOnly day => new Cell(day.ToDateTime(TimeOnly.MinValue), style),
        DateTime moment => new Cell(moment, style),
        _ => new Cell(Letters(value.ToString() ?? "")),
    };

    // Without what XML cannot hold and a cell has no room for.
    private static string Letters(string text)
    {
        var clean = new StringBuilder(Math.Min(text.Length, MostLetters));
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            if (clean.Length + (isPair ? 2 : 1) > MostLetters) break;
            if (isPair) clean.Append(text[i]).Append(text[++i]);
            else if (XmlConvert.IsXmlChar(text[i])) clean.Append(text[i]);
        }

        return clean.ToString();
    }

    // A sheet's name has no signs of a formula's address, and 31 letters.
    internal static string NameOf(string name)
    {
        var plain = new string([.. name.Where(c => !@"/\?*[]:'".Contains(c, StringComparison.Ordinal)).Take(31)]);
        return plain.Length == 0 ? "1" : plain;
    }
}
