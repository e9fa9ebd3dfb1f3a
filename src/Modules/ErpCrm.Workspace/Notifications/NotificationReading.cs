using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Notifications;

/// <summary>
/// What of somebody's notifications he may see now: of whatever was kept, only what is about a record that opens for
/// him. Asked once a kind of record, by the predicate of its page.
/// </summary>
internal sealed class NotificationReading(
    WorkspaceDbContext db, RecordKinds kinds, NoticeWording wording, IServiceProvider services)
{
    /// <summary>Those that the current user may see, in their order, in his language.</summary>
    public async Task<IReadOnlyList<ShownNotification>> ShowAsync(IReadOnlyCollection<Notification> kept,
        CancellationToken ct)
    {
        var titles = await TitlesAsync([.. kept.Select(n => n.Record)], ct);
        var deleted = await DeletedAsync(kept, ct);
        return
        [
            .. from n in kept
               let title = titles.GetValueOrDefault(n.Record)
               where title is not null || n.IsOwn
               let shown = wording.Show(n, title)
               select deleted.Contains(n.EventId) ? shown with { Text = "" } : shown,
        ];
    }

    /// <summary>Records that open for the current user, with their titles. One without a title has no page and is
    /// told of to nobody.</summary>
    public async Task<IReadOnlyDictionary<RecordRef, string>> TitlesAsync(IReadOnlyCollection<RecordRef> records,
        CancellationToken ct)
    {
        var open = new Dictionary<RecordRef, string>();
        foreach (var some in records.Distinct().GroupBy(record => record.Kind))
        {
            if (kinds.Find(some.Key) is not { } kind) continue;
            var ids = some.Select(record => record.Id).ToList();
            foreach (var (id, title) in await kind.TitlesAsync(services, ids, ct))
                open[new RecordRef(some.Key, id)] = title;
        }

        return open;
    }

    // The words of a comment that was deleted are shown to nobody; brought back, they stand here again.
    private async Task<IReadOnlySet<Guid>> DeletedAsync(IReadOnlyCollection<Notification> kept, CancellationToken ct)
    {
        var said = kept.Where(n => n.Kind is NoticeKind.Mentioned or NoticeKind.Commented).Select(n => n.EventId)
            .ToList();
        return said.Count == 0
            ? new HashSet<Guid>()
            : await db.Comments.Where(c => said.Contains(c.Id) && c.DeletedAt != null).Select(c => c.Id)
                .ToHashSetAsync(ct);
    }
}
