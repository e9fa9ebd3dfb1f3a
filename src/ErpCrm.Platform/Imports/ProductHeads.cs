namespace ErpCrm.Platform.Imports;

/// <summary>Heads that say one thing. Those of them that stand in a file become its column together where it takes
/// several, otherwise the first.</summary>
/// <param name="Column">Key; null for what is left out.</param>
public sealed record HeadLine(string? Column, IReadOnlyList<string> Heads);

/// <summary>What another product calls the columns of its files.</summary>
/// <param name="Product">What it is called.</param>
/// <param name="Signs">Heads that nobody else writes: one of them tells the product.</param>
/// <param name="Lines">Of several lines of one column the first that a file has counts.</param>
public sealed record ProductHeads(string Product, IReadOnlyCollection<string> Signs, IReadOnlyList<HeadLine> Lines)
{
    private const StringSplitOptions Parts =
        StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    private const string LeftOut = "-";
    private const char Sign = '*';

    /// <summary>Reads a table of several products.</summary>
    /// <param name="table"><c># Product</c>, and below it lines of a column's key and its heads:
    /// <c>name: *Deal - Title | Title</c>. A star marks a sign, the key <c>-</c> what is left out; a line that begins
    /// with a bar goes on with the one above.</param>
    public static IReadOnlyList<ProductHeads> Read(string table) => [.. table.Split('#', Parts).Select(ReadOne)];

    private static ProductHeads ReadOne(string text)
    {
        var lines = new List<string>();
        foreach (var line in text.Split('\n', Parts))
        {
            if (line[0] == '|') lines[^1] += line;
            else lines.Add(line);
        }

        var said = lines.Skip(1).Select(line => line.Split(':', 2, Parts))
            .Select(line => (Column: line[0], Heads: line[1].Split('|', Parts))).ToList();
        return new ProductHeads(
            lines[0],
            [.. said.SelectMany(line => line.Heads).Where(head => head[0] == Sign).Select(WithoutSign)],
            [.. said.Select(line => new HeadLine(
                line.Column == LeftOut ? null : line.Column, [.. line.Heads.Select(WithoutSign)]))]);
    }

    private static string WithoutSign(string head) => head.TrimStart(Sign);
}
