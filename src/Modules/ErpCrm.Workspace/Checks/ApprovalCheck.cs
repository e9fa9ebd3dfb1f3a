using System.Runtime.CompilerServices;
using ErpCrm.Contracts;
using ErpCrm.Platform.Checking;
using ErpCrm.Workspace.Approvals;
using Microsoft.EntityFrameworkCore;
using Finding = ErpCrm.Platform.Checking.Finding;

namespace ErpCrm.Workspace.Checks;

/// <summary>What waits here waits in its own module, and the other way round; what is approved has every
/// word.</summary>
internal sealed class ApprovalCheck(WorkspaceDbContext db, IEnumerable<IApproves> kinds) : ICheck
{
    public string Rule => "Approvals: what waits is what was handed in, and nothing is approved before its steps";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var kind in kinds)
        {
            await foreach (var finding in CheckAsync(kind, ct)) yield return finding;
        }

        // One after the other: there are more of them every day.
        await foreach (var approval in db.Approvals.AsNoTracking().Include(a => a.Seats).AsSingleQuery()
            .Where(a => a.State == ApprovalState.Approved).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (!Enumerable.Range(1, approval.Steps).All(approval.IsStepDone))
                yield return Finding.Of("Approval", approval.Id,
                    $"its {approval.Kind} {approval.RecordId} is approved without all of its {approval.Steps} steps");
            foreach (var seat in approval.Seats.Where(s => s.DecidedAt is null != (s.DecidedByName.Length == 0)))
                yield return Finding.Of("Approval", approval.Id, $"seat {seat.Number} is decided by nobody");
        }
    }

    private async IAsyncEnumerable<Finding> CheckAsync(IApproves kind,
        [EnumeratorCancellation] CancellationToken ct)
    {
        var asked = await kind.AskedAsync(ct);
        var waiting = await db.Approvals.AsNoTracking()
            .Where(a => a.Kind == kind.Kind && a.State == ApprovalState.Waiting)
            .Select(a => new { a.Id, a.RecordId, a.AskedAt }).ToListAsync(ct);
        foreach (var approval in waiting)
        {
            if (!asked.TryGetValue(approval.RecordId, out var at) || at != approval.AskedAt)
                yield return Finding.Of("Approval", approval.Id,
                    $"it waits, its {kind.Kind} {approval.RecordId} does not");
        }

        var since = await db.ApprovalPolicies.Where(p => p.Kind == kind.Kind && p.IsOn).Select(p => p.OnSince)
            .FirstOrDefaultAsync(ct);
        if (since is null) yield break;
        var known = waiting.Select(a => a.RecordId).ToHashSet();
        foreach (var (id, at) in asked.Where(record => record.Value >= since && !known.Contains(record.Key)))
            yield return Finding.Of(kind.Kind, id, $"it waits since {at:u} and nobody is asked");
    }
}
