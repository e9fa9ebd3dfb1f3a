using Microsoft.EntityFrameworkCore;

namespace ErpCrm.SharedKernel.Events;

/// <summary>What waits in one module's outbox, for administrators and the health check.</summary>
public interface IMessageBoard
{
    string Module { get; }

    /// <summary>Messages that failed at least once, dead letters first.</summary>
    Task<IReadOnlyList<OutboxMessage>> TroubledAsync(int limit, CancellationToken ct);

    /// <summary>Messages given up after the last attempt; only an administrator can help them.</summary>
    Task<int> DeadLettersAsync(CancellationToken ct);

    /// <summary>Delivers again from the first attempt.</summary>
    Task RetryAsync(long id, CancellationToken ct);

    /// <summary>Gives up: the handler never runs for this event.</summary>
    Task DiscardAsync(long id, CancellationToken ct);
}

internal sealed class MessageBoard<TContext>(TContext db, string module) : IMessageBoard
    where TContext : DbContext
{
    public string Module => module;

    public async Task<IReadOnlyList<OutboxMessage>> TroubledAsync(int limit, CancellationToken ct) =>
        await db.Set<OutboxMessage>().AsNoTracking().Where(m => m.Attempts > 0).OrderByDescending(m => m.DueAt).ThenBy(m => m.Id).Take(limit).ToListAsync(ct);

    public Task<int> DeadLettersAsync(CancellationToken ct) => db.Set<OutboxMessage>().CountAsync(m => m.DeadLetteredAt != null, ct);

    public Task RetryAsync(long id, CancellationToken ct) => db.Set<OutboxMessage>().Where(m => m.Id == id).ExecuteUpdateAsync(set => set
        .SetProperty(m => m.Attempts, 0)
        .SetProperty(m => m.DueAt, DateTime.UnixEpoch)
        .SetProperty(m => m.DeadLetteredAt, (DateTime?)null), ct);

    public Task DiscardAsync(long id, CancellationToken ct) => db.Set<OutboxMessage>().Where(m => m.Id == id).ExecuteDeleteAsync(ct);
}
