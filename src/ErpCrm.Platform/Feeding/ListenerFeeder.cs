using ErpCrm.Platform.Data;
using ErpCrm.Platform.Delivery;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Platform.Feeding;

/// <summary>
/// Makes a listener's rows again, as if it had always listened: empties
/// them, then tells it everything in the log's order, or the state of its sources where the log does
/// not reach back. Each step is one transaction that also says how far it came, so that it goes
/// on after a crash and nothing is told twice; what happens meanwhile waits in the outbox.
/// </summary>
public sealed class ListenerFeeder(
    IServiceScopeFactory scopes,
    Listeners listeners,
    FeedSteps steps,
    IDatabase database,
    DatabaseClock leases,
    TimeProvider time,
    ILogger<ListenerFeeder> log)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Feeds a listener from the beginning.</summary>
    /// <returns>
    /// Why it was not, in a sentence for the operator: it is not
    /// known, acts, or would lose what it knows. Null when it was.
    /// </returns>
    public async Task<string?> FeedAsync(string name, CancellationToken ct)
    {
        if (listeners.Find(name) is not { } listener) return $"There is no listener {name}.";
        if (!listener.IsFed) return $"{name} acts on what happens; it is not made to act again.";
        if (await WhyIncompleteAsync(listener, ct) is { } why) return $"{name} would lose what it knows: {why}";
        await BeginAsync(listener, ct);
        return await GoOnAsync(listener, ct) ? null : $"Another process feeds {name}.";
    }

    /// <summary>Feeds every listener that was never seen before, and goes on where a feed was broken off.</summary>
    public async Task FeedNewAsync(CancellationToken ct)
    {
        var states = await UsingPlatformAsync(db => db.Listeners.AsNoTracking().ToDictionaryAsync(l => l.Name, ct));
        foreach (var listener in listeners.All)
        {
            var state = states.GetValueOrDefault(listener.Name);
            if (state is { FeedsThrough: null }) continue;
            if (state is null) await MeetAsync(listener, ct);
            if (!await GoOnAsync(listener, ct)) log.LogInformation("Another process feeds {Listener}", listener.Name);
        }
    }

    // One that acts begins with what happens from now on.
    private async Task MeetAsync(Listener listener, CancellationToken ct)
    {
        var why = listener.IsFed ? await WhyIncompleteAsync(listener, ct) : null;
        if (why is not null)
            log.LogWarning("{Listener} cannot learn everything that happened: {Why}", listener.Name, why);
        // Rows that could not be made again are better than what could.
        var begins = listener.IsFed && (why is null || !await KnowsAnythingAsync(listener, ct));
        if (begins) await BeginAsync(listener, ct);
        else await UsingPlatformAsync(db => SaveStateAsync(db, listener, isFed: false, ct));
    }

    private async Task<bool> KnowsAnythingAsync(Listener listener, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await KeptRows.AnyAsync((DbContext)scope.ServiceProvider.GetRequiredService(listener.ContextType),
            listener, ct);
    }

    /// <returns>Why neither the log nor its sources tell the listener everything; null when they do.</returns>
    private async Task<string?> WhyIncompleteAsync(Listener listener, CancellationToken ct)
    {
        if (await UsingPlatformAsync(db => LogMark.FindAsync(db, ct)) is not { } after) return null;
        var untold = string.Join(", ", steps.UntoldOf(listener));
        return untold.Length == 0 ? null : FormattableString.Invariant(
            $"the log begins on {after:yyyy-MM-dd}, and nobody tells {untold} anew.");
    }

    private async Task BeginAsync(Listener listener, CancellationToken ct)
    {
        await UsingPlatformAsync(db => SaveStateAsync(db, listener, isFed: true, ct));
        // What another process has taken before it saw the mark is done when its lease is over.
        while (await UsingPlatformAsync(db => IsLeasedAsync(db, listener, ct))) await Task.Delay(LookEvery, time, ct);
    }

    private async Task<bool> IsLeasedAsync(PlatformDbContext db, Listener listener, CancellationToken ct)
    {
        var now = await leases.UtcNowAsync(db, ct);
        return await db.Outbox.AnyAsync(m => m.Listener == listener.Name && m.LockedUntil > now, ct);
    }

    private async Task<bool> SaveStateAsync(PlatformDbContext db, Listener listener, bool isFed, CancellationToken ct)
    {
        var last = await db.Events.MaxAsync(e => (long?)e.Sequence, ct) ?? 0;
        if (await db.Listeners.FindAsync([listener.Name], ct) is not { } state)
            db.Add(state = new ListenerState { Name = listener.Name, At = Now });
        state.FedThrough = isFed ? ListenerState.NotEmptied : last;
        state.FeedsThrough = isFed ? last : null;
        state.At = Now;
        try
        {
            return await db.SaveChangesAsync(ct) > 0;
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException
            || database.TroubleOf(e) is DatabaseTrouble.Duplicate)
        {
            return false; // another process was faster
        }
    }

    /// <returns>False when another process is at it.</returns>
    private async Task<bool> GoOnAsync(Listener listener, CancellationToken ct)
    {
        if (!listener.IsFed) return true;
        using var feeding = FeedScope.Open();
        var isComplete = await UsingPlatformAsync(db => LogMark.FindAsync(db, ct)) is null;
        try
        {
            while (await StepAsync(listener, isComplete, ct))
            {
            }

            return true;
        }
        catch (DbUpdateConcurrencyException e) when (e.Entries.Any(entry => entry.Entity is ListenerState))
        {
            return false;
        }
    }

    private async Task<bool> StepAsync(Listener listener, bool isComplete, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = (DbContext)scope.ServiceProvider.GetRequiredService(listener.ContextType);
        return await db.InTransactionAsync(
            async token =>
            {
                var state = await db.Set<ListenerState>().SingleAsync(l => l.Name == listener.Name, token);
                var more = await steps.TakeAsync(db, state, scope.ServiceProvider, listener, isComplete, token);
                await db.SaveChangesAsync(token);
                return more;
            },
            ct);
    }

    private async Task<T> UsingPlatformAsync<T>(Func<PlatformDbContext, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<PlatformDbContext>());
    }
}
