using System.Collections.Concurrent;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Figures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ErpCrm.Identity.Sessions;

/// <summary>
/// When each session and each access token was last used. Requests note it in memory; it is
/// written down every few minutes, many in one transaction, and no request
/// waits for that: pages are read also while nothing can be written.
/// </summary>
internal sealed class SeenSessions(
    IServiceScopeFactory scopes, IOptions<SessionSettings> settings, IDatabase database, ILogger<SeenSessions> log)
        : BackgroundService
{
    private const int AtOnce = 100;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);
    private readonly ConcurrentDictionary<Guid, DateTime> _seen = new();
    private readonly ConcurrentDictionary<Guid, DateTime> _unwritten = new();
    private bool _failed;

    // Short sessions are written down more often: another process knows only what is written.
    private TimeSpan Interval =>
        TimeSpan.FromTicks(Math.Clamp(settings.Value.Idle.Ticks / 8, TimeSpan.TicksPerSecond, Longest.Ticks));

    /// <summary>The later of what is written down and what is known here.</summary>
    public DateTime LastOf(Guid session, DateTime written) =>
        _seen.TryGetValue(session, out var seen) && seen > written ? seen : written;

    /// <summary>Somebody used it.</summary>
    public void See(Guid session, DateTime now) => _seen[session] = _unwritten[session] = now;

    /// <summary>Writes down what was seen since the last time; what fails is kept for the next.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        foreach (var some in _unwritten.ToArray().Chunk(AtOnce))
        {
            if (!await TryWriteAsync(some, ct)) return;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The machine's own pace: an adjusted clock changes nothing here.
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await WriteAsync(stoppingToken);
                await ForgetEndedAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await WriteAsync(CancellationToken.None);
        }
    }

    private async Task<bool> TryWriteAsync(KeyValuePair<Guid, DateTime>[] some, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<IdentityModuleDbContext>();
            await ChangeStamps.UnnoticedAsync(() => db.InTransactionAsync(
                async token =>
                {
                    foreach (var (id, at) in some) await WriteAsync(db, id, at, token);
                },
                ct));
            foreach (var written in some) _unwritten.TryRemove(written);
            _failed = false;
            return true;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            if (!_failed)
                log.LogWarning(e,
                    "When sessions were last used cannot be written down ({Trouble}); it is kept in memory",
                    database.TroubleOf(e));
            _failed = true;
            return false;
        }
    }

    private static async Task WriteAsync(IdentityModuleDbContext db, Guid id, DateTime at, CancellationToken ct)
    {
        // A session that ended meanwhile has no row; another process may know of something later.
        var soon = at + Longest;
        if (await db.Sessions.Where(s => s.Id == id && (s.LastSeenAt < at || s.LastSeenAt > soon))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, at), ct) > 0)
            return;
        await db.AccessTokens.Where(t => t.Id == id && (t.LastSeenAt == null || t.LastSeenAt < at))
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.LastSeenAt, at), ct);
    }

    private async Task ForgetEndedAsync(CancellationToken ct)
    {
        if (_seen.Count <= 5000) return;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<IdentityModuleDbContext>();
            var live = await db.Sessions.Select(s => s.Id).ToHashSetAsync(ct);
            live.UnionWith(await db.AccessTokens.Select(t => t.Id).ToListAsync(ct));
            foreach (var id in _seen.Keys.Where(id => !live.Contains(id)))
            {
                _seen.TryRemove(id, out _);
                _unwritten.TryRemove(id, out _);
            }
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogDebug(e, "Ended sessions stay in memory for now");
        }
    }
}
