using ErpCrm.Platform.Imports;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Imports;

/// <summary>Records that people talked about, wrote mails from, or keep files with.</summary>
internal sealed class UsedByTalk(WorkspaceDbContext db) : IRecordUse
{
    public async Task<IReadOnlyCollection<Guid>> UsedAsync(
        string kind, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0) return [];
        var told = await db.Comments.Where(c => c.Kind == kind && ids.Contains(c.RecordId) && c.DeletedAt == null)
            .Select(c => c.RecordId).Distinct().ToListAsync(ct);
        var kept = await db.Attachments.Where(a => a.Kind == kind && ids.Contains(a.RecordId) && a.RemovedAt == null)
            .Select(a => a.RecordId).Distinct().ToListAsync(ct);
        var mailed = await db.Mails.Where(m => m.Kind == kind && ids.Contains(m.RecordId))
            .Select(m => m.RecordId).Distinct().ToListAsync(ct);
        return [.. told.Union(kept).Union(mailed)];
    }
}
