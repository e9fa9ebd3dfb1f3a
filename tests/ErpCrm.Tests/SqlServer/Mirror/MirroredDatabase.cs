using ErpCrm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.SqlServer.Mirror;

/// <summary>The tests' SQLite database, whose queries are compiled for SQL Server too.</summary>
internal sealed class MirroredDatabase(IDatabase database) : IDatabase
{
    private static readonly RawSqlMirror RawSql = new();

    public bool IsShared => database.IsShared;

    /// <summary>Puts the mirror around the application's database.</summary>
    public static void Put(IServiceCollection services)
    {
        var real = services.Last(s => s.ServiceType == typeof(IDatabase));
        services.Remove(real);
        services.AddSingleton<IDatabase>(
            provider => (IDatabase)real.ImplementationFactory!(provider) is { IsShared: false } sqlite
                ? new MirroredDatabase(sqlite)
                : (IDatabase)real.ImplementationFactory!(provider));
    }

    public void Configure(DbContextOptionsBuilder options, string module)
    {
        database.Configure(options, module);
#pragma warning disable EF1001 // The only place where a query is seen before it is translated.
        options.ReplaceService<IQueryCompiler, MirrorQueryCompiler>();
#pragma warning restore EF1001
        options.AddInterceptors(RawSql);
    }

    public DatabaseTrouble? TroubleOf(Exception error) => database.TroubleOf(error);

    public Task<bool> TryCopyAsync(string copy, CancellationToken ct) => database.TryCopyAsync(copy, ct);

    public Task<IReadOnlyList<string>> ValueIndexesAsync(
        DbContext context, string? schema, string table, CancellationToken ct) =>
        database.ValueIndexesAsync(context, schema, table, ct);

    public Task AddIndexAsync(DbContext context, ValueIndex index, CancellationToken ct) =>
        database.AddIndexAsync(context, index, ct);

    public Task DropIndexAsync(
        DbContext context, string? schema, string table, string name, CancellationToken ct) =>
        database.DropIndexAsync(context, schema, table, name, ct);

    public Task MigrateAsync(DbContext context, CancellationToken ct) => database.MigrateAsync(context, ct);
}
