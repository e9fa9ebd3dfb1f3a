using ErpCrm.Identity;
using ErpCrm.Identity.Users;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Demo;
using ErpCrm.SharedKernel.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Walker;

/// <summary>
/// A firm with two teams and records of every kind, played through the domain by the modules' own actors once per test run.
/// Every walker starts on a copy, so a kind of record that a module adds to its demo is walked without being remembered.
/// While one works on the walkers, <c>ERPCRM_WALKER_FIRM</c> may name a folder that keeps the firm between runs.
/// </summary>
internal sealed class PlayedFirm : TestApp
{
    private const int Days = 150;

    /// <summary>The moment at which every walker begins: the firm is the same on every day it is walked.</summary>
    public static readonly DateTime Now = new(2026, 11, 25, 5, 0, 0, DateTimeKind.Utc);

    private static readonly Lazy<Task<string>> Played = new(PlayAsync);

    /// <summary>The domain of users who belong to no team and hold no records.</summary>
    public const string Strangers = "@stranger.example";

    protected override bool IsSetUp => false;

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

    /// <summary>The database as it was after the play.</summary>
    public static async Task<string> DatabaseAsync() => Path.Combine(await Played.Value, "erpcrm.db");

    private static async Task<string> PlayAsync()
    {
        var kept = Environment.GetEnvironmentVariable("ERPCRM_WALKER_FIRM") ?? Directory.CreateTempSubdirectory("erpcrm-firm-").FullName;
        if (File.Exists(Path.Combine(kept, "erpcrm.db"))) return kept;
        Directory.CreateDirectory(kept);
        if (Environment.GetEnvironmentVariable("ERPCRM_WALKER_FIRM") is null) AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(kept, recursive: true);
        var firm = new PlayedFirm();
        firm.Time.SetUtc(Now);
        await firm.InitializeAsync();
        try
        {
            await firm.PlayYearAsync();
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

    private async Task PlayYearAsync()
    {
        var world = new DemoWorld(Today.AddDays(-Days), Today, Time.SetUtc);
        world.At(world.FirstDay, 8);
        await EachActorAsync(actor => actor.BeginAsync(world, CancellationToken.None));
        await DrainAsync();
        for (var day = world.FirstDay; day <= world.Today; day = day.AddDays(1))
        {
            world.At(day, 9);
            await EachActorAsync(actor => actor.PlayAsync(world, day, CancellationToken.None));
            await DrainAsync();
        }

        Time.SetUtc(Now);
    }

    private async Task EachActorAsync(Func<IDemoActor, Task> play)
    {
        await using var scope = Services.CreateAsyncScope();
        foreach (var type in scope.ServiceProvider.GetServices<IDemoActor>().OrderBy(actor => actor.Order).Select(actor => actor.GetType()).ToList())
        {
            await using var own = Services.CreateAsyncScope();
            await play(own.ServiceProvider.GetServices<IDemoActor>().Single(actor => actor.GetType() == type));
        }
    }

    private Task AddStrangersAsync() => InAsync<IdentityModuleDbContext>(async db =>
    {
        var hasher = Services.CreateScope().ServiceProvider.GetRequiredService<IPasswordHasher<Credentials>>();
        foreach (var role in await db.Roles.Where(r => r.IsBuiltIn && r.Name != BuiltInRoles.Owner).ToListAsync())
        {
            var user = new User($"Stranger {role.Name}", $"{role.Name.Replace(' ', '-').ToLowerInvariant()}{Strangers}", role, "en");
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
            foreach (var file in Directory.Exists(source) ? Directory.GetFiles(source, "*", SearchOption.AllDirectories) : [])
            {
                var target = Path.Combine(folder, directory, Path.GetRelativePath(source, file));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }

        using var from = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        using var to = new SqliteConnection($"Data Source={Path.Combine(folder, "erpcrm.db")};Pooling=False");
        from.Open();
        to.Open();
        from.BackupDatabase(to);
    }
}
