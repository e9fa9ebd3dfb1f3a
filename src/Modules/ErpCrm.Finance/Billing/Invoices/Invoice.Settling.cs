using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Billing.Invoices;

// An issued invoice is settled by payments and credit notes; nothing else of it moves.
internal sealed partial class Invoice
{
    /// <summary>A payment or credit settles a part; announces when nothing is open any more.</summary>
    public void Settle(decimal amount, DateOnly on)
    {
        if (IsDraft) throw new BusinessRuleException("A draft cannot be paid.");
        if (amount <= 0 || amount > OpenAmount)
            throw new BusinessRuleException("Only {0} is open on {1}.", OpenAmount, Number!);
        Moves(on);
        SetOpen(OpenAmount - amount);
        if (!IsOpen && CreditedAmount < Gross)
            Raise(new InvoicePaid(Id, Number!, CompanyId, EngagementIds(), LastSettledOn!.Value, SalesOwnerId,
                ManagerId));
    }

    /// <summary>A credit note takes a part back and settles what it can of what is open.</summary>
    public void Credit(decimal gross, decimal settled, DateOnly on)
    {
        // The customer would be credited what it never paid.
        if (WrittenOffAmount > 0 && CreditedAmount + gross + WrittenOffAmount > Gross)
            throw new BusinessRuleException("{0} of it is written off. Take that back before you credit it.",
                WrittenOffAmount);
        CreditedAmount += gross;
        if (settled > 0) Settle(settled, on);
    }

    /// <summary>What settled it is taken back: a payment that was entered by mistake.</summary>
    public void Reopen(decimal amount, DateOnly on)
    {
        if (amount <= 0 || OpenAmount + amount > Owed)
            throw new InvalidOperationException($"{amount} of invoice {Id} cannot be opened again.");
        RequireDepositStays(amount);
        Moves(on);
        SetOpen(OpenAmount + amount);
    }

    /// <summary>A credit note against it; also keeps two at the same
    /// time from crediting more than was invoiced.</summary>
    public void Add(CreditNote note)
    {
        CreditDeposit(note);
        _creditNotes.Add(note);
        Touch();
    }

    // From that day on, if nothing is open, nothing was open on any day: what was open earlier is asked by it.
    private void Moves(DateOnly on) => LastSettledOn = LastSettledOn > on ? LastSettledOn : on;

    private void SetOpen(decimal open) =>
        (OpenAmount, IsOpen, PaidOn) = (open, open > 0, open > 0 ? null : LastSettledOn);
}
