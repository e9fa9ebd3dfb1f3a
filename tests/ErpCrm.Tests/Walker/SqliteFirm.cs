using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

// The statements are made of names that the models and the database give.
#pragma warning disable CA2100

namespace ErpCrm.Tests.Walker;

/// <summary>The firm in a file, and the file as it was after the play.</summary>
internal sealed class SqliteFirm(string file, string original) : FirmDatabase
{
    private readonly SqliteConnection _live = new($"Data Source=file:{file};Pooling=False;Default Timeout=60");

    public override IReadOnlyList<string> Tables =>
        [.. Rows(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_migrations' ORDER BY name")
            .Select(r => (string)r[0]!)];

    public override long Version() => (long)Rows("PRAGMA data_version")[0][0]!;

    public override List<object?[]> Rows(string sql)
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

    public override IReadOnlyList<string> ColumnsOf(string table) =>
        [.. Rows($"PRAGMA table_info(\"{table}\")").Select(c => (string)c[1]!)];

    public override void SaveTo(string file)
    {
        File.Delete(file);
        using var copy = new SqliteConnection($"Data Source={file};Pooling=False");
        copy.Open();
        _live.BackupDatabase(copy);
    }

    public override void Dispose() => _live.Dispose();

    protected override async Task BeginAsync()
    {
        await _live.OpenAsync();
        // SQLite itself waits for the delivery that reads beside, also while
        // the file is put back; the driver's own tries do not cover that.
        Run("PRAGMA busy_timeout=60000");
        Run($"ATTACH DATABASE 'file:{original}?mode=ro' AS original");
    }

    protected override void Restore()
    {
        using var before = new SqliteConnection($"Data Source={original};Mode=ReadOnly;Pooling=False");
        before.Open();
        before.BackupDatabase(_live);
    }

    protected override void Run(string sql)
    {
        using var command = _live.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    protected override string HashOf(string table)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in Rows($"SELECT * FROM \"{table}\"")) hash.AppendData(Encoding.UTF8.GetBytes(TextOf(row)));
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    protected override string ChangesOf(string table, IReadOnlyList<string> columns) =>
        $"SELECT * FROM main.\"{table}\" EXCEPT SELECT * FROM original.\"{table}\"";

    protected override string PlantingOf(string table, string column, string text, int part, int parts,
        bool isUnique)
    {
        var planted = isUnique ? $"'{text}' || rowid" : $"'{text}'";
        return $"""
            UPDATE "{table}" SET "{column}" = {planted} WHERE rowid % {parts} = {part} AND "{column}" IS NOT NULL
            """;
    }

    protected override string BooksOpened => "DROP TRIGGER IF EXISTS finance_JournalLines_moved";

    protected override string TimesOf(string column, int times) =>
        $"CAST(CAST(\"{column}\" AS REAL) * {times} AS TEXT)";
}
