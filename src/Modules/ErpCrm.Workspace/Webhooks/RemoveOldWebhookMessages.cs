using ErpCrm.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Webhooks;

/// <summary>Removes messages after thirty days, in small steps, and secrets that sign nothing any more.</summary>
internal sealed class RemoveOldWebhookMessages(WorkspaceDbContext db, TimeProvider time) : IScheduledJob
{
    private const int Step = 1000;

    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var before = now.AddDays(-WebhookMessage.KeptDays);
        var old = db.WebhookMessages.Where(m => m.CreatedAt < before && m.State != MessageState.Sending);
        while (await old.OrderBy(m => m.CreatedAt).Select(m => (DateTime?)m.CreatedAt).Take(Step).MaxAsync(ct)
            is { } end)
            await old.Where(m => m.CreatedAt <= end).ExecuteDeleteAsync(ct);
        await db.Webhooks.Where(w => w.EarlierUntil < now)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.EarlierSecret, "")
                .SetProperty(w => w.EarlierUntil, (DateTime?)null), ct);
    }
}
