using System.Globalization;
using Microsoft.Data.SqlClient;

// The statements are made of names that the models and the database give.
#pragma warning disable CA2100

namespace ErpCrm.Tests.Walker;

/// <summary>
/// The firm in a server's database, and the database as it was after
/// the play, on the same server. Synonyms give the tables the names they have in a file.
/// </summary>
internal sealed class SqlServerFirm(WalkerApp app, string original) : FirmDatabase
{
    /// <summary>Tables with their schema, their name here, and whether they number their rows.</summary>
    public const string TablesQuestion =
        "SELECT s.name, t.name, CAST(OBJECTPROPERTY(t.object_id, 'TableHasIdentity') AS int) FROM sys.tables t JOIN sys.schemas s ON s.schema_id = t.schema_id WHERE t.name <> N'__EFMigrationsHistory' AND t.is_ms_shipped = 0 ORDER BY s.name, t.name";

    private readonly SqlConnection _live = new(app.ServerConnection);
    private List<ServerTable> _tables = [];

    public override IReadOnlyList<string> Tables => _tables.ConvertAll(t => t.Name);

    /// <summary>The content itself: a server does not say how often others committed.</summary>
    public override long Version() => Tables.Aggregate(17L, (sum, table) => unchecked((sum * 31)
        + long.Parse(HashOf(table).Replace("/", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)));

    public override List<object?[]> Rows(string sql)
    {
        using var command = new SqlCommand(sql, _live);
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount)
                .Select(i => reader.IsDBNull(i) ? null : AsInAFile(reader.GetValue(i), reader.GetDataTypeName(i)))]);
        return rows;
    }

    public override IReadOnlyList<string> ColumnsOf(string table)
    {
        var found = _tables.Single(t => t.Name == table);
        return [.. Rows(ColumnsQuestion(found.Schema, found.Table)).Select(r => (string)r[0]!)];
    }

    public override void SaveTo(string file) => throw new NotSupportedException("A server's database is no file.");

    public override void Dispose() => _live.Dispose();

    public static string ColumnsQuestion(string schema, string table) =>
        $"SELECT name FROM sys.columns WHERE object_id = OBJECT_ID(N'\"{schema}\".\"{table}\"') AND is_computed = 0 ORDER BY column_id";

    public static string SynonymOf(string schema, string table) =>
        $"IF OBJECT_ID(N'dbo.\"{schema}_{table}\"') IS NULL CREATE SYNONYM dbo.\"{schema}_{table}\" FOR \"{schema}\".\"{table}\"";

    public static string HashQuestion(string table) =>
        $"SELECT CONCAT(COUNT_BIG(*), N'/', ABS(CAST(COALESCE(CHECKSUM_AGG(BINARY_CHECKSUM(*)), 0) AS bigint))) FROM \"{table}\"";

    /// <summary>Makes the tables what they are in another database of the server, in one transaction.</summary>
    public static string RestoreOf(string original,
        IEnumerable<(string Schema, string Table, bool IsNumbered, IReadOnlyList<string> Columns)> tables)
    {
        var all = tables.Select(t => (Here: $"\"{t.Schema}\".\"{t.Table}\"", t.IsNumbered,
            Columns: string.Join(", ", t.Columns.Select(c => $"\"{c}\""))))
            .ToList();
        return string.Join('\n', ["SET XACT_ABORT ON", "BEGIN TRANSACTION",
            .. all.Select(t => $"ALTER TABLE {t.Here} NOCHECK CONSTRAINT ALL"),
            .. all.Select(t => $"ALTER TABLE {t.Here} DISABLE TRIGGER ALL"),
            .. all.Select(t => $"DELETE FROM {t.Here}"),
            .. all.Select(t => Numbered(t.Here, t.IsNumbered,
                $"INSERT INTO {t.Here} ({t.Columns}) SELECT {t.Columns} FROM \"{original}\".{t.Here}")),
            .. all.Select(t => $"ALTER TABLE {t.Here} ENABLE TRIGGER ALL"),
            .. all.Select(t => $"ALTER TABLE {t.Here} WITH CHECK CHECK CONSTRAINT ALL"),
            "COMMIT TRANSACTION"]);
    }

    protected override async Task BeginAsync()
    {
        await _live.OpenAsync();
        _tables = Rows(TablesQuestion).ConvertAll(r => new ServerTable((string)r[0]!, (string)r[1]!,
            Convert.ToInt64(r[2], CultureInfo.InvariantCulture) == 1));
        foreach (var table in _tables) Run(SynonymOf(table.Schema, table.Table));
        Restore();
    }

    protected override void Restore() =>
        Run(RestoreOf(original, _tables.Select(t => (t.Schema, t.Table, t.IsNumbered, ColumnsOf(t.Name)))));

    protected override void Run(string sql)
    {
        using var command = new SqlCommand(sql, _live) { CommandTimeout = 600 };
        command.ExecuteNonQuery();
    }

    protected override string HashOf(string table) => (string)Rows(HashQuestion(table))[0][0]!;

    protected override string ChangesOf(string table, IReadOnlyList<string> columns)
    {
        var (found, list) = (_tables.Single(t => t.Name == table), string.Join(", ", columns.Select(c => $"\"{c}\"")));
        return $"SELECT {list} FROM \"{found.Schema}\".\"{found.Table}\" EXCEPT SELECT {list} FROM \"{original}\".\"{found.Schema}\".\"{found.Table}\"";
    }

    protected override string PlantingOf(string table, string column, string text, int part, int parts,
        bool isUnique) => Planting(table, column, text, part, parts, isUnique);

    public static string Planting(string table, string column, string text, int part, int parts, bool isUnique)
    {
        var planted = isUnique ? $"N'{text}' + CAST(place AS nvarchar(20))" : $"N'{text}'";
        return $"""
            WITH numbered AS (
                SELECT "{column}" AS planted, ROW_NUMBER() OVER (ORDER BY (SELECT NULL)) AS place
                FROM "{table}"
                WHERE "{column}" IS NOT NULL)
            UPDATE numbered SET planted = {planted} WHERE place % {parts} = {part}
            """;
    }

    protected override string BooksOpened => "ALTER TABLE \"finance\".\"JournalLines\" DISABLE TRIGGER ALL";

    protected override string TimesOf(string column, int times) => $"\"{column}\" * {times}";

    private static string Numbered(string table, bool isNumbered, string insert) =>
        isNumbered ? $"SET IDENTITY_INSERT {table} ON\n{insert}\nSET IDENTITY_INSERT {table} OFF" : insert;

    private static object AsInAFile(object value, string type) => value switch
    {
        Guid id => id.ToString().ToUpperInvariant(),
        bool flag => flag ? 1L : 0L,
        byte or short or int => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        decimal amount => amount.ToString(CultureInfo.InvariantCulture),
        DateTime day when type == "date" => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        TimeSpan time => time.ToString("c", CultureInfo.InvariantCulture),
        _ => value,
    };

    private sealed record ServerTable(string Schema, string Table, bool IsNumbered)
    {
        public string Name => $"{Schema}_{Table}";
    }
}
