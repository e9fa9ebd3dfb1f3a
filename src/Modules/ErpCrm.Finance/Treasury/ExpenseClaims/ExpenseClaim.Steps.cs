using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Treasury.ExpenseClaims;

// Each step is one of all its lines: whoever calls it brings them.
internal sealed partial class ExpenseClaim
{
    /// <param name="lines">All of them.</param>
    /// <param name="total">What it comes to at the rates that are known; null when one is missing.</param>
    /// <param name="managerIds">Users who manage the projects of its lines.</param>
    public void Submit(IReadOnlyList<Expense> lines, DateTime now, decimal? total, IReadOnlyList<Guid> managerIds)
    {
        RefuseUnlessEditable();
        RequireAll(lines);
        if (lines.Count == 0) throw new BusinessRuleException("Add an expense first.");
        foreach (var line in lines) line.SubmitWithClaim(now);
        State = ExpenseState.Submitted;
        (SubmittedAt, Total, Reason) = (Moments.After(now, SubmittedAt), total, null);
        Raise(new ExpenseClaimSubmitted(Id, RecordedById, Title, Owed, managerIds));
    }

    /// <summary>Takes it back before anybody decided.</summary>
    public void Withdraw(IReadOnlyList<Expense> lines)
    {
        if (State != ExpenseState.Submitted)
            throw new BusinessRuleException("Only a submitted claim can be withdrawn.");
        Return(lines, ExpenseState.Draft);
        Raise(new ExpenseClaimWithdrawn(Id));
    }

    public void SendBack(IReadOnlyList<Expense> lines, Guid byId, DateTime now, string? reason)
    {
        RefuseUnlessSubmitted();
        var said = Required(reason);
        var owed = Owed;
        Return(lines, ExpenseState.SentBack);
        (DecidedById, DecidedAt, Reason) = (byId, now, said);
        Raise(new ExpenseClaimSentBack(Id, RecordedById, Title, owed, said));
    }

    /// <summary>One line goes back to its person; the claim goes on without it.</summary>
    /// <param name="total">What the others come to.</param>
    public void SendBack(Expense line, Guid byId, DateTime now, string? reason, decimal? total)
    {
        RefuseUnlessSubmitted();
        RequireMine([line]);
        if (LineCount == 1)
            throw new BusinessRuleException("It is the last line: send the whole claim back.");
        line.SendBackAlone(byId, now, reason);
        (LineCount, Total) = (LineCount - 1, total);
    }

    /// <summary>Its lines are approved already: what they owe is fixed.</summary>
    public void Approve(IReadOnlyList<Expense> lines, Guid byId, DateTime now)
    {
        RefuseUnlessSubmitted();
        RequireAll(lines);
        Total = lines.Where(l => !l.IsByCard).Sum(l => l.Payable!.Value);
        State = Total == 0 ? ExpenseState.Paid : ExpenseState.Approved;
        (DecidedById, DecidedAt) = (byId, now);
        Raise(new ExpenseClaimApproved(Id, RecordedById, Title, Owed));
    }

    /// <summary>The approvals of its lines were taken back.</summary>
    public void UndoApproval(IReadOnlyList<Expense> lines)
    {
        if (State != ExpenseState.Approved && !IsNothingOwed)
            throw new BusinessRuleException("Only an approved claim that is not paid yet waits for a decision again.");
        RequireAll(lines);
        State = ExpenseState.Submitted;
        (DecidedById, DecidedAt) = (null, null);
        Raise(new ExpenseClaimApprovalUndone(Id));
    }

    /// <param name="fromId">The bank account it is paid from.</param>
    /// <param name="rate">1 unit of its currency = x base on that day.</param>
    public void Pay(IReadOnlyList<Expense> lines, DateOnly on, DateOnly today, Guid? fromId, decimal rate)
    {
        if (State != ExpenseState.Approved) throw new BusinessRuleException("Only an approved claim can be paid.");
        if (on > today)
            throw new BusinessRuleException("The day may not lie in the future.") { Field = nameof(PaidOn) };
        RequireAll(lines);
        foreach (var line in lines.Where(l => !l.IsByCard)) line.PayWithClaim(on, fromId, rate);
        State = ExpenseState.Paid;
        (PaidOn, PaidFromId, PaidRate) = (on, fromId, rate);
    }

    /// <summary>The money was for something else: it waits for it again.</summary>
    public void TakeBackPayment(IReadOnlyList<Expense> lines)
    {
        if (State != ExpenseState.Paid || PaidOn is null)
            throw new BusinessRuleException("This claim is not paid.");
        RequireAll(lines);
        foreach (var line in lines.Where(l => !l.IsByCard)) line.TakeBackWithClaim();
        State = ExpenseState.Approved;
        (PaidOn, PaidFromId, PaidRate) = (null, null, null);
    }

    /// <summary>Cards of the company paid all of it.</summary>
    public bool IsNothingOwed => State == ExpenseState.Paid && PaidOn is null;

    private void Return(IReadOnlyList<Expense> lines, ExpenseState state)
    {
        RequireAll(lines);
        foreach (var line in lines) line.ReturnWithClaim();
        (State, Total) = (state, null);
    }

    // A line that came or went meanwhile is not decided unseen.
    private void RequireAll(IReadOnlyList<Expense> lines)
    {
        RequireMine(lines);
        if (lines.Count != LineCount)
            throw new BusinessRuleException("The claim changed meanwhile. Look at it again.");
    }

    private void RefuseUnlessSubmitted()
    {
        if (State != ExpenseState.Submitted)
            throw new BusinessRuleException("Only a submitted claim can be decided.");
    }

    private static string Required(string? reason) => string.IsNullOrWhiteSpace(reason)
        ? throw new BusinessRuleException("Say what is to be changed.") { Field = nameof(Reason) }
        : reason.Trim();
}
