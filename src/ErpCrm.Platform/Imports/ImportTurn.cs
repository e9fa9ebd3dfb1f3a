using System.Text.Json;
using ErpCrm.SharedKernel;

namespace ErpCrm.Platform.Imports;

/// <summary>Records that some rows found.</summary>
internal sealed class KnownRecords<TRecord>(
    IReadOnlyList<(string Key, TRecord Record)> found, HashSet<Guid> visible, HashSet<Guid> changeable,
    Dictionary<Guid, int> rows)
    where TRecord : Entity
{
    private readonly ILookup<string, TRecord> _byKey =
        found.ToLookup(pair => pair.Key, pair => pair.Record, StringComparer.Ordinal);

    /// <summary>What the surest key finds; several where it does not tell them apart.</summary>
    public IReadOnlyList<TRecord> Of(IEnumerable<string> keys, Func<TRecord, bool> mayBe) =>
        keys.Select(key => _byKey[key].Distinct().Where(mayBe).ToList()).FirstOrDefault(found => found.Count > 0) ?? [];

    /// <summary>Whether it opens for whoever imports; of others nothing is said.</summary>
    public bool IsVisible(TRecord record) => visible.Contains(record.Id);

    public bool IsChangeable(TRecord record) => changeable.Contains(record.Id);

    /// <summary>The row of the same import that made or changed it.</summary>
    public int? RowOf(TRecord record) => rows.TryGetValue(record.Id, out var row) ? row : null;
}

/// <summary>Some rows that are taken together. What they say counts for the next ones once they are saved.</summary>
internal sealed class ImportTurn<TRecord>(ImportSession session, KnownRecords<TRecord> known)
    where TRecord : Entity
{
    public ImportSession Session => session;

    public KnownRecords<TRecord> Known => known;

    public Dictionary<string, int> Seen { get; } = new(StringComparer.Ordinal);

    /// <summary>The row that says the same record.</summary>
    public int? RowOfSame(IEnumerable<string> keys, IEnumerable<string> unique)
    {
        foreach (var key in keys.Concat(unique))
        {
            if (Seen.TryGetValue(key, out var row) || session.Seen.TryGetValue(key, out row)) return row;
        }

        return null;
    }

    public void See(IEnumerable<string> keys, int row)
    {
        foreach (var key in keys) Seen.TryAdd(key, row);
    }
}

/// <summary>What the columns of a record held before an import changed it.</summary>
internal static class ImportedValues
{
    /// <summary>Beside the columns: everything in the fields of the company.</summary>
    public const string Custom = "*";

    public static string Write(Dictionary<string, string?> values) => JsonSerializer.Serialize(values);

    public static Dictionary<string, string?> Read(string kept) =>
        JsonSerializer.Deserialize<Dictionary<string, string?>>(kept) ?? [];

    // A form says null or an empty text, and means the same.
    public static bool AreSame(Dictionary<string, string?> one, Dictionary<string, string?> other) =>
        one.All(pair => (pair.Value ?? "") == (other.GetValueOrDefault(pair.Key) ?? ""));
}
