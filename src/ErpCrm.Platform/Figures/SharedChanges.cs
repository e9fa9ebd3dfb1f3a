using System.Collections.Concurrent;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Delivery;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Platform.Figures;

/// <summary>
/// Where several processes share a database, each tells the others by
/// small counts in it which module it saved in and what happened, so that no kept figure outlives
/// a save and open pages refresh whichever process they listen to. Alone it does nothing.
/// </summary>
public sealed class SharedChanges(
    IServiceScopeFactory scopes, IDatabase database, ChangeStamps stamps, LiveFeed live,
    IEnumerable<ModuleInfo> modules, ILogger<SharedChanges> log)
    : BackgroundService
{
    private const string Saved = "saved ";
    private const string Happened = "happened ";
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    // What this process has told or followed. A count that is higher in the database was raised by another.
    private readonly ConcurrentDictionary<string, long> _known = new();
    private readonly Dictionary<string, Type> _contexts = modules.ToDictionary(m => m.ContextType.Name,
        m => m.ContextType);

    /// <summary>A module's rows were saved here.</summary>
    public Task TellSavedAsync(Type context, CancellationToken ct) =>
        database.IsShared && _contexts.ContainsKey(context.Name)
            ? TellAsync([Saved + context.Name], ct)
            : Task.CompletedTask;

    /// <summary>Events were delivered here.</summary>
    public Task TellHappenedAsync(IEnumerable<string> eventNames, CancellationToken ct) =>
        database.IsShared ? TellAsync([.. eventNames.Select(name => Happened + name)], ct) : Task.CompletedTask;

    /// <summary>Learns what the others told since the last time.</summary>
    public async Task FollowAsync(CancellationToken ct)
    {
        if (!database.IsShared) return;
        await using var scope = scopes.CreateAsyncScope();
        var counts = await scope.ServiceProvider.GetRequiredService<PlatformDbContext>().Set<SharedCount>()
            .AsNoTracking()
            .ToListAsync(ct);
        foreach (var count in counts)
        {
            var isNews = true;
            _known.AddOrUpdate(count.Name, count.Value, (_, known) =>
            {
                isNews = count.Value > known;
                return Math.Max(known, count.Value);
            });
            if (isNews) Learn(count.Name);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!database.IsShared) return;
        using var timer = new PeriodicTimer(LookEvery);
        var failed = false;
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    await FollowAsync(stoppingToken);
                    failed = false;
                }
                catch (Exception e) when (!stoppingToken.IsCancellationRequested)
                {
                    if (!failed) log.LogWarning(e, "What other processes saved cannot be read");
                    failed = true;
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private void Learn(string name)
    {
        if (name.StartsWith(Happened, StringComparison.Ordinal)) live.Publish(name[Happened.Length..]);
        else if (name.StartsWith(Saved, StringComparison.Ordinal)
            && _contexts.TryGetValue(name[Saved.Length..], out var context))
            stamps.Changed(context, null);
    }

    // After the commit: nothing waits for these rows longer than one statement
    // takes. What is saved is saved, whether others hear of it or not.
    private async Task TellAsync(List<string> names, CancellationToken ct)
    {
        if (names.Count == 0) return;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PlatformDbContext>();
            if (await RaiseAsync(db, names, ct) < names.Count) await BeginAsync(db, names, ct);
        }
        catch (Exception e)
        {
            log.LogWarning(e, "Other processes do not hear of {Names}", string.Join(", ", names));
        }
    }

    private async Task<int> RaiseAsync(PlatformDbContext db, List<string> names, CancellationToken ct)
    {
        // Before the others can see it: who reads in between would take the own count for news and be one ahead
        // afterwards, and so miss what the next process saves.
        var counted = names.FindAll(_known.ContainsKey);
        Count(counted, 1);
        try
        {
            return await db.Set<SharedCount>().Where(c => names.Contains(c.Name))
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.Value, c => c.Value + 1), ct);
        }
        catch
        {
            Count(counted, -1);
            throw;
        }
    }

    private void Count(List<string> names, int by)
    {
        foreach (var name in names) _known.AddOrUpdate(name, by, (_, known) => known + by);
    }

    private async Task BeginAsync(PlatformDbContext db, List<string> names, CancellationToken ct)
    {
        var there = await db.Set<SharedCount>().Where(c => names.Contains(c.Name)).Select(c => c.Name).ToListAsync(ct);
        foreach (var name in names.Except(there).ToList())
        {
            var row = db.Add(new SharedCount { Name = name, Value = 1 });
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException)
            {
                // Another process was faster.
                row.State = EntityState.Detached;
                await RaiseAsync(db, [name], ct);
            }
        }
    }
}
