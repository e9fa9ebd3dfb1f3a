using System.Text.Json;
using ErpCrm.Platform.Imports;
using ErpCrm.Workspace.Imports.Reading;

namespace ErpCrm.Workspace.Imports;

/// <summary>What a column of the file becomes.</summary>
/// <param name="Source">Its place in the file, from nought.</param>
/// <param name="Key">Column of the kind; null when it is left out.</param>
/// <param name="Form">How its days or numbers are written; see <see cref="CellForms"/>.</param>
internal sealed record MappedColumn(int Source, string? Key, string? Form);

/// <summary>How a file is read, and what is done with its rows; remembered for the next file of its heads.</summary>
internal sealed record ImportSettings
{
    public required TableForm Table { get; init; }

    /// <summary>Number of the row of heads, as a spreadsheet counts.</summary>
    public int HeadRow { get; init; } = 1;

    public IReadOnlyList<MappedColumn> Columns { get; init; } = [];

    /// <summary>What holds where a row says nothing, by keys of columns.</summary>
    public IReadOnlyDictionary<string, string> Usual { get; init; } = new Dictionary<string, string>();

    public string Match { get; init; } = "";

    public ImportWay Way { get; init; } = ImportWay.Add;

    /// <summary>What rows refer to is made where it is not known.</summary>
    public bool MakesMissing { get; init; }

    /// <summary>Either every row is right, or nothing is imported.</summary>
    public bool AllOrNothing { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this);

    public static ImportSettings Of(string json) => JsonSerializer.Deserialize<ImportSettings>(json)!;
}
