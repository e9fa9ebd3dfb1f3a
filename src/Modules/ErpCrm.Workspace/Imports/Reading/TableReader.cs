using ErpCrm.Platform.Imports;

namespace ErpCrm.Workspace.Imports.Reading;

/// <summary>Tables for other modules, as imports read them.</summary>
internal sealed class TableReader : ITableFiles
{
    public IReadOnlyList<string> Encodings => TextEncodings.Names;

    public async Task<FileTable> DetectAsync(Stream content, CancellationToken ct)
    {
        var form = await Tables.DetectAsync(content, ct);
        content.Position = 0;
        return new FileTable(form.IsSheet, form.Encoding, form.Separator, form.Sheet);
    }

    public IEnumerable<FileRow> Read(Stream content, FileTable table) =>
        Tables.Read(content, new TableForm(table.IsSheet, table.Encoding, table.Separator, table.Sheet))
            .Select(row => new FileRow(row.Number, [.. row.Cells.Select(c => new FileCell(c.Text, c.Value))]));

    public string? FormOf(IReadOnlyList<FileCell> cells) => CellGuess.FormOf([.. cells.Select(CellOf)]);

    public bool TryDate(FileCell cell, string? form, out DateOnly day) =>
        CellReading.TryDate(CellOf(cell), form, out day);

    public bool TryNumber(FileCell cell, string? form, out decimal value) =>
        CellReading.TryNumber(CellOf(cell), form, out value);

    private static SourceCell CellOf(FileCell cell) => new(cell.Text, cell.Value);
}
