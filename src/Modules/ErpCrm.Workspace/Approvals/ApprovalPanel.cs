using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Panels;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Approvals;

/// <summary>One step as the trail shows it.</summary>
internal sealed record TrailStep(int Number, bool IsNow, bool NeedsAll, IReadOnlyList<TrailSeat> Seats);

/// <param name="Named">Whom the policy asks.</param>
/// <param name="Helper">Who decides instead, because nobody of those can; null where they can.</param>
/// <param name="StandIns">Who else decides on it now: substitutes.</param>
/// <param name="IsAway">Whoever is named is on leave.</param>
internal sealed record TrailSeat(
    string Named, string? Helper, IReadOnlyList<string> StandIns, bool IsAway, string DecidedBy, DateTime? DecidedAt);

/// <summary>A request with its steps.</summary>
internal sealed record Trail(Approval Approval, IReadOnlyList<TrailStep> Steps, bool IsMine);

/// <summary>Who approves a record, who did, and whom it waits for: on its page.</summary>
internal sealed class ApprovalPanel(
    WorkspaceDbContext db, ApprovalBook book, StaffReader staff, ApprovalWording wording, ICurrentUser me)
    : PanelComponent
{
    private const int Most = 3;

    public async Task<IViewComponentResult> InvokeAsync(RecordRef record)
    {
        var ct = HttpContext.RequestAborted;
        if (book.Find(record.Kind) is not { } kind) return Content("");
        var approvals = await db.Approvals.AsNoTracking().Include(a => a.Seats)
            .Where(a => a.Kind == record.Kind && a.RecordId == record.Id)
            .OrderByDescending(a => a.AskedAt).Take(Most).ToListAsync(ct);
        if (approvals.Count == 0) return Content("");
        var there = await staff.ReadAsync(ct);
        var mayDecide = approvals.Exists(a => a.State == ApprovalState.Waiting) && me.Can(kind.Permission)
            && await kind.MayDecideAsync(record.Id, ct);
        return Panel(approvals.ConvertAll(approval => Show(approval, there, mayDecide)));
    }

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
