using ErpCrm.Contracts.Finance;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Treasury.Expenses;

// A line of a claim goes the way of its claim; what it costs, what it is owed for and what is billed on stays its own.
internal sealed partial class Expense
{
    /// <summary>The claim it is a line of; null for one that goes its own way.</summary>
    [NotAudited]
    public Guid? ClaimId { get; private set; }

    /// <summary>What leaves the company for it, in <see cref="PayableCurrency"/>; set by the approval.</summary>
    [NotAudited]
    public decimal? Payable { get; private set; }

    [NotAudited]
    public string? PayableCurrency { get; private set; }

    /// <summary>1 unit = x base, of the day it was spent.</summary>
    [NotAudited]
    public decimal? PayableRate { get; private set; }

    /// <summary>The company's card that it was paid with: nobody is owed anything.</summary>
    [NotAudited]
    public Guid? CardId { get; private set; }

    public bool IsByCard => CardId is not null;

    private bool IsSettledByCard => IsByCard && State == ExpenseState.Paid;

    /// <summary>Becomes a line of a claim.</summary>
    internal void JoinClaim(Guid claimId)
    {
        RefuseUnlessEditable();
        RefuseInClaim();
        ClaimId = claimId;
    }

    /// <summary>Goes its own way again.</summary>
    internal void LeaveClaim()
    {
        RefuseUnlessEditable();
        ClaimId = null;
    }

    internal void SubmitWithClaim(DateTime now)
    {
        RefuseUnlessEditable();
        State = ExpenseState.Submitted;
        SubmittedAt = Moments.After(now, SubmittedAt);
        Reason = null;
    }

    /// <summary>Its claim was taken back or given back as a whole.</summary>
    internal void ReturnWithClaim()
    {
        RefuseUnlessSubmitted();
        State = ExpenseState.Draft;
    }

    /// <summary>The claim goes on without it.</summary>
    internal void SendBackAlone(Guid byId, DateTime now, string? reason)
    {
        RefuseUnlessSubmitted();
        if (string.IsNullOrWhiteSpace(reason))
            throw new BusinessRuleException("Say what is to be changed.") { Field = nameof(Reason) };
        ClaimId = null;
        State = ExpenseState.SentBack;
        (DecidedById, DecidedAt, Reason) = (byId, now, reason.Trim());
        Raise(new ExpenseSentBack(Id, RecordedById, Description, new Money(Gross, Currency), Reason));
    }

    /// <param name="rate">1 unit of what is owed = x base on that day.</param>
    internal void PayWithClaim(DateOnly on, Guid? fromId, decimal rate)
    {
        if (State != ExpenseState.Approved) throw new BusinessRuleException("Only an approved expense can be paid.");
        State = ExpenseState.Paid;
        (PaidOn, PaidFromId, PaidRate) = (on, fromId, rate);
    }

    internal void TakeBackWithClaim()
    {
        if (State != ExpenseState.Paid) throw new BusinessRuleException("This expense is not paid.");
        State = ExpenseState.Approved;
        (PaidOn, PaidFromId, PaidRate) = (null, null, null);
    }

    // What the card paid left the company on that day already.
    private void Owe(PayableAmount payable)
    {
        (Payable, PayableCurrency, PayableRate) = (payable.Amount, payable.Currency, payable.Rate);
        if (!IsByCard) return;
        State = ExpenseState.Paid;
        (PaidOn, PaidFromId, PaidRate) = (SpentOn, CardId, payable.Rate);
    }

    private void OweNothing()
    {
        (Payable, PayableCurrency, PayableRate) = (null, null, null);
        (PaidOn, PaidFromId, PaidRate) = (null, null, null);
    }

    private void RefuseInClaim()
    {
        if (ClaimId is not null) throw new BusinessRuleException("This expense is a line of a claim: it goes with it.");
    }
}
