using ErpCrm.Contracts;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Workspace.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Approvals;

/// <summary>Whose turn it is. Where no policy is on, it is everybody's who may decide.</summary>
internal sealed class ApprovalDesk(
    WorkspaceDbContext db, ApprovalBook book, StaffReader staff, ApprovalWording wording, ICurrentUser me,
    IBusinessClock clock, IStringLocalizer<WorkspaceText> T) : IApprovalDesk
{
    public Task<bool> IsOnAsync(string kind, CancellationToken ct) =>
        db.ApprovalPolicies.AnyAsync(p => p.Kind == kind && p.IsOn, ct);

    public Task<bool> AsksAsync(string kind, ApprovalFacts facts, CancellationToken ct) =>
        book.AsksAsync(kind, facts, ct);

    public async Task<ApprovalTurn> ApproveAsync(string kind, Guid id, DateTime? askedAt, CancellationToken ct)
    {
        if (await BeginAsync(kind, id, ct) is not { } begun) return ApprovalTurn.Decides;
        if (begun.AskedAt != askedAt || await WaitingAsync(begun, ct) is not { } approval) return Changed;
        var there = await staff.ReadAsync(ct);
        var (seats, isLast) = approval.TurnOf(me.Id, there);
        if (seats.Count == 0) return new ApprovalTurn(Refusal(approval, there), null);
        if (isLast) return ApprovalTurn.Decides;
        var step = approval.Step;
        approval.Approve(seats, me.Id, me.Name, clock.UtcNow);
        if (approval.Step != step) await book.BeginStepAsync(approval, ct);
        await db.SaveChangesAsync(ct);
        return new ApprovalTurn(null, wording.WaitsFor(approval, there), $"/workspace/approvals/{kind}/{id}/undo");
    }

    public async Task<ApprovalTurn> DeclineAsync(string kind, Guid id, CancellationToken ct)
    {
        if (await BeginAsync(kind, id, ct) is not { } begun) return ApprovalTurn.Decides;
        if (await WaitingAsync(begun, ct) is not { } approval) return Changed;
        var there = await staff.ReadAsync(ct);
        return approval.TurnOf(me.Id, there).Seats.Count > 0
            ? ApprovalTurn.Decides
            : new ApprovalTurn(Refusal(approval, there), null);
    }

    private ApprovalTurn Changed => new(T["It changed meanwhile. Look at it again."], null);

    private string Refusal(Approval approval, Staff there) =>
        approval.InOrder.Any(s => s.Step == approval.Step && s.DecidedById == me.Id)
            ? T["You have approved it. Now it waits for {0}.", wording.WaitsFor(approval, there)]
            : T["It waits for {0}.", wording.WaitsFor(approval, there)];

    // Whoever decides faster than the event is delivered finds it begun all the same; and what was begun keeps its
    // steps, whatever became of its policy.
    private async Task<Approval?> BeginAsync(string kind, Guid id, CancellationToken ct) =>
        await db.ApprovalPolicies.AnyAsync(p => p.Kind == kind, ct)
        || await db.Approvals.AnyAsync(a => a.Kind == kind && a.RecordId == id, ct)
            ? await book.EnsureApartAsync(kind, id, ct)
            : null;

    // What is begun and does not wait was decided, or its module did what nobody here heard of yet.
    private Task<Approval?> WaitingAsync(Approval begun, CancellationToken ct) => db.Approvals.Include(a => a.Seats)
        .FirstOrDefaultAsync(a => a.Kind == begun.Kind && a.RecordId == begun.RecordId
            && a.AskedAt == begun.AskedAt && a.State == ApprovalState.Waiting, ct);
}
