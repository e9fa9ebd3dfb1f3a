namespace ErpCrm.Platform.Imports;

/// <summary>How the bytes of a file become a table.</summary>
/// <param name="IsSheet">An XLSX book; otherwise text.</param>
/// <param name="Encoding">Name of a text's encoding.</param>
/// <param name="Separator">Between the cells of a text.</param>
/// <param name="Sheet">Place of the sheet in the book.</param>
public sealed record FileTable(bool IsSheet, string Encoding, char Separator, int Sheet);

/// <summary>A cell as the file has it.</summary>
/// <param name="Text">As it would be typed.</param>
/// <param name="Value">A number or a day where the file itself says that it is one.</param>
public readonly record struct FileCell(string Text, object? Value = null);

/// <param name="Number">As a spreadsheet counts it.</param>
public sealed record FileRow(int Number, IReadOnlyList<FileCell> Cells)
{
    public FileCell this[int column] => column >= 0 && column < Cells.Count ? Cells[column] : new FileCell("");
}

/// <summary>Reads CSV and XLSX as imports do, for whoever has rows of their own.</summary>
public interface ITableFiles
{
    /// <summary>Names of encodings that one can choose.</summary>
    IReadOnlyList<string> Encodings { get; }

    /// <summary>What the file is; it stands at its beginning again afterwards.</summary>
    /// <exception cref="SharedKernel.BusinessRuleException">It is no table.</exception>
    Task<FileTable> DetectAsync(Stream content, CancellationToken ct);

    /// <summary>The rows, blank ones too, from the beginning of the content.</summary>
    /// <exception cref="SharedKernel.BusinessRuleException">The file cannot be read on.</exception>
    IEnumerable<FileRow> Read(Stream content, FileTable table);

    /// <summary>How the days or numbers of a column are written, told from its cells; null where there is nothing to
    /// tell.</summary>
    string? FormOf(IReadOnlyList<FileCell> cells);

    /// <param name="form">How days are written: <c>dmy</c>, <c>mdy</c>, <c>ymd</c>.</param>
    bool TryDate(FileCell cell, string? form, out DateOnly day);

    /// <param name="form">How numbers are written: <c>comma</c>, <c>point</c>.</param>
    bool TryNumber(FileCell cell, string? form, out decimal value);
}
