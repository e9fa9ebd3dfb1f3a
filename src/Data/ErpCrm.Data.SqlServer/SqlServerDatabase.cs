using ErpCrm.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Data.SqlServer;

/// <summary>All modules in one SQL Server database, told apart by schemas; any number of processes.</summary>
/// <param name="maxBatchSize">Commands per round trip; null leaves it to the provider.</param>
/// <param name="compatibilityLevel">SQL Server compatibility level, 160 for SQL Server 2022.</param>
public sealed class SqlServerDatabase(string connectionString, int? maxBatchSize = null, int compatibilityLevel = 160) : IDatabase
{
    public bool IsShared => true;

    public void Configure(DbContextOptionsBuilder options, string module) => options.UseSqlServer(connectionString, server =>
    {
        server.MigrationsAssembly(typeof(SqlServerDatabase).Assembly)
            .MigrationsHistoryTable("__EFMigrationsHistory", module)
            .UseCompatibilityLevel(compatibilityLevel);
        if (maxBatchSize is { } size) server.MaxBatchSize(size);
    });

    public async Task MigrateAsync(DbContext context, CancellationToken ct)
    {
        if ((await context.Database.GetPendingMigrationsAsync(ct)).Any()) await context.Database.MigrateAsync(ct);
    }
}
