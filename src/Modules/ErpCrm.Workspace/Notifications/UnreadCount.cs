using ErpCrm.Platform.Data;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Notifications;

/// <summary>
/// How many notifications the reader has not read, of those he may see. What is unread is kept in memory until
/// somebody is told something or reads it; what of it opens, until anything is saved: rights and owners may have
/// changed.
/// </summary>
internal sealed class UnreadCount(
    Lazy<WorkspaceDbContext> workspace, Lazy<NotificationReading> reading, KeptFigures kept,
    IEnumerable<ModuleInfo> modules, ICurrentUser me)
{
    /// <summary>More than this is not told.</summary>
    public const int Most = 99;

    // Enough to tell Most, unless half of the newest are not to be seen any more.
    private const int Newest = 2 * Most;

    public async Task<int> ReadAsync(CancellationToken ct)
    {
        if ((await KeptAsync(ct)).Count == 0) return 0;
        // Read again within: it is as old as its stamp, whatever was saved since.
        return await kept.GetAsync($"unread and seen by {me.Id}", StampOf,
            async () => await CountAsync(await KeptAsync(ct), ct));
    }

    // Of this module only what people are told: what is opened and found changes all the time.
    private long StampOf(ChangeStamps stamps) =>
        stamps.Of(typeof(WorkspaceDbContext), [typeof(Notification)])
        + modules.Where(m => m.ContextType != typeof(WorkspaceDbContext)).Sum(m => stamps.OfAll(m.ContextType));

    private Task<List<Unread>> KeptAsync(CancellationToken ct) =>
        kept.KeptAsync(workspace, $"unread of {me.Id}", [typeof(Notification)], db => UnreadAsync(db, ct));

    private async Task<List<Unread>> UnreadAsync(WorkspaceDbContext db, CancellationToken ct) =>
        await db.Notifications.AsNoTracking().Where(n => n.UserId == me.Id && n.ReadAt == null)
            .OrderByDescending(n => n.At).Take(Newest)
            .Select(n => new Unread(n.RecordKind, n.RecordId, n.IsOwn)).ToListAsync(ct);

    private async Task<int> CountAsync(List<Unread> unread, CancellationToken ct)
    {
        var asked = unread.Where(n => !n.IsOwn).Select(n => n.Record).ToList();
        var open = await reading.Value.TitlesAsync(asked, ct);
        return unread.Count(n => n.IsOwn || open.ContainsKey(n.Record));
    }

    private sealed record Unread(string Kind, Guid Id, bool IsOwn)
    {
        public RecordRef Record => new(Kind, Id);
    }
}
