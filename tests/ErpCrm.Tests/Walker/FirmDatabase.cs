using System.Globalization;
using System.Security.Cryptography;
using ErpCrm.Tests.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ErpCrm.Tests.Walker;

/// <summary>Looks at the application's database from the outside, and puts it back to
/// what it was. Tables have the same names on either product: <c>crm_Deals</c>.</summary>
internal abstract class FirmDatabase : IDisposable
{
    /// <summary>Written while somebody only reads, each with its reason.</summary>
    private static readonly Dictionary<string, string> WrittenByReading = new()
    {
        ["identity_Sessions"] = "when a session was last seen",
        ["workspace_RecentRecords"] = "what somebody opened lately",
    };

    private long _version;
    private bool _isChangedHere;
    private (long Version, Dictionary<string, string> Hashes)? _hashed;

    public static async Task<FirmDatabase> OpenAsync(WalkerApp app)
    {
        FirmDatabase database = RealServer.IsUsed
            ? new SqlServerFirm(app, await PlayedFirm.PlaceAsync())
            : new SqliteFirm(app.DatabaseFile, await PlayedFirm.PlaceAsync());
        await database.BeginAsync();
        database._version = database.Version();
        return database;
    }

    /// <summary>The name of an entity's table here.</summary>
    public static string TableOf(IEntityType type) =>
        type.GetSchema() is { } schema ? $"{schema}_{type.GetTableName()}" : type.GetTableName()!;

    /// <summary>Names of all tables that hold the firm's data.</summary>
    public abstract IReadOnlyList<string> Tables { get; }

    /// <summary>Changes with every commit of another connection.</summary>
    public abstract long Version();

    public abstract List<object?[]> Rows(string sql);

    public abstract IReadOnlyList<string> ColumnsOf(string table);

    /// <summary>Writes a text into one of every <paramref name="parts"/>
    /// rows, told apart where the column must be unique.</summary>
    public void Plant(string table, string column, string text, int part, int parts, bool isUnique) =>
        Execute(PlantingOf(table, column, text.Replace("'", "''", StringComparison.Ordinal), part, parts, isUnique));

    /// <summary>Makes the amounts of some rows larger.</summary>
    public void Multiply(string table, IEnumerable<string> columns, string key, IEnumerable<Guid> ids, int times)
    {
        // The books of closed days refuse that by themselves.
        if (table.EndsWith("JournalLines", StringComparison.Ordinal)) Execute(BooksOpened);
        var sets = string.Join(", ",
            columns.Select(c => $"\"{c}\" = CASE WHEN \"{c}\" IS NULL THEN NULL ELSE {TimesOf(c, times)} END"));
        foreach (var chunk in ids.Chunk(400))
            Execute(
                $"UPDATE \"{table}\" SET {sets} WHERE \"{key}\" IN ({string.Join(',', chunk.Select(id => $"'{id.ToString().ToUpperInvariant()}'"))})");
    }

    /// <summary>A hash of every table.</summary>
    public IReadOnlyDictionary<string, string> Hashes()
    {
        var version = Version();
        if (_hashed is not { } known || known.Version != version)
            _hashed = known = (version, Watched().ToDictionary(t => t, HashOf));
        return known.Hashes;
    }

    /// <summary>Rows of every table.</summary>
    public Dictionary<string, long> Counts() => Watched().ToDictionary(t => t,
        t => Convert.ToInt64(Rows($"SELECT COUNT(*) FROM \"{t}\"")[0][0], CultureInfo.InvariantCulture));

    /// <summary>Rows that are new or not what they were after the play.</summary>
    public List<ChangedRow> Changes() =>
    [
        .. from table in Watched()
           let columns = ColumnsOf(table)
           from row in Rows(ChangesOf(table, columns))
           select new ChangedRow(table,
               columns.Select((c, i) => (c, TextOf([row[i]]))).ToDictionary(x => x.c, x => x.Item2)),
    ];

    /// <summary>Whether anything was written since it was put back.</summary>
    public bool IsChanged => _isChangedHere || Version() != _version;

    /// <summary>Whether anything had been written since the last time.</summary>
    public bool PutBack()
    {
        if (!IsChanged) return false;
        Restore();
        (_version, _isChangedHere, _hashed) = (Version(), false, null);
        return true;
    }

    /// <summary>Writes the database as it is into a file of the embedded product.</summary>
    public abstract void SaveTo(string file);

    public abstract void Dispose();

    protected abstract Task BeginAsync();

    protected abstract void Restore();

    protected abstract void Run(string sql);

    protected abstract string HashOf(string table);

    protected abstract string ChangesOf(string table, IReadOnlyList<string> columns);

    protected abstract string PlantingOf(string table, string column, string text, int part, int parts, bool isUnique);

    protected abstract string TimesOf(string column, int times);

    /// <summary>Lets lines of closed days be changed until the firm is put back.</summary>
    protected abstract string BooksOpened { get; }

    protected static string TextOf(object?[] row) => string.Join('\u001f', row.Select(v => v switch
    {
        null => "∅",
        byte[] bytes => Convert.ToHexString(SHA256.HashData(bytes)),
        _ => Convert.ToString(v, CultureInfo.InvariantCulture),
    }));

    // The search's own are made of the records by a loop, whenever it comes to it.
    private IEnumerable<string> Watched() => Tables.Where(t => !WrittenByReading.ContainsKey(t)
        && !t.StartsWith("workspace_Search", StringComparison.Ordinal) && t != "platform_ChangedRecords");

    private void Execute(string sql)
    {
        Run(sql);
        // The version counts what other connections write.
        (_isChangedHere, _hashed) = (true, null);
    }
}

/// <summary>A row with its values as text.</summary>
internal sealed record ChangedRow(string Table, IReadOnlyDictionary<string, string> Values);
