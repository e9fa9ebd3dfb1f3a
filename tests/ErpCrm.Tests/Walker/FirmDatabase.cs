using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

// The statements are made of names that the models and the database give.
#pragma warning disable CA2100

namespace ErpCrm.Tests.Walker;

/// <summary>Looks at the application's SQLite file from the outside, and puts it back to what it was.</summary>
internal sealed class FirmDatabase : IDisposable
{
    /// <summary>Written while somebody only reads, each with its reason.</summary>
    private static readonly Dictionary<string, string> WrittenByReading = new()
    {
        ["identity_Sessions"] = "when a session was last seen",
    };

    private readonly SqliteConnection _live;
    private readonly string _original;
    private long _version;
    private bool _isChangedHere;

    private FirmDatabase(SqliteConnection live, string original) => (_live, _original) = (live, original);

    public static async Task<FirmDatabase> OpenAsync(string file, string original)
    {
        var live = new SqliteConnection($"Data Source=file:{file};Pooling=False;Default Timeout=60");
        await live.OpenAsync();
        var database = new FirmDatabase(live, original);
        database.Execute($"ATTACH DATABASE 'file:{original}?mode=ro' AS original");
        database._version = database.Version();
        return database;
    }

    /// <summary>Names of all tables that hold the firm's data.</summary>
    public IReadOnlyList<string> Tables => [.. Rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_migrations' ORDER BY name").Select(r => (string)r[0]!)];

    /// <summary>Changes with every commit of another connection.</summary>
    public long Version() => (long)Rows("PRAGMA data_version")[0][0]!;

    public long Number(string sql) => Convert.ToInt64(Rows(sql)[0][0], CultureInfo.InvariantCulture);

    public List<object?[]> Rows(string sql)
    {
        using var command = _live.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++) row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            rows.Add(row);
        }

        return rows;
    }

    public void Execute(string sql)
    {
        using var command = _live.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
        // The version counts what other connections write.
        _isChangedHere = true;
    }

    /// <summary>A hash of every table.</summary>
    public Dictionary<string, string> Hashes() => Tables.Where(t => !WrittenByReading.ContainsKey(t)).ToDictionary(t => t, HashOf);

    /// <summary>Rows of every table.</summary>
    public Dictionary<string, long> Counts() => Tables.Where(t => !WrittenByReading.ContainsKey(t)).ToDictionary(t => t, t => Number($"SELECT COUNT(*) FROM \"{t}\""));

    /// <summary>Rows that are new or not what they were after the play.</summary>
    public List<ChangedRow> Changes() =>
    [
        .. from table in Tables.Where(t => !WrittenByReading.ContainsKey(t))
           let columns = Rows($"PRAGMA table_info(\"{table}\")").Select(c => (string)c[1]!).ToList()
           from row in Rows($"SELECT * FROM main.\"{table}\" EXCEPT SELECT * FROM original.\"{table}\"")
           select new ChangedRow(table, columns.Select((c, i) => (c, TextOf([row[i]]))).ToDictionary(x => x.c, x => x.Item2)),
    ];

    /// <summary>Whether anything had been written since the last time.</summary>
    public bool PutBack()
    {
        var version = Version();
        if (version == _version && !_isChangedHere) return false;
        using var original = new SqliteConnection($"Data Source={_original};Mode=ReadOnly;Pooling=False");
        original.Open();
        original.BackupDatabase(_live);
        _version = Version();
        _isChangedHere = false;
        return true;
    }

    /// <summary>Writes the database as it is into another file.</summary>
    public void SaveTo(string file)
    {
        File.Delete(file);
        using var copy = new SqliteConnection($"Data Source={file};Pooling=False");
        copy.Open();
        _live.BackupDatabase(copy);
    }

    public void Dispose() => _live.Dispose();

    private string HashOf(string table)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in Rows($"SELECT * FROM \"{table}\"")) hash.AppendData(Encoding.UTF8.GetBytes(TextOf(row)));
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static string TextOf(object?[] row) => string.Join('\u001f', row.Select(v => v switch
    {
        null => "∅",
        byte[] bytes => Convert.ToHexString(SHA256.HashData(bytes)),
        _ => Convert.ToString(v, CultureInfo.InvariantCulture),
    }));
}

/// <summary>A row with its values as text.</summary>
internal sealed record ChangedRow(string Table, IReadOnlyDictionary<string, string> Values);
