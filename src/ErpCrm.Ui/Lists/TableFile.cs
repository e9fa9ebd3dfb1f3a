using ErpCrm.Ui.Formats;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace ErpCrm.Ui.Lists;

/// <summary>A table that is no list of records, as a file.</summary>
/// <param name="Name">Of the sheet, in the reader's language.</param>
/// <param name="Heads">In the reader's language.</param>
/// <param name="Rows">Each as long as the heads; texts, amounts, days, whole numbers, or null for an empty cell.
/// Read as they are written: there may be any number.</param>
public sealed record TableFile(
    string Name, IReadOnlyList<string> Heads, IAsyncEnumerable<IReadOnlyList<object?>> Rows)
{
    private const int MostInMemory = 1 << 20;
    private const int RowsAtOnce = 500;

    public TableFile(string name, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<object?>> rows)
        : this(name, heads, rows.ToAsyncEnumerable())
    {
    }

    /// <summary>Whether the address asks for a file (<c>?as=csv</c>, <c>?as=xlsx</c>).</summary>
    public static bool IsAsked(string? form) => form is "csv" or "xlsx";

    /// <summary>The answer to who asked for it: an error while it is written is an ordinary page.</summary>
    /// <param name="form"><c>xlsx</c>, otherwise a text in the reader's format.</param>
    /// <param name="fileName">Without its ending: letters, figures and dashes.</param>
    public async Task<IActionResult> AnswerAsync(string? form, string fileName, CancellationToken ct)
    {
        var isSheet = form == "xlsx";
        var file = new FileBufferingWriteStream(MostInMemory);
        try
        {
            await WriteAsync(file, isSheet, ct);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        return new WrittenFile(file, isSheet ? Sheet.ContentType : Csv.ContentType,
            $"{fileName}.{(isSheet ? "xlsx" : "csv")}");
    }

    /// <summary>Writes it where it goes: into an archive, to a disk.</summary>
    /// <param name="isSheet">Typed cells of a book, otherwise a text in the current culture.</param>
    public Task WriteAsync(Stream file, bool isSheet, CancellationToken ct) =>
        isSheet ? WriteSheetAsync(file, ct) : WriteTextAsync(file, ct);

    private async Task WriteTextAsync(Stream file, CancellationToken ct)
    {
        var csv = new Csv().Row(Heads);
        var waiting = 0;
        await foreach (var row in Rows.WithCancellation(ct))
        {
            csv.Row(row);
            if (++waiting < RowsAtOnce) continue;
            await csv.DrainAsync(file, ct);
            waiting = 0;
        }

        await csv.DrainAsync(file, ct);
    }

    private async Task WriteSheetAsync(Stream file, CancellationToken ct)
    {
        await using var book = await Spreadsheet.CreateNewAsync(file, cancellationToken: ct);
        var options = new WorksheetOptions { FrozenRows = 1 };
        for (var i = 1; i <= Heads.Count; i++) options.Column(i).Width = Sheet.Width;
        await book.StartWorksheetAsync(Sheet.NameOf(Name), options, ct);
        var bold = new Style();
        bold.Font.Bold = true;
        var head = book.AddStyle(bold);
        var amount = book.AddStyle(new Style { Format = NumberFormat.Custom("#,##0.00") });
        var day = book.AddStyle(new Style { Format = NumberFormat.Custom("yyyy-mm-dd") });
        Cell[] heads = [.. Heads.Select(text => new Cell(text, head))];
        await book.AddRowAsync(heads, ct);
        var left = Sheet.MostRows - 1;
        await foreach (var row in Rows.WithCancellation(ct))
        {
            if (--left < 0) break;
            Cell[] cells = [.. row.Select(value => Sheet.CellOf(value, StyleOf(value)))];
            await book.AddRowAsync(cells, ct);
        }

        await book.FinishAsync(ct);

        StyleId? StyleOf(object? value) => value switch
        {
            decimal => amount,
            DateOnly => day,
            _ => null,
        };
    }
}
