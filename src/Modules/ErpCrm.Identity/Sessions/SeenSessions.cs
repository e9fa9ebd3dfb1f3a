using System.Collections.Concurrent;
using ErpCrm.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ErpCrm.Identity.Sessions;

/// <summary>
/// When each session was last used. Kept in memory and written down apart from the requests, which wait for it only for a moment:
/// pages are read also while nothing can be written.
/// </summary>
internal sealed class SeenSessions(IServiceScopeFactory scopes, IOptions<SessionSettings> settings, IDatabase database, ILogger<SeenSessions> log) : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan WriteAfter = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);
    private readonly ConcurrentDictionary<Guid, DateTime> _seen = new();
    private readonly ConcurrentDictionary<Guid, DateTime> _unwritten = new();
    private readonly ConcurrentDictionary<Guid, bool> _writing = new();
    private volatile bool _failed;

    // Short sessions are written down more often: another process knows only what is written.
    private TimeSpan Interval => TimeSpan.FromTicks(Math.Clamp(settings.Value.Idle.Ticks / 8, TimeSpan.TicksPerSecond, Longest.Ticks));

    /// <summary>The later of what is written down and what is known here.</summary>
    public DateTime LastOf(Guid session, DateTime written) => _seen.TryGetValue(session, out var seen) && seen > written ? seen : written;

    /// <summary>Somebody used it.</summary>
    public void See(Guid session, DateTime now) => _seen[session] = _unwritten[session] = now;

    /// <summary>Somebody used it; what is written down is older than a minute at most, as long as anything can be written.</summary>
    public async Task SeeAsync(Guid session, DateTime written, DateTime now)
    {
        See(session, now);
        if (_failed || now - written < WriteAfter || !_writing.TryAdd(session, true)) return;
        var write = Task.Run(() => TryWriteAsync(session, now, CancellationToken.None));
        await Task.WhenAny(write, Task.Delay(Patience));
    }

    /// <summary>It is over.</summary>
    public void Forget(Guid session)
    {
        _seen.TryRemove(session, out _);
        _unwritten.TryRemove(session, out _);
    }

    /// <summary>Writes down what was seen since the last time; what fails is kept for the next.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        foreach (var (id, at) in _unwritten.ToArray())
        {
            if (!await TryWriteAsync(id, at, ct)) return;
        }
    }

    private async Task<bool> TryWriteAsync(Guid id, DateTime at, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<IdentityModuleDbContext>();
            // A session that ended meanwhile has no row; another process may know of something later.
            var soon = at + Longest;
            await db.Sessions.Where(s => s.Id == id && (s.LastSeenAt < at || s.LastSeenAt > soon)).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, at), ct);
            _unwritten.TryRemove(KeyValuePair.Create(id, at));
            _failed = false;
            return true;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            if (!_failed) log.LogWarning(e, "When sessions were last used cannot be written down ({Trouble}); it is kept in memory", database.TroubleOf(e));
            _failed = true;
            return false;
        }
        finally
        {
            _writing.TryRemove(id, out _);
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

    private async Task ForgetEndedAsync(CancellationToken ct)
    {
        if (_seen.Count <= 5000) return;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var live = await scope.ServiceProvider.GetRequiredService<IdentityModuleDbContext>().Sessions.Select(s => s.Id).ToHashSetAsync(ct);
            foreach (var id in _seen.Keys.Where(id => !live.Contains(id))) Forget(id);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogDebug(e, "Ended sessions stay in memory for now");
        }
    }
}
