using ErpCrm.Demo;
using ErpCrm.Identity;
using ErpCrm.Identity.Users;
using ErpCrm.Platform.Security;
using ErpCrm.Tests.Demo;
using ErpCrm.Tests.SqlServer;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Walker;

/// <summary>
/// A firm with two teams and records of every kind, played through
/// the domain by the modules' own actors once per test run. Every walker starts on a copy,
/// so a kind of record that a module adds to its demo is walked without being remembered. While one
/// works on the walkers, <c>ERPCRM_WALKER_FIRM</c> may name a folder that keeps the firm between runs.
/// </summary>
internal sealed class PlayedFirm : TestApp
{
    private const int Days = 150;
    private const string ServerName = "server-database";

    private static readonly Lazy<Task<string>> Played = new(PlayAsync);

    /// <summary>The domain of users who belong to no team and hold no records.</summary>
    public const string Strangers = "@stranger.example";

    protected override bool IsSetUp => false;

    // The firm has users of its own.
    protected override bool KnowsTestUsers => false;

    /// <summary>Puts a copy of the firm's data into the folder.</summary>
    public static async Task CopyToAsync(string folder)
    {
        var source = await Played.Value;
        foreach (var file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>The database as it was after the play: a file, or the name of a database on the server.</summary>
    public static async Task<string> PlaceAsync()
    {
        var folder = await Played.Value;
        return RealServer.IsUsed ? await File.ReadAllTextAsync(Path.Combine(folder, ServerName)) : Path.Combine(folder,
            "erpcrm.db");
    }

    // The walkers copy from it until the run ends.
    protected internal override bool KeepsServerDatabase => true;

    private static async Task<string> PlayAsync()
    {
        var kept = Environment.GetEnvironmentVariable("ERPCRM_WALKER_FIRM")
            ?? Directory.CreateTempSubdirectory("erpcrm-firm-").FullName;
        if (!RealServer.IsUsed && File.Exists(Path.Combine(kept, "erpcrm.db"))) return kept;
        Directory.CreateDirectory(kept);
        if (Environment.GetEnvironmentVariable("ERPCRM_WALKER_FIRM") is null)
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(kept, recursive: true);
        var firm = new PlayedFirm();
        await firm.InitializeAsync();
        try
        {
            await DemoPlay.PlayAsync(firm, Days);
            await firm.AddStrangersAsync();
            await FirmExtras.AddAsync(firm);
            await firm.DrainAsync();
            firm.SaveTo(kept);
        }
        finally
        {
            await firm.DisposeAsync();
        }

        return kept;
    }

    private Task AddStrangersAsync() => InAsync<IdentityModuleDbContext>(async db =>
    {
        var hasher = Services.CreateScope().ServiceProvider.GetRequiredService<IPasswordHasher<Credentials>>();
        foreach (var role in await db.Roles.Where(r => r.IsBuiltIn && r.Name != BuiltInRoles.Owner).ToListAsync())
        {
            var user = new User($"Stranger {role.Name}", $"{role.Name.Replace(' ', '-').ToLowerInvariant()}{Strangers}",
                role, "en");
            user.SetPassword(hasher.HashPassword(user.Credentials, DemoCast.Password), Time.GetUtcNow().UtcDateTime);
            db.Add(user);
        }

        await db.SaveChangesAsync();
    });

    private void SaveTo(string folder)
    {
        foreach (var directory in new[] { "keys", "files" })
        {
            var source = Path.Combine(Path.GetDirectoryName(DatabaseFile)!, directory);
            foreach (var file in Directory.Exists(source)
                ? Directory.GetFiles(source, "*", SearchOption.AllDirectories)
                : [])
            {
                var target = Path.Combine(folder, directory, Path.GetRelativePath(source, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }

        if (RealServer.IsUsed)
        {
            File.WriteAllText(Path.Combine(folder, ServerName),
                new SqlConnectionStringBuilder(ServerConnection).InitialCatalog);
            var connection = ServerConnection;
            AppDomain.CurrentDomain.ProcessExit += (_, _) => RealServer.Drop(connection);
            return;
        }

        using var from = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        using var to = new SqliteConnection($"Data Source={Path.Combine(folder, "erpcrm.db")};Pooling=False");
        from.Open();
        to.Open();
        from.BackupDatabase(to);
    }
}
