using System.Text;
using System.Text.Json.Serialization;

namespace ErpCrm.Workspace.Imports.Reading;

/// <summary>How the bytes of a file become a table.</summary>
/// <param name="IsSheet">An XLSX book; otherwise text.</param>
/// <param name="Encoding">Name of a text's encoding.</param>
/// <param name="Separator">Between the cells of a text.</param>
/// <param name="Sheet">Place of the sheet in the book.</param>
internal sealed record TableForm(bool IsSheet, string Encoding = "utf-8", char Separator = ',', int Sheet = 0)
{
    /// <summary>What divides the cells of a text.</summary>
    public static IReadOnlyList<char> Separators { get; } = [';', ',', '\t', '|'];

    [JsonIgnore]
    public Encoding TextEncoding => TextEncodings.Get(Encoding);
}

/// <summary>A cell as the file has it.</summary>
/// <param name="Text">As it would be typed.</param>
/// <param name="Value">A number, a day or yes or no where the file says that it is one; a <see cref="CellPercent"/>
/// where the number is shown in per cent, a <see cref="CellFault"/> where it says that it is wrong.</param>
internal readonly record struct SourceCell(string Text, object? Value = null)
{
    public static readonly SourceCell Empty = new("");
}

/// <summary>The cell holds an error: what its formula came to.</summary>
internal sealed record CellFault;

/// <summary>The cell shows its number in per cent.</summary>
/// <param name="Share">As it is kept: 0.12 where people see 12 %.</param>
internal sealed record CellPercent(decimal Share);

/// <param name="Number">As a spreadsheet counts it.</param>
internal sealed record SourceRow(int Number, IReadOnlyList<SourceCell> Cells)
{
    public bool IsBlank => Cells.All(cell => cell.Text.Length == 0 && cell.Value is null);

    public SourceCell this[int column] => column < Cells.Count ? Cells[column] : SourceCell.Empty;
}
