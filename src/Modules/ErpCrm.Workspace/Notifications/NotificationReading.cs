using ErpCrm.Platform.Records;

namespace ErpCrm.Workspace.Notifications;

/// <summary>
/// What of somebody's notifications he may see now: of whatever was kept, only what is about a record that opens for
/// him. Asked once a kind of record, by the predicate of its page.
/// </summary>
internal sealed class NotificationReading(RecordKinds kinds, NoticeWording wording, IServiceProvider services)
{
    /// <summary>Those that the current user may see, in their order, in his language.</summary>
    public async Task<IReadOnlyList<ShownNotification>> ShowAsync(IReadOnlyCollection<Notification> kept,
        CancellationToken ct)
    {
        var titles = await TitlesAsync([.. kept.Select(n => n.Record)], ct);
        return
        [
            .. from n in kept
               let title = titles.GetValueOrDefault(n.Record)
               where title is not null || n.IsOwn
               select wording.Show(n, title),
        ];
    }

    /// <summary>Records that open for the current user, with their titles; empty for one without a title.</summary>
    public async Task<IReadOnlyDictionary<RecordRef, string>> TitlesAsync(IReadOnlyCollection<RecordRef> records,
        CancellationToken ct)
    {
        var open = new Dictionary<RecordRef, string>();
        foreach (var some in records.Distinct().GroupBy(record => record.Kind))
        {
            if (kinds.Find(some.Key) is not { } kind) continue;
            var ids = some.Select(record => record.Id).ToList();
            if (kind.HasTitle)
            {
                foreach (var (id, title) in await kind.TitlesAsync(services, ids, ct))
                    open[new RecordRef(some.Key, id)] = title;
                continue;
            }

            foreach (var id in ids)
            {
                if (await kind.OpensAsync(services, id, ct)) open[new RecordRef(some.Key, id)] = "";
            }
        }

        return open;
    }
}
