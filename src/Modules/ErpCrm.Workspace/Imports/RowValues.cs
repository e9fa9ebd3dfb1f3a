using ErpCrm.Platform.Imports;

namespace ErpCrm.Workspace.Imports;

/// <summary>What the cells of one row say, by columns: several cells may say one thing, and one cell several.</summary>
/// <param name="columns">Of the kind, by their keys.</param>
internal sealed class RowValues(IReadOnlyDictionary<string, ImportColumn> columns)
{
    private const StringSplitOptions Parts =
        StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    private static readonly char[] Dividers = [',', ';', '|', '\n', '\r'];
    private static readonly char[] Blanks = [.. Dividers, ' ', '\t', '\u00a0'];
    private static readonly char[] Brackets = ['<', '>', '(', ')', '[', ']', '"'];

    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, object> All => _values;

    public void Add(ImportColumn column, object value)
    {
        if (value is not string text) _values[column.Key] = value;
        else if (column.Rest is { } rest && columns.TryGetValue(rest, out var further)) Divide(column, text, further);
        else Join(column, text);
    }

    /// <summary>An amount was written with its currency: the other cells of the row must not say another one.</summary>
    /// <returns>What they say; null when it is the same, or nothing.</returns>
    public string? OtherCurrency(ImportColumn column, string currency)
    {
        if (column.Currency is not { } key) return null;
        if (_values.TryGetValue(key, out var said) && said is string other) return other == currency ? null : other;
        _values[key] = currency;
        return null;
    }

    private void Join(ImportColumn column, string text) =>
        _values[column.Key] = column.Joint is { } joint && _values.TryGetValue(column.Key, out var said)
            ? said + joint + text
            : text;

    private void Divide(ImportColumn column, string text, ImportColumn further)
    {
        foreach (var piece in PiecesOf(column, text, isFirst: SaidOf(column).Length == 0))
        {
            var said = SaidOf(column);
            if (said.Length == 0) _values[column.Key] = piece;
            else if (IsSaid(said, piece)) continue;
            else if (column.Joint is { } joint && said.Length + joint.Length + piece.Length <= column.Room)
                _values[column.Key] = said + joint + piece;
            else if (!IsSaid(SaidOf(further), piece)) Join(further, piece);
        }
    }

    private string SaidOf(ImportColumn column) => _values.GetValueOrDefault(column.Key) as string ?? "";

    private static bool IsSaid(string said, string piece) =>
        said == piece || said.Split(Dividers, Parts).Contains(piece, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> PiecesOf(ImportColumn column, string text, bool isFirst)
    {
        if (column.Room > 0) return isFirst && text.Length <= column.Room ? [text] : text.Split(Dividers, Parts);
        if (text.Count(c => c == '@') < 2) return [text];
        var words = text.Split(Blanks, Parts);
        var addresses = words.Where(word => word.Contains('@', StringComparison.Ordinal))
            .Select(word => word.Trim(Brackets)).ToList();
        // What stands beside the addresses is not lost.
        return addresses.Count == words.Length ? addresses : [addresses[0], text];
    }
}
