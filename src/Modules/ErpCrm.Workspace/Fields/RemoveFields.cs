using ErpCrm.Platform.Jobs;
using ErpCrm.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Fields;

/// <summary>Takes the values of fields that were deleted long ago out of the records. The field's row stays: the
/// history names it.</summary>
internal sealed class RemoveFields(
    WorkspaceDbContext db, RecordKinds kinds, IServiceProvider services, TimeProvider time) : IScheduledJob
{
    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var before = now - FieldDefinition.UndoFor;
        var old = await db.FieldDefinitions.Where(f => f.DeletedAt < before && f.EmptiedAt == null).ToListAsync(ct);
        foreach (var field in old)
        {
            if (kinds.Find(field.Kind) is { } kind) await kind.ForgetCustomAsync(services, field.Key, ct);
            field.Empty(now);
            await db.SaveChangesAsync(ct);
        }
    }
}
