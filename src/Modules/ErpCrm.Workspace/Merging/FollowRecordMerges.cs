using ErpCrm.Contracts;
using ErpCrm.Platform.Merging;
using ErpCrm.Workspace.Recent;
using ErpCrm.Workspace.Tags;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Merging;

/// <summary>What one opened lately and what a saved view asks for goes along with a merged record.</summary>
internal sealed class FollowRecordMerges(WorkspaceDbContext db, TaggedWords words) : IFollowMerges
{
    public Type Context => typeof(WorkspaceDbContext);

    public async Task FollowAsync(RecordMerging merging, IReadOnlySet<Guid> rows, CancellationToken ct)
    {
        // Their tags are words they are found by.
        words.ReadAgain(merging.Kind, merging.IntoId);
        if (merging.IsParted) words.ReadAgain(merging.Kind, merging.FromId);
        // What was opened before the two parted was opened as one.
        if (merging.IsParted) return;
        await MoveRecentAsync(merging, ct);
        var (from, into) = (merging.FromId.ToString(), merging.IntoId.ToString());
        foreach (var view in await db.Views.Where(v => v.Query.Contains(from)).ToListAsync(ct))
            view.Say(view.Query.Replace(from, into, StringComparison.OrdinalIgnoreCase));
        foreach (var use in await db.ViewUses.Where(u => u.Draft != null && u.Draft.Contains(from)).ToListAsync(ct))
            use.Draft = use.Draft!.Replace(from, into, StringComparison.OrdinalIgnoreCase);
    }

    private async Task MoveRecentAsync(RecordMerging merging, CancellationToken ct)
    {
        var opened = await db.RecentRecords.Where(r => r.Kind == merging.Kind
            && (r.RecordId == merging.FromId || r.RecordId == merging.IntoId)).ToListAsync(ct);
        foreach (var old in opened.Where(r => r.RecordId == merging.FromId))
        {
            if (opened.Find(r => r.UserId == old.UserId && r.RecordId == merging.IntoId) is { } known)
                known.At = old.At > known.At ? old.At : known.At;
            else
                db.Add(new RecentRecord
                {
                    UserId = old.UserId, Kind = old.Kind, RecordId = merging.IntoId, At = old.At
                });
            db.Remove(old);
        }
    }
}
