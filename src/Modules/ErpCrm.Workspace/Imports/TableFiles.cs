using ErpCrm.Ui.Formats;
using SpreadCheetah;
using SpreadCheetah.Worksheets;

namespace ErpCrm.Workspace.Imports;

/// <summary>Tables of texts as files. In a sheet nothing of it can run; in a text formulas get an apostrophe.</summary>
internal static class TableFiles
{
    public const string TextType = Csv.ContentType;
    public const string SheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int MostLetters = 32_000;

    public static async Task WriteSheetAsync(
        Stream file, string name, IAsyncEnumerable<IReadOnlyList<string>> rows, CancellationToken ct)
    {
        await using var book = await Spreadsheet.CreateNewAsync(file, cancellationToken: ct);
        await book.StartWorksheetAsync(NameOf(name), new WorksheetOptions { FrozenRows = 1 }, ct);
        await foreach (var row in rows.WithCancellation(ct))
        {
            Cell[] cells = [.. row.Select(text => new Cell(Letters(text)))];
            await book.AddRowAsync(cells, ct);
        }

        await book.FinishAsync(ct);
    }

    public static async Task WriteTextAsync(
        Stream file, IAsyncEnumerable<IReadOnlyList<string>> rows, CancellationToken ct)
    {
        var csv = new Csv();
        await foreach (var row in rows.WithCancellation(ct))
        {
            csv.Row(row);
            await csv.DrainAsync(file, ct);
        }
    }

    private static string NameOf(string name)
    {
        var plain = new string([.. name.Where(c => char.IsLetterOrDigit(c) || c == ' ').Take(31)]);
        return plain.Length == 0 ? "1" : plain;
    }

    // What XML cannot hold and a cell has no room for.
    private static string Letters(string text)
    {
        var clean = string.Concat(text.EnumerateRunes()
            .Where(rune => rune.Value is '\t' or '\n' or '\r' or >= 0x20 and not (0xFFFE or 0xFFFF))
            .Select(rune => rune.ToString()));
        return clean.Length > MostLetters ? clean[..MostLetters] : clean;
    }
}
