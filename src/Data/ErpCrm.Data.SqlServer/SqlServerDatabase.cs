using ErpCrm.Data.SqlServer.Sql;
using ErpCrm.Finance;
using ErpCrm.Platform.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Data.SqlServer;

/// <summary>All modules in one SQL Server database, told apart by schemas; any number of processes.</summary>
/// <param name="maxBatchSize">Commands per round trip; null leaves it to the provider.</param>
/// <param name="compatibilityLevel">SQL Server compatibility level, 160 for SQL Server 2022.</param>
public sealed class SqlServerDatabase(string connectionString, int? maxBatchSize = null, int compatibilityLevel = 160)
    : IDatabase
{
    public string Name =>
        $"{new SqlConnectionStringBuilder(connectionString).InitialCatalog} on {new SqlConnectionStringBuilder(connectionString).DataSource}";

    public bool IsShared => true;

    public void Configure(DbContextOptionsBuilder options, string module) =>
        options.UseSqlServer(connectionString, server =>
        {
            server.MigrationsAssembly(typeof(SqlServerDatabase).Assembly)
                .MigrationsHistoryTable("__EFMigrationsHistory", module)
                .UseCompatibilityLevel(compatibilityLevel)
                .ExecutionStrategy(dependencies => new SavingStrategy(dependencies));
            if (maxBatchSize is { } size) server.MaxBatchSize(size);
        });

    public async Task MigrateAsync(DbContext context, CancellationToken ct)
    {
        if ((await context.Database.GetPendingMigrationsAsync(ct)).Any())
        {
            await context.Database.MigrateAsync(ct);
            await ReadCommittedSnapshot.TrySetAsync(context, ct);
        }

        if (context is FinanceDbContext) await ClosedBooks.EnsureAsync(context, ct);
    }

    public async Task<string?> RefusalAsync(DbContext context, CancellationToken ct) =>
        CompatibilityLevel.RefusalOf(await CompatibilityLevel.OfAsync(context, ct));

    public async Task<string?> LackAsync(DbContext context, CancellationToken ct) =>
        CompatibilityLevel.LackOf(await CompatibilityLevel.OfAsync(context, ct), compatibilityLevel)
            ?? await ReadCommittedSnapshot.LackAsync(context, ct);

    public Task<IReadOnlyList<string>> ValueIndexesAsync(
        DbContext context, string? schema, string table, CancellationToken ct) =>
        ValueIndexes.OfAsync(context, schema, table, ct);

    public Task AddIndexAsync(DbContext context, ValueIndex index, CancellationToken ct) =>
        ValueIndexes.AddAsync(context, index, ct);

    public Task DropIndexAsync(
        DbContext context, string? schema, string table, string name, CancellationToken ct) =>
        ValueIndexes.DropAsync(context, schema, table, name, ct);

    public string? ObstacleOf(Exception error) => SqlServerObstacles.Of(error, connectionString);

    public async Task<DateTime?> UtcNowAsync(DbContext context, CancellationToken ct) =>
        await ServerClock.UtcNowAsync(context, ct);

    // https://learn.microsoft.com/sql/relational-databases/errors-events/database-engine-events-and-errors
    public DatabaseTrouble? TroubleOf(Exception error) => error switch
    {
        SqlException { Number: 2601 or 2627 } => DatabaseTrouble.Duplicate,
        SqlException { Number: 547 } => DatabaseTrouble.InUse,
        SqlException { Number: 2628 or 8152 or 8115 } => DatabaseTrouble.TooLarge,
        SqlException { Number: 1101 or 1105 or 9002 or 5149 } => DatabaseTrouble.Full,
        SqlException { Number: 3906 or 3908 or 978 } => DatabaseTrouble.ReadOnly,
        SqlException { Number: 823 or 824 or 825 or 605 or 926 or 5171 } => DatabaseTrouble.Damaged,
        SqlException { Number: 942 or 945 } => DatabaseTrouble.Missing,
        SqlException sql when SavingStrategy.IsPassing(sql) => DatabaseTrouble.Busy,
        { InnerException: { } inner } => TroubleOf(inner),
        _ => null,
    };
}
