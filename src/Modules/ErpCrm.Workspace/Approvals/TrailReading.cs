using System.Linq.Expressions;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Approvals;

/// <summary>Reads the trails of a record: its latest requests, each with its steps.</summary>
internal sealed class TrailReading(
    WorkspaceDbContext db, ApprovalBook book, StaffReader staff, ApprovalWording wording, ICurrentUser me)
{
    private const int Most = 3;

    public async Task<List<Trail>> OfAsync(Expression<Func<Approval, bool>> isOfRecord, CancellationToken ct)
    {
        var approvals = await db.Approvals.AsNoTracking().Include(a => a.Seats).Where(isOfRecord)
            .OrderByDescending(a => a.AskedAt).Take(Most).ToListAsync(ct);
        if (approvals.Count == 0) return [];
        var there = await staff.ReadAsync(ct);
        var mayDecide = await MayDecideAsync(approvals.Find(a => a.State == ApprovalState.Waiting), ct);
        return approvals.ConvertAll(approval => Show(approval, there, mayDecide));
    }

    private async Task<bool> MayDecideAsync(Approval? waiting, CancellationToken ct) => waiting is not null
        && book.Find(waiting.Kind) is { } kind && me.Can(kind.Permission)
        && await kind.MayDecideAsync(waiting.RecordId, ct);

    private Trail Show(Approval approval, Staff there, bool mayDecide) => new(approval,
        [.. approval.InOrder.GroupBy(seat => seat.Step).Select(step => new TrailStep(step.Key,
            approval.State == ApprovalState.Waiting && step.Key == approval.Step, step.First().NeedsAll,
            [.. step.Where(seat => seat.IsDecided || seat.NeedsAll || !approval.IsStepDone(seat.Step))
                .Select(seat => Show(approval, seat, there))]))],
        mayDecide && approval.TurnOf(me.Id, there).Seats.Count > 0);

    private TrailSeat Show(Approval approval, ApprovalSeat seat, Staff there)
    {
        var isOpen = approval.State == ApprovalState.Waiting && seat.Step == approval.Step && !seat.IsDecided;
        return new TrailSeat(
            wording.Named(seat, there),
            isOpen && seat.Help != SeatHelp.None ? wording.Who(seat, there) : null,
            isOpen && seat.UserId is { } named && seat.Help == SeatHelp.None
                ? [.. there.HoldersOf(approval, seat).Where(id => id != named).Select(id => there.NameOf(id)!)]
                : [],
            isOpen && seat.UserId is { } user && there.IsAway(user),
            seat.DecidedByName,
            seat.DecidedAt);
    }
}
