using ErpCrm.Data.SqlServer;
using ErpCrm.Data.Sqlite;
using ErpCrm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Web.Hosting;

internal static class Database
{
    public const string Sqlite = "Sqlite";
    public const string SqlServer = "SqlServer";

    /// <summary>The one place that chooses the database product;
    /// <see cref="Refusals"/> has looked at the settings.</summary>
    public static void AddDatabase(this WebApplicationBuilder builder, Command command)
    {
        var settings = builder.Configuration.GetSection("Database");
        builder.Services.AddSqliteSearch().AddSqlServerSearch();
        builder.Services.AddSingleton<IDatabase>(services => (settings["Provider"] ?? Sqlite) == SqlServer
            ? new SqlServerDatabase(builder.Configuration.GetConnectionString(SqlServer)!,
                settings.GetValue<int?>("MaxBatchSize"), settings.GetValue("CompatibilityLevel", 160))
            : new SqliteDatabase(
                DatabaseFiles.Of(services.GetRequiredService<DataFolder>().Path, command),
                command.Name is Command.Demo or Command.Seed ? "OFF" : settings["Synchronous"] ?? "FULL"));
    }

    /// <summary>
    /// SQLite updates itself; a server's schema changes only when it
    /// is asked for. False when the database cannot be worked on, after saying so.
    /// </summary>
    public static async Task<bool> TryMigrateAsync(this WebApplication app, Command command)
    {
        var database = app.Services.GetRequiredService<IDatabase>();
        try
        {
            await using var scope = app.Services.CreateAsyncScope();
            if (!database.IsShared || command.Name is Command.Migrate or Command.Seed
                || app.Configuration.GetValue<bool>("Database:MigrateOnStart"))
                await MigrateAsync(app, database, scope.ServiceProvider);
            var any = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
            if (await database.RefusalAsync(any, CancellationToken.None) is { } refusal)
            {
                app.Logger.LogCritical("{Refusal}", refusal);
                return false;
            }

            if (await database.LackAsync(any, CancellationToken.None) is { } lack)
                app.Logger.LogWarning("{Lack}", lack);
            return true;
        }
        catch (Exception e) when (database.ObstacleOf(e) is { } obstacle)
        {
            app.Logger.LogCritical("{Obstacle}", obstacle);
            return false;
        }
    }

    private static async Task MigrateAsync(WebApplication app, IDatabase database, IServiceProvider services)
    {
        foreach (var type in ContextTypes(app.Services))
            await database.MigrateAsync((DbContext)services.GetRequiredService(type), CancellationToken.None);
    }

    /// <summary>Every context whose tables the application keeps.</summary>
    public static IEnumerable<Type> ContextTypes(IServiceProvider services) =>
        services.GetServices<ModuleInfo>().Select(m => m.ContextType).Append(typeof(PlatformDbContext));
}
