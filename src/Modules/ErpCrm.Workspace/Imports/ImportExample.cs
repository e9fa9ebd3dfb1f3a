using ErpCrm.Platform.Imports;
using ErpCrm.Ui.Formats;

namespace ErpCrm.Workspace.Imports;

/// <summary>Files that show how records of a kind are best written down.</summary>
internal sealed class ImportExample(ImportWords words)
{
    public byte[] Text(RecordImport import)
    {
        var csv = new Csv();
        foreach (var row in RowsOf(import)) csv.Row(row);
        return csv.ToBytes();
    }

    public async Task<byte[]> SheetAsync(RecordImport import, CancellationToken ct)
    {
        using var file = new MemoryStream();
        await TableFiles.WriteSheetAsync(file, words.Say(import, "Name"), RowsOf(import).ToAsyncEnumerable(), ct);
        return file.ToArray();
    }

    private IEnumerable<IReadOnlyList<string>> RowsOf(RecordImport import)
    {
        yield return [.. import.Columns.Select(column => words.Say(import, column))];
        var rows = import.Columns.Max(column => column.Samples.Count);
        for (var i = 0; i < rows; i++)
            yield return [.. import.Columns.Select(column => column.Samples.ElementAtOrDefault(i) ?? "")];
    }
}
