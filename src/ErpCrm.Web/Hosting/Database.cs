using ErpCrm.Data.Sqlite;
using ErpCrm.Data.SqlServer;
using ErpCrm.SharedKernel.Data;
using ErpCrm.SharedKernel.Jobs;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Web.Hosting;

internal static class Database
{
    /// <summary>Name of the embedded database's file.</summary>
    public static string FileOf(Command command) => command.Name == Command.Demo ? "demo.db" : "erpcrm.db";

    /// <summary>The one place that chooses the database product.</summary>
    public static void AddDatabase(this WebApplicationBuilder builder, Command command)
    {
        var settings = builder.Configuration.GetSection("Database");
        var provider = command.Name == Command.Demo ? "Sqlite" : settings["Provider"] ?? "Sqlite";
        builder.Services.AddSingleton<IDatabase>(services => provider switch
        {
            "Sqlite" => new SqliteDatabase(
                services.GetRequiredService<DataFolder>().Of(FileOf(command)),
                command.Name is Command.Demo or Command.Seed ? "OFF" : settings["Synchronous"] ?? "FULL"),
            "SqlServer" => new SqlServerDatabase(
                builder.Configuration.GetConnectionString("SqlServer") ?? throw new InvalidOperationException("ConnectionStrings:SqlServer is not set."),
                settings.GetValue<int?>("MaxBatchSize"),
                settings.GetValue("CompatibilityLevel", 160)),
            _ => throw new InvalidOperationException($"Database:Provider is '{provider}'; it must be Sqlite or SqlServer."),
        });
    }

    /// <summary>SQLite updates itself; a server's schema changes only when it is asked for.</summary>
    public static async Task MigrateAsync(this WebApplication app, Command command)
    {
        var database = app.Services.GetRequiredService<IDatabase>();
        await using var scope = app.Services.CreateAsyncScope();
        if (!database.IsShared || command.Name is Command.Migrate or Command.Seed || app.Configuration.GetValue<bool>("Database:MigrateOnStart")) await MigrateAsync(app, database, scope.ServiceProvider);
        if (await database.LackAsync(scope.ServiceProvider.GetRequiredService<JobsDbContext>(), CancellationToken.None) is { } lack) app.Logger.LogWarning("{Lack}", lack);
    }

    private static async Task MigrateAsync(WebApplication app, IDatabase database, IServiceProvider services)
    {
        foreach (var type in app.Services.GetServices<ModuleInfo>().Select(m => m.ContextType).Append(typeof(JobsDbContext)))
            await database.MigrateAsync((DbContext)services.GetRequiredService(type), CancellationToken.None);
    }
}
