using System.Globalization;
using System.Text.Json;
using ErpCrm.SharedKernel;

namespace ErpCrm.Workspace.Imports.Reading;

/// <summary>The first rows of a file.</summary>
internal sealed record Preview(IReadOnlyList<SourceRow> Rows, IReadOnlyList<string> Sheets)
{
    private const int MostRows = 120;
    private const int MostCells = 200;
    private const int LongestText = 120;

    /// <exception cref="BusinessRuleException">There is nothing in it, or it cannot be read.</exception>
    public static Preview Of(Stream content, TableForm form)
    {
        var sheets = form.IsSheet ? SheetTable.SheetsOf(content) : [];
        var rows = Tables.Read(content, form).Take(MostRows)
            .Select(row => new SourceRow(row.Number, [.. row.Cells.Take(MostCells).Select(Short)])).ToList();
        return rows.Exists(row => !row.IsBlank)
            ? new Preview(rows, sheets)
            : throw new BusinessRuleException("There is nothing in this table.");
    }

    /// <summary>The row of heads; an empty one where there is none of this number.</summary>
    public SourceRow HeadsAt(int number) =>
        Rows.FirstOrDefault(row => row.Number == number) ?? new SourceRow(number, []);

    /// <summary>The rows below the heads.</summary>
    public IEnumerable<SourceRow> Below(int heads) => Rows.Where(row => row.Number > heads && !row.IsBlank);

    /// <summary>Some of what stands in a column.</summary>
    public IReadOnlyList<SourceCell> CellsOf(int column, int heads) =>
        [.. Below(heads).Select(row => row[column]).Where(cell => cell.Text.Length > 0)];

    public string ToJson() => JsonSerializer.Serialize(new Kept(Sheets,
        [.. Rows.Select(row => new KeptRow(row.Number, [.. row.Cells.Select(c => new KeptCell(c.Text, SignOf(c)))]))]));

    public static Preview Of(string json)
    {
        var kept = JsonSerializer.Deserialize<Kept>(json)!;
        return new Preview([.. kept.Rows.Select(row => new SourceRow(row.N, [.. row.C.Select(CellOf)]))], kept.Sheets);
    }

    private static SourceCell Short(SourceCell cell) =>
        cell.Text.Length <= LongestText ? cell : cell with { Text = Whole(cell.Text) };

    // Half of a pair is no character.
    private static string Whole(string text) =>
        char.IsHighSurrogate(text[LongestText - 1]) ? text[..(LongestText - 1)] : text[..LongestText];

    private static string? SignOf(SourceCell cell) => cell.Value switch
    {
        decimal => "n",
        DateOnly => "d",
        bool => "b",
        CellPercent => "p",
        CellFault => "e",
        _ => null,
    };

    private static SourceCell CellOf(KeptCell cell) => new(cell.T, cell.K switch
    {
        "n" => decimal.Parse(cell.T, CultureInfo.InvariantCulture),
        "d" => DateOnly.ParseExact(cell.T[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture),
        "b" => cell.T == "TRUE",
        "p" => new CellPercent(decimal.Parse(cell.T.TrimEnd('%'), CultureInfo.InvariantCulture) / 100),
        "e" => new CellFault(),
        _ => null,
    });

    private sealed record Kept(IReadOnlyList<string> Sheets, IReadOnlyList<KeptRow> Rows);

    private sealed record KeptRow(int N, IReadOnlyList<KeptCell> C);

    private sealed record KeptCell(string T, string? K);
}
