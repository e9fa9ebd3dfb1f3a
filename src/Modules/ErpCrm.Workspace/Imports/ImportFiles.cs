using ErpCrm.Platform.Files;
using ErpCrm.Platform.Imports;
using ErpCrm.Platform.Jobs;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Imports;

/// <summary>The files of imports, as long as those can be taken back.</summary>
internal sealed class ImportFiles(WorkspaceDbContext db, IBusinessClock clock) : IFileHolder
{
    public IAsyncEnumerable<HeldFile> HeldAsync(CancellationToken ct)
    {
        var since = RemoveOldImports.Before(clock);
        return db.Imports.AsNoTracking().Where(b => b.CreatedAt > since || b.RunAt > since)
            .Select(b => new HeldFile(b.Hash, b.Bytes, nameof(ImportBatch), b.Id))
            .AsAsyncEnumerable();
    }
}

/// <summary>What can no longer be taken back is remembered as a line: its rows, and what was wrong with them, go. A
/// file that was never imported goes whole.</summary>
internal sealed class RemoveOldImports(WorkspaceDbContext db, IBusinessClock clock) : IScheduledJob
{
    // A day longer than it can be taken back: whoever does it at the last moment finds everything.
    public static DateTime Before(IBusinessClock clock) =>
        clock.UtcNow - ImportBatch.UndoFor - TimeSpan.FromDays(1);

    public async Task RunAsync(CancellationToken ct)
    {
        var before = Before(clock);
        var old = db.Imports.Where(b => b.CreatedAt < before && (b.RunAt == null || b.RunAt < before));
        await db.ImportProblems.Where(p => old.Any(b => b.Id == p.BatchId)).ExecuteDeleteAsync(ct);
        await db.ImportedTags.Where(t => old.Any(b => b.Id == t.BatchId)).ExecuteDeleteAsync(ct);
        await db.ImportPreviews.Where(p => old.Any(b => b.Id == p.BatchId)).ExecuteDeleteAsync(ct);
        await db.Set<ImportedRow>().Where(r => old.Any(b => b.Id == r.BatchId)).ExecuteDeleteAsync(ct);
        await old.Where(b => b.RunAt == null).ExecuteDeleteAsync(ct);
    }
}
