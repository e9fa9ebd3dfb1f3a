using ErpCrm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Platform.Delivery;

/// <summary>What waits in the outbox, for administrators and the health check.</summary>
public interface IMessageBoard
{
    /// <summary>Messages that failed at least once, with their events, dead letters first.</summary>
    Task<IReadOnlyList<OutboxMessage>> TroubledAsync(int limit, CancellationToken ct);

    /// <summary>Messages given up after the last attempt; only an administrator can help them.</summary>
    Task<int> DeadLettersAsync(CancellationToken ct);

    /// <summary>Delivers again from the first attempt.</summary>
    Task RetryAsync(long id, CancellationToken ct);

    /// <summary>Gives up: the listener never handles this event.</summary>
    Task DiscardAsync(long id, CancellationToken ct);
}

internal sealed class MessageBoard(PlatformDbContext db) : IMessageBoard
{
    public async Task<IReadOnlyList<OutboxMessage>> TroubledAsync(int limit, CancellationToken ct) =>
        await db.Outbox.AsNoTracking().Include(m => m.Event).Where(m => m.Attempts > 0).OrderByDescending(m => m.DueAt)
            .ThenBy(m => m.Id)
            .Take(limit)
            .ToListAsync(ct);

    public Task<int> DeadLettersAsync(CancellationToken ct) => db.Outbox.CountAsync(m => m.DeadLetteredAt != null, ct);

    public Task RetryAsync(long id, CancellationToken ct) =>
        db.Outbox.Where(m => m.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(m => m.Attempts, 0)
            .SetProperty(m => m.DueAt, DateTime.UnixEpoch)
            .SetProperty(m => m.DeadLetteredAt, (DateTime?)null), ct);

    public Task DiscardAsync(long id, CancellationToken ct) => db.Outbox.Where(m => m.Id == id).ExecuteDeleteAsync(ct);
}
