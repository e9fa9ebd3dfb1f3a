using ErpCrm.Contracts;
using ErpCrm.Platform.Delivery;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Notifications;

/// <summary>Who is told of an event: each once, nobody of what he did himself, nobody who does not want to
/// know.</summary>
internal sealed class NotificationBook(WorkspaceDbContext db, NotificationRetention retention, TimeProvider time)
{
    // What comes later than this is no news that a mail is worth.
    private static readonly TimeSpan News = TimeSpan.FromDays(2);

    /// <summary>What an event says itself; and whoever follows its record is told what other programs are told
    /// too.</summary>
    public static IReadOnlyList<Notice> NoticesOf(DomainEvent cause)
    {
        List<Notice> own = cause is INotifies told ? [.. told.Notices()] : [];
        if (cause is ITellsOutside outside && !own.Exists(notice => notice.ToFollowers))
        {
            var note = outside.ToldOutside();
            own.Add(new Notice(NoticeKind.Followed, note.Kind, note.Id) { ToFollowers = true });
        }

        return own;
    }

    /// <summary>What is read in or made up by thousands is news to nobody.</summary>
    public static bool IsNews(EventOrigin? beginning) => beginning is not (EventOrigin.Import or EventOrigin.Seed);

    public async Task KeepAsync(DomainEvent cause, IEnumerable<Notice> notices, CancellationToken ct)
    {
        if (!IsNews(EventCause.Beginning)) return;
        var now = time.GetUtcNow().UtcDateTime;
        var at = cause.OccurredAt == default ? now : cause.OccurredAt;
        if (at < retention.Before(now)) return;
        var said = notices.ToList();
        await SettleAsync(said, now, ct);
        var told = await ToldAsync(cause, said, ct);
        if (told.Count == 0) return;

        var (ids, kinds) = (told.Keys.ToList(), told.Values.Select(n => n.Kind).Distinct().ToList());
        var known = await db.Notifications.Where(n => n.EventId == cause.EventId && ids.Contains(n.UserId))
            .Select(n => n.UserId).ToListAsync(ct);
        var users = await db.Users.Where(u => ids.Contains(u.Id) && u.IsActive).Select(u => u.Id).ToListAsync(ct);
        var chosen = await db.NoticeChoices.Where(c => ids.Contains(c.UserId) && kinds.Contains(c.Kind))
            .ToDictionaryAsync(c => (c.UserId, c.Kind), c => c.Way, ct);
        var isMailed = now - at < News && EventCause.Beginning != EventOrigin.Demo;
        foreach (var user in users.Except(known))
        {
            var notice = told[user];
            var way = chosen.GetValueOrDefault((user, notice.Kind), Ways.UsualOf(notice.Kind));
            if (way == Way.Off) continue;
            db.Add(new Notification(user, cause, notice, at)
            {
                Mail = isMailed && way.IsMailed() ? MailState.Waits : MailState.None,
            });
        }
    }

    private async Task SettleAsync(List<Notice> said, DateTime now, CancellationToken ct)
    {
        foreach (var notice in said.Where(notice => notice.Settles is not null))
        {
            var settled = await db.Notifications
                .Where(n => n.RecordId == notice.RecordId && n.Kind == notice.Settles && n.ReadAt == null)
                .ToListAsync(ct);
            settled.ForEach(n => n.Read(now));
        }
    }

    /// <summary>By user what is said first of him.</summary>
    private async Task<Dictionary<Guid, Notice>> ToldAsync(DomainEvent cause, List<Notice> notices,
        CancellationToken ct)
    {
        var told = new Dictionary<Guid, Notice>();
        foreach (var notice in notices)
        {
            // Whom a policy asks, the approval tells.
            if (notice.Kind is NoticeKind.ExpenseWaits or NoticeKind.TimeWaits
                && await db.ApprovalPolicies.AnyAsync(p => p.Kind == notice.RecordKind && p.IsOn, ct))
                continue;
            foreach (var user in notice.To) told.TryAdd(user, notice);
            if (!notice.ToFollowers) continue;
            foreach (var user in await FollowersAsync(notice, ct)) told.TryAdd(user, notice);
        }

        if (cause.ActorId is { } actor && told.GetValueOrDefault(actor) is { IsByItself: false }) told.Remove(actor);
        return told;
    }

    private Task<List<Guid>> FollowersAsync(Notice notice, CancellationToken ct) =>
        db.Followers.Where(f => f.Kind == notice.RecordKind && f.RecordId == notice.RecordId && !f.HasLeft)
            .Select(f => f.UserId).ToListAsync(ct);
}
