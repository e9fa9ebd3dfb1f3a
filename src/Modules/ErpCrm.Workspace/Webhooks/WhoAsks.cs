using ErpCrm.Platform.Delivery;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Webhooks;

/// <summary>Events that some webhook is told of.</summary>
internal sealed class WhoAsks(WorkspaceDbContext db) : IChooseEvents
{
    public async Task<IReadOnlySet<Guid>> ChooseAsync(IReadOnlyList<WaitingEvent> events, CancellationToken ct)
    {
        var news = events.Where(e => IsNews(e.Origin)).ToList();
        if (news.Count == 0) return new HashSet<Guid>();
        var asked = await db.Webhooks.AsNoTracking().Where(w => w.State != WebhookState.Off).Select(w => w.Events)
            .ToListAsync(ct);
        if (asked.Count == 0) return new HashSet<Guid>();
        var names = asked.SelectMany(Webhook.NamesIn).ToHashSet(StringComparer.Ordinal);
        return news.Where(e => names.Contains(WebhookEvents.NameOf(e.Type))).Select(e => e.Id).ToHashSet();
    }

    /// <summary>What is made up is no news; what nobody said where it began is.</summary>
    public static bool IsNews(EventOrigin? origin) => origin is not (EventOrigin.Seed or EventOrigin.Demo);
}
