using ErpCrm.Platform.Delivery;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Webhooks;

/// <summary>Events that some webhook is told of.</summary>
internal sealed class WhoAsks(WorkspaceDbContext db) : IChooseEvents
{
    public async Task<IReadOnlySet<Guid>> ChooseAsync(IReadOnlyList<WaitingEvent> events, CancellationToken ct)
    {
        var asked = await db.Webhooks.AsNoTracking().Where(w => w.State != WebhookState.Off).Select(w => w.Events)
            .ToListAsync(ct);
        return events.Where(e => asked.Exists(names => Webhook.Tells(names, WebhookEvents.NameOf(e.Type))))
            .Select(e => e.Id).ToHashSet();
    }
}
