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

    private readonly Dictionary<string, string> _exact = new(StringComparer.Ordinal);
    private readonly List<(string Name, string Key)> _parts = [];

    public ColumnProposal(RecordImport import, ImportWords words)
    {
        foreach (var column in import.Columns)
        {
            var names = words.SayAll(import, column, column.Word).Concat(column.Aliases).Append(column.Key);
            foreach (var name in names.Select(Plain).Where(name => name.Length > 0))
            {
                _exact.TryAdd(name, column.Key);
                if (name.Length >= FewestLetters) _parts.Add((name, column.Key));
            }
        }
    }

    /// <summary>The row whose cells are heads: most of them known, otherwise the first that is as wide as the
    /// table.</summary>
    /// <param name="first">The first rows of the file.</param>
    public int HeadRowOf(IReadOnlyList<SourceRow> first)
    {
        var rows = first.Take(RowsToLookAt).Where(row => !row.IsBlank).ToList();
        if (rows.Count == 0) return 1;
        var width = rows.Max(WidthOf);
        var best = rows.MaxBy(row => row.Cells.Count(cell => _exact.ContainsKey(Plain(cell.Text))))!;
        if (best.Cells.Any(cell => _exact.ContainsKey(Plain(cell.Text)))) return best.Number;
        return rows.First(row => WidthOf(row) * 2 > width).Number;
    }

    public IReadOnlyList<MappedColumn> Propose(SourceRow heads, IReadOnlyList<string?> forms)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var keys = new string?[heads.Cells.Count];
        // What is surely meant comes before what is perhaps meant.
        for (var i = 0; i < keys.Length; i++)
        {
            if (_exact.TryGetValue(Plain(heads[i].Text), out var key) && taken.Add(key)) keys[i] = key;
        }

        for (var i = 0; i < keys.Length; i++)
        {
            var head = Plain(heads[i].Text);
            if (keys[i] is not null || head.Length < FewestLetters) continue;
            var part = _parts.Where(p => head.Contains(p.Name, StringComparison.Ordinal) && !taken.Contains(p.Key))
                .OrderByDescending(p => p.Name.Length).Select(p => p.Key).FirstOrDefault();
            if (part is not null && taken.Add(part)) keys[i] = part;
        }

        return [.. keys.Select((key, i) => new MappedColumn(i, key, i < forms.Count ? forms[i] : null))];
    }

    /// <summary>The heads in one text that fits a column: files with the same ones are mapped alike.</summary>
    public static string SignOf(SourceRow heads) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001f', heads.Cells.Select(cell => Plain(cell.Text))))));

    private static int WidthOf(SourceRow row) => row.Cells.Count(cell => cell.Text.Length > 0);

    private static string Plain(string text) => string.Concat(SearchText.Fold(text).Where(char.IsLetterOrDigit));
}
