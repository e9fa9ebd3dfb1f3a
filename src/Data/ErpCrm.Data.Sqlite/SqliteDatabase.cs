using ErpCrm.Data.Sqlite.Sql;
using ErpCrm.Finance;
using ErpCrm.Platform.Data;
using ErpCrm.Workspace;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ErpCrm.Data.Sqlite;

/// <summary>All modules in one embedded file, told apart by table prefixes; one process at a time.</summary>
public sealed class SqliteDatabase(string path, string synchronous = "FULL") : IDatabase, IDisposable
{
    // https://sqlite.org/rescode.html
    private const int BusyFile = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int BrokenInput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int TooBig = 18;
    private const int NotADatabase = 26;
    private const int Moved = ReadOnly | (4 << 8);
    private const int ForeignKey = 787;
    private const int PrimaryKey = 1555;
    private const int UniqueIndex = 2067;

    private static readonly SqliteDecimals Decimals = new();
    private static readonly SqliteWrites Writes = new();
    private readonly string _connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = path,
        // Seconds the driver tries again while another program holds the file; work within the process queues instead.
        DefaultTimeout = 5,
    }.ToString();

    public string Name => path;

    public bool IsShared => false;

    public void Configure(DbContextOptionsBuilder options, string module) => options
        .UseSqlite(new QueuedSqliteConnection(_connectionString, synchronous), contextOwnsConnection: true,
            sqlite => sqlite
            .MigrationsAssembly(typeof(SqliteDatabase).Assembly)
            .MigrationsHistoryTable($"{module}_migrations"))
        // Migrations are tested as they are, step by step.
        .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning,
            SqliteEventId.TableRebuildPendingWarning))
        .AddInterceptors(Decimals, Writes);

    public async Task MigrateAsync(DbContext context, CancellationToken ct)
    {
        // Asking takes no lock. A lock row can only be left by a
        // killed process, because this file has one process at a time.
        if ((await context.Database.GetPendingMigrationsAsync(ct)).Any())
        {
            await DropStaleLockAsync(ct);
            await context.Database.MigrateAsync(ct);
        }

        if (context is WorkspaceDbContext workspace) await SearchGrams.EnsureAsync(workspace, ct);
        if (context is FinanceDbContext finance) await ClosedBooks.EnsureAsync(finance, ct);
    }

    public Task<IReadOnlyList<string>> ValueIndexesAsync(
        DbContext context, string? schema, string table, CancellationToken ct) =>
        ValueIndexes.OfAsync(context, table, ct);

    public Task AddIndexAsync(DbContext context, ValueIndex index, CancellationToken ct) =>
        ValueIndexes.RunAsync(context, ValueIndexes.Added(index), ct);

    public Task DropIndexAsync(
        DbContext context, string? schema, string table, string name, CancellationToken ct) =>
        ValueIndexes.RunAsync(context, ValueIndexes.Dropped(name), ct);

    public string? ObstacleOf(Exception error) => SqliteObstacles.Of(error, path);

    public DatabaseTrouble? TroubleOf(Exception error) => error switch
    {
        SqliteException { SqliteExtendedErrorCode: UniqueIndex or PrimaryKey } => DatabaseTrouble.Duplicate,
        SqliteException { SqliteExtendedErrorCode: ForeignKey } => DatabaseTrouble.InUse,
        SqliteException { SqliteErrorCode: Locked or BusyFile } or TimeoutException => DatabaseTrouble.Busy,
        SqliteException { SqliteErrorCode: TooBig } => DatabaseTrouble.TooLarge,
        SqliteException { SqliteErrorCode: Full } => DatabaseTrouble.Full,
        SqliteException { SqliteExtendedErrorCode: Moved } or SqliteException { SqliteErrorCode: CannotOpen } =>
            DatabaseTrouble.Missing,
        SqliteException { SqliteErrorCode: ReadOnly } => DatabaseTrouble.ReadOnly,
        SqliteException { SqliteErrorCode: Corrupt or NotADatabase or BrokenInput } => DatabaseTrouble.Damaged,
        { InnerException: { } inner } => TroubleOf(inner),
        _ => null,
    };

    public async Task<IReadOnlyList<string>> DamagesAsync(CancellationToken ct)
    {
        await using var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(ct);
        // An index over decimals is in the order of this collation.
        SqliteDecimals.Register(connection);
        var damages = await ReadAsync(connection, "PRAGMA integrity_check(20)", row => row.GetString(0), ct);
        damages.Remove("ok");
        damages.AddRange(await ReadAsync(connection, "PRAGMA foreign_key_check",
            row => $"{row.GetString(0)} row {row.GetValue(1)} refers to a missing {row.GetString(2)}", ct));
        return damages;
    }

    public async Task<bool> TryCopyAsync(string copy, CancellationToken ct)
    {
        await SqliteCopy.MakeAsync(path, copy, ct);
        return true;
    }

    /// <summary>Closes what is kept open for the next work.</summary>
    public void Dispose()
    {
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
        MovedFile.Forget(path);
    }

    private static async Task<List<string>> ReadAsync(SqliteConnection connection, string pragma,
        Func<SqliteDataReader, string> read, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = pragma;
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<string>();
        while (await reader.ReadAsync(ct)) rows.Add(read(reader));
        return rows;
    }

    private async Task DropStaleLockAsync(CancellationToken ct)
    {
        if (!File.Exists(path)) return;
        await using var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "DROP TABLE IF EXISTS \"__EFMigrationsLock\"";
        await command.ExecuteNonQueryAsync(ct);
    }
}
