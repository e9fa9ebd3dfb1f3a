using ErpCrm.Platform.Files;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Files;

/// <summary>The files of records, and for a while those that were removed: they can be brought back.</summary>
internal sealed class AttachedFiles(WorkspaceDbContext db, IBusinessClock clock) : IFileHolder
{
    public IAsyncEnumerable<HeldFile> HeldAsync(CancellationToken ct)
    {
        var since = Attachment.KeptSince(clock.UtcNow);
        return db.Attachments.AsNoTracking().Where(a => a.RemovedAt == null || a.RemovedAt > since)
            .Select(a => new HeldFile(a.Hash, a.Bytes, nameof(Attachment), a.Id))
            .AsAsyncEnumerable();
    }
}
