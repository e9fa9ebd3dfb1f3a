using ErpCrm.Platform.Delivery;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Notifications;

/// <summary>Events that anybody is told of, or by which what was told before is settled.</summary>
internal sealed class WhoIsTold(WorkspaceDbContext db) : IChooseEvents
{
    public async Task<IReadOnlySet<Guid>> ChooseAsync(IReadOnlyList<WaitingEvent> events, CancellationToken ct)
    {
        var chosen = new HashSet<Guid>();
        var perhaps = new List<(Guid Event, string Kind, Guid Record)>();
        foreach (var waiting in events.Where(e => NotificationBook.IsNews(e.Origin)))
        {
            var cause = waiting.Read();
            var notices = NotificationBook.NoticesOf(cause);
            // Nobody is told of what he did himself.
            if (notices.Any(n => n.Settles is not null || n.To.Any(user => n.IsByItself || user != cause.ActorId)))
                chosen.Add(waiting.Id);
            else
                perhaps.AddRange(notices.Where(n => n.ToFollowers)
                    .Select(n => (waiting.Id, n.RecordKind, n.RecordId)));
        }

        if (perhaps.Count == 0) return chosen;
        var (kinds, ids) = (perhaps.Select(p => p.Kind).Distinct().ToList(),
            perhaps.Select(p => p.Record).Distinct().ToList());
        var followed = await db.Followers.AsNoTracking()
            .Where(f => EF.Parameter(kinds).Contains(f.Kind) && EF.Parameter(ids).Contains(f.RecordId) && !f.HasLeft)
            .Select(f => f.RecordId).Distinct().ToListAsync(ct);
        chosen.UnionWith(perhaps.Where(p => followed.Contains(p.Record)).Select(p => p.Event));
        return chosen;
    }
}
