using ErpCrm.Platform.Jobs;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Approvals;

/// <summary>
/// Reminds of what waits too long and lets others decide, each once a step; and where those who were asked cannot
/// decide any more, finds who can.
/// </summary>
internal sealed class RemindApprovers(WorkspaceDbContext db, ApprovalBook book, IBusinessClock clock) : IScheduledJob
{
    public async Task RunAsync(CancellationToken ct)
    {
        var waiting = await db.Approvals.Where(a => a.State == ApprovalState.Waiting).OrderBy(a => a.StepSince)
            .Select(a => a.Id).ToListAsync(ct);
        foreach (var id in waiting)
        {
            var approval = await db.Approvals.Include(a => a.Seats).SingleAsync(a => a.Id == id, ct);
            await LookAfterAsync(approval, ct);
            db.ChangeTracker.Clear();
        }
    }

    // Saved one by one: somebody who decides meanwhile holds up no other.
    private async Task LookAfterAsync(Approval approval, CancellationToken ct)
    {
        var now = clock.UtcNow;
        if (await book.HelpAsync(approval, ct)) approval.Ask(await book.ToldAsync(approval, isLate: false, ct));
        if (approval.IsEscalationDue(now))
        {
            approval.Escalate(now);
            await book.HelpAsync(approval, ct);
            approval.TellEscalated(await book.ToldAsync(approval, isLate: true, ct));
        }
        else if (approval.IsReminderDue(now))
        {
            approval.Remind(await book.ToldAsync(approval, isLate: true, ct), now);
        }

        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Decided meanwhile; what is due still is done by the next run.
        }
    }
}
