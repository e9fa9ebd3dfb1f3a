using System.Collections.Concurrent;
using ErpCrm.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Workspace.Webhooks;

/// <summary>
/// Sends what is due, each webhook by itself: a slow receiver holds up its own messages and nobody else's. A webhook is
/// leased by one process, so a receiver is spoken to at most four times at once, however many processes there are. A
/// message is written down as being sent before it leaves; whoever is killed leaves it to whoever leases the webhook
/// next.
/// </summary>
internal sealed class WebhookSender(IServiceScopeFactory scopes, WebhookSending sending, DatabaseClock leases,
    TimeProvider time, ILogger<WebhookSender> log)
{
    public const int AtOnce = 4;

    /// <summary>After this it is looked in any case: a process that was stopped may have left something.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<Guid, Task> _running = new();
    private readonly Guid _me = Guid.NewGuid();

    /// <summary>Begins with every webhook that has something due and that nobody sends to.</summary>
    /// <returns>What goes on now; it does not fail.</returns>
    public async Task<IReadOnlyCollection<Task>> BeginAsync(CancellationToken ct)
    {
        foreach (var id in await DueAsync(ct))
        {
            var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (!_running.TryAdd(id, begun.Task)) continue;
            _ = Task.Run(() => RunAsync(id, begun, ct), CancellationToken.None);
        }

        return [.. _running.Values];
    }

    /// <summary>How long nothing is due if nothing is saved; null while no webhook is on.</summary>
    public async Task<TimeSpan?> PauseAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkspaceDbContext>();
        var waits = await db.Webhooks.Where(w => w.State == WebhookState.On).Select(w => new
        {
            w.QuietUntil,
            NextAt = db.WebhookMessages.Where(m => m.WebhookId == w.Id
                && (m.State == MessageState.Waiting || m.State == MessageState.Sending)).Min(m => (DateTime?)m.NextAt),
        }).ToListAsync(ct);
        if (waits.Count == 0) return null;
        var now = Now;
        return waits.Where(w => w.NextAt is not null)
            .Select(w => (w.NextAt is { } next && next > w.QuietUntil ? next : w.QuietUntil) - now)
            .Append(LongestPause).Min();
    }

    /// <summary>Sends until nothing is due.</summary>
    public async Task SendDueAsync(CancellationToken ct) => await Task.WhenAll(await BeginAsync(ct));

    private async Task RunAsync(Guid webhook, TaskCompletionSource begun, CancellationToken ct)
    {
        try
        {
            await PumpAsync(webhook, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogError(e, "The messages of webhook {Webhook} could not be sent; they are tried again", webhook);
        }
        catch (OperationCanceledException)
        {
            // The application ends.
        }
        finally
        {
            _running.TryRemove(webhook, out _);
            begun.SetResult();
        }
    }

    private async Task PumpAsync(Guid webhook, CancellationToken ct)
    {
        var running = new List<Task>();
        var isFirst = true;
        try
        {
            while (true)
            {
                var free = AtOnce - running.Count;
                if (free > 0 && !ct.IsCancellationRequested)
                    running.AddRange((await ClaimAsync(webhook, free, isFirst, ct)).Select(m => Sent(m, ct)));
                isFirst = false;
                if (running.Count == 0) return;
                running.Remove(await Task.WhenAny(running));
            }
        }
        finally
        {
            await Task.WhenAll(running);
            await ReleaseAsync(webhook);
        }
    }

    private Task Sent(WebhookMessage message, CancellationToken ct) =>
        Task.Run(() => sending.SendAsync(message, ct), CancellationToken.None);

    private async Task<List<Guid>> DueAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkspaceDbContext>();
        var leased = await leases.UtcNowAsync(db, ct);
        return await Open(db, leased)
            .Where(w => Waiting(db, Now).Any(m => m.WebhookId == w.Id)
                || db.WebhookMessages.Any(m => m.WebhookId == w.Id && m.State == MessageState.Sending))
            .Select(w => w.Id).ToListAsync(ct);
    }

    private async Task<List<WebhookMessage>> ClaimAsync(Guid webhook, int most, bool isFirst, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkspaceDbContext>();
        var leased = await leases.UtcNowAsync(db, ct);
        var (me, until) = (_me, leased + Lease);
        var isMine = await Open(db, leased).Where(w => w.Id == webhook)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.SenderId, me).SetProperty(w => w.SenderUntil, until), ct);
        if (isMine == 0) return [];
        var own = db.WebhookMessages.Where(m => m.WebhookId == webhook);
        // Nobody else sends to it: what is on its way was left by somebody who was stopped.
        if (isFirst)
            await own.Where(m => m.State == MessageState.Sending)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MessageState.Waiting)
                    .SetProperty(m => m.ClaimId, (Guid?)null), ct);
        var ids = await Waiting(db, Now).Where(m => m.WebhookId == webhook)
            .OrderBy(m => m.NextAt).ThenBy(m => m.Id).Select(m => m.Id).Take(most).ToListAsync(ct);
        if (ids.Count == 0) return [];
        var claim = Guid.NewGuid();
        await own.Where(m => ids.Contains(m.Id) && m.State == MessageState.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MessageState.Sending)
                .SetProperty(m => m.ClaimId, claim), ct);
        return await own.AsNoTracking().Where(m => m.ClaimId == claim && m.State == MessageState.Sending)
            .ToListAsync(ct);
    }

    private async Task ReleaseAsync(Guid webhook)
    {
        await using var scope = scopes.CreateAsyncScope();
        var me = _me;
        await scope.ServiceProvider.GetRequiredService<WorkspaceDbContext>().Webhooks
            .Where(w => w.Id == webhook && w.SenderId == me)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.SenderUntil, DateTime.UnixEpoch));
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    // Whose receiver may be spoken to, and to whom no other process speaks. What is leased or quiet for longer than
    // anything is was written down under a clock that ran ahead.
    private IQueryable<Webhook> Open(WorkspaceDbContext db, DateTime leased)
    {
        var (me, now) = (_me, Now);
        var (tooLong, tooQuiet) = (leased + Lease + Skew, now + WebhookMessage.LongestWait + Skew);
        return db.Webhooks.Where(w => w.State == WebhookState.On && (w.QuietUntil <= now || w.QuietUntil > tooQuiet)
            && (w.SenderId == me || w.SenderUntil < leased || w.SenderUntil > tooLong));
    }

    private static IQueryable<WebhookMessage> Waiting(WorkspaceDbContext db, DateTime now)
    {
        var tooLate = now + WebhookMessage.LongestWait + WebhookMessage.LongestWait;
        return db.WebhookMessages.Where(m => m.State == MessageState.Waiting
            && (m.NextAt <= now || (m.NextAt > tooLate && m.CreatedAt <= now)));
    }
}
