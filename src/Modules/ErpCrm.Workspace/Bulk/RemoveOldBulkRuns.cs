using ErpCrm.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Bulk;

/// <summary>What nobody takes back any more.</summary>
internal sealed class RemoveOldBulkRuns(WorkspaceDbContext db, TimeProvider time) : IScheduledJob
{
    public Task RunAsync(CancellationToken ct)
    {
        var before = time.GetUtcNow().UtcDateTime.AddDays(-BulkRun.KeptDays);
        return db.BulkRuns.Where(r => r.At < before).ExecuteDeleteAsync(ct);
    }
}
