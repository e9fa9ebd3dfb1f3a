using System.Security.Cryptography;
using System.Text;
using ErpCrm.Platform.Imports;
using ErpCrm.SharedKernel;
using ErpCrm.Workspace.Imports.Reading;

namespace ErpCrm.Workspace.Imports;

/// <summary>Which row holds the heads, and what each column becomes: by what files usually call it.</summary>
internal sealed class ColumnProposal
{
    private const int RowsToLookAt = 20;
    private const int FewestLetters = 4;
    private const int FewestKnown = 2;

    private readonly Dictionary<string, ImportColumn> _columns;
    private readonly Dictionary<string, string> _exact = new(StringComparer.Ordinal);
    private readonly List<(string Name, string Key)> _parts = [];
    private readonly List<KnownProduct> _products;
    private readonly HashSet<string> _heads;

    public ColumnProposal(RecordImport import, ImportWords words)
    {
        _columns = import.Columns.ToDictionary(column => column.Key, StringComparer.Ordinal);
        foreach (var column in import.Columns)
        {
            var names = words.SayAll(import, column, column.Word).Concat(column.Aliases).Append(column.Key);
            foreach (var name in names.Select(Plain).Where(name => name.Length > 0))
            {
                _exact.TryAdd(name, column.Key);
                if (name.Length >= FewestLetters) _parts.Add((name, column.Key));
            }
        }

        _products = [.. import.Products.Select(product => new KnownProduct(product))];
        _heads = [.. _exact.Keys, .. _products.SelectMany(product => product.Heads)];
    }

    /// <summary>The row whose cells are heads: most of them known, otherwise the first that is as wide as the
    /// table.</summary>
    /// <param name="first">The first rows of the file.</param>
    public int HeadRowOf(IReadOnlyList<SourceRow> first)
    {
        var rows = first.Take(RowsToLookAt).Where(row => !row.IsBlank).ToList();
        if (rows.Count == 0) return 1;
        var width = rows.Max(WidthOf);
        var best = rows.MaxBy(KnownIn)!;
        if (KnownIn(best) > 0) return best.Number;
        return rows.First(row => WidthOf(row) * 2 > width).Number;
    }

    public IReadOnlyList<MappedColumn> Propose(SourceRow heads, IReadOnlyList<string?> forms)
    {
        var names = heads.Cells.Select(cell => Plain(cell.Text)).ToList();
        var keys = new string?[names.Count];
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var left = ProductOf(names) is { } product ? Take(product, names, keys, taken) : [];
        // What is surely meant comes before what is perhaps meant.
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] is not null || left.Contains(i)) continue;
            if (_exact.TryGetValue(names[i], out var key) && taken.Add(key)) keys[i] = key;
        }

        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] is not null || left.Contains(i) || names[i].Length < FewestLetters) continue;
            var part = _parts.Where(p => names[i].Contains(p.Name, StringComparison.Ordinal) && !taken.Contains(p.Key))
                .OrderByDescending(p => p.Name.Length).Select(p => p.Key).FirstOrDefault();
            if (part is not null && taken.Add(part)) keys[i] = part;
        }

        return [.. keys.Select((key, i) => new MappedColumn(i, key, i < forms.Count ? forms[i] : null))];
    }

    /// <summary>The heads in one text that fits a column: files with the same ones are mapped alike.</summary>
    public static string SignOf(SourceRow heads) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', heads.Cells.Select(cell => Plain(cell.Text))))));

    private KnownProduct? ProductOf(List<string> names) => _products
        .Where(product => names.Exists(product.Signs.Contains))
        .Select(product => (Product: product, Known: names.Count(product.Heads.Contains)))
        .Where(found => found.Known >= FewestKnown)
        .OrderByDescending(found => found.Known).Select(found => found.Product).FirstOrDefault();

    /// <returns>Places of what the product writes and nobody needs here.</returns>
    private HashSet<int> Take(KnownProduct product, List<string> names, string?[] keys, HashSet<string> taken)
    {
        foreach (var (column, heads) in product.Lines)
        {
            if (column is null || taken.Contains(column) || !_columns.TryGetValue(column, out var becomes)) continue;
            var places = heads.SelectMany(head => PlacesOf(head, names).Where(i => keys[i] is null))
                .Take(becomes.TakesSeveral ? names.Count : 1).ToList();
            foreach (var place in places) keys[place] = column;
            if (places.Count > 0) taken.Add(column);
        }

        return [.. Enumerable.Range(0, names.Count).Where(i => keys[i] is null && product.Heads.Contains(names[i]))];
    }

    private static IEnumerable<int> PlacesOf(string head, List<string> names) =>
        Enumerable.Range(0, names.Count).Where(i => names[i] == head);

    private int KnownIn(SourceRow row) => row.Cells.Count(cell => _heads.Contains(Plain(cell.Text)));

    private static int WidthOf(SourceRow row) => row.Cells.Count(cell => cell.Text.Length > 0);

    private static string Plain(string text) => string.Concat(SearchText.Fold(text).Where(char.IsLetterOrDigit));

    /// <summary>A product with its heads as they are compared.</summary>
    private sealed class KnownProduct
    {
        public KnownProduct(ProductHeads product)
        {
            Signs = [.. product.Signs.Select(Plain)];
            Lines = [.. product.Lines.Select(line => (line.Column, line.Heads.Select(Plain).ToList()))];
            Heads = [.. Lines.SelectMany(line => line.Heads)];
        }

        public HashSet<string> Signs { get; }

        public List<(string? Column, List<string> Heads)> Lines { get; }

        public HashSet<string> Heads { get; }
    }
}
