using ErpCrm.Platform.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.SqlServer;

/// <summary>The server this process runs its functional tests on;
/// usually there is none, and they run on SQLite.</summary>
internal static class RealServer
{
    /// <summary>Set for the run that <see cref="RealServerSuite"/> starts.</summary>
    public const string Variable = "ERPCRM_TEST_SUITE_ON_SQLSERVER";

    private static readonly string? ConnectionString =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text ? text : null;

    public static bool IsUsed => ConnectionString is not null;

    /// <summary>Gives an application a database of its own on the server, if there is one.</summary>
    public static void Use(IWebHostBuilder host)
    {
        if (!IsUsed) return;
        var own = new SqlConnectionStringBuilder(ConnectionString)
        {
            InitialCatalog = $"erpcrm_test_{Guid.NewGuid():N}", TrustServerCertificate = true
        };
        host.UseSetting("Database:Provider", "SqlServer");
        host.UseSetting("Database:MigrateOnStart", "true");
        host.UseSetting("ConnectionStrings:SqlServer", own.ConnectionString);
    }

    /// <summary>Removes a database that was kept, at the end of the run.</summary>
    public static void Drop(string connection)
    {
        SqlConnection.ClearAllPools();
        var server = new SqlConnectionStringBuilder(connection);
        var name = server.InitialCatalog;
        server.InitialCatalog = "master";
        using var master = new SqlConnection(server.ConnectionString);
        master.Open();
        using var command = master.CreateCommand();
#pragma warning disable CA2100 // A name that this run made.
        command.CommandText = $"DROP DATABASE \"{name}\"";
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    /// <summary>Removes the application's database.</summary>
    public static async Task DropAsync(TestApp app)
    {
        if (IsUsed && !app.KeepsServerDatabase)
            await app.InAsync<PlatformDbContext>(db => db.Database.EnsureDeletedAsync());
    }
}
