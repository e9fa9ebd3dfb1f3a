using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Billing.OpenWriteOffs;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Billing.Invoices;

// What is open and nobody pays is given up; what was billed stays billed.
internal sealed partial class Invoice
{
    /// <summary>What was given up of it, less what was taken back of that.</summary>
    [NotAudited]
    public decimal WrittenOffAmount { get; private set; }

    /// <summary>The part of <see cref="WrittenOffAmount"/> that is a bad debt.</summary>
    [NotAudited]
    public decimal BadDebtAmount { get; private set; }

    /// <exception cref="BusinessRuleException">So much of it cannot be given up on that day.</exception>
    public void RequireWriteOff(OpenWriteOffTerms terms)
    {
        if (IsDraft) throw new BusinessRuleException("Nothing is owed by a draft yet; change or delete it.");
        Currencies.Exact(terms.Amount, Currency, nameof(terms.Amount));
        if (terms.Amount <= 0)
            throw new BusinessRuleException("Enter an amount above zero.") { Field = nameof(terms.Amount) };
        if (terms.Amount > OpenAmount)
            throw new BusinessRuleException("Only {0} is open on {1}.", OpenAmount, Number!)
            {
                Field = nameof(terms.Amount)
            };
        if (IsDeposit && terms.IsBadDebt)
            throw new BusinessRuleException("A deposit that nobody pays is credited, not written off.")
            {
                Field = nameof(terms.Kind)
            };
        if (terms.On < IssuedOn)
            throw new BusinessRuleException("It cannot be written off before it was issued.")
            {
                Field = nameof(terms.On)
            };
        if (terms.WithVatRelief && IsCarriedOver)
            throw new BusinessRuleException("Its VAT was declared in the other system, so no relief is taken here.")
            {
                Field = nameof(terms.WithVatRelief)
            };
    }

    /// <summary>Gives up a part of what is open: it is settled by that, and what was billed stays billed
    /// (domain-rules §7). Needs its credit notes.</summary>
    /// <param name="before">What was given up of it so far.</param>
    public OpenWriteOff WriteOff(OpenWriteOffTerms terms, IReadOnlyCollection<OpenWriteOff> before, AskedBy by,
        string baseCurrency)
    {
        RequireWriteOff(terms);
        var left = OpenAmount - terms.Amount;
        var row = new OpenWriteOff(this, terms, BaseOf(OpenAmount, baseCurrency) - BaseOf(left, baseCurrency),
            terms.WithVatRelief ? ReliefOf(terms.Amount, before) : 0, by);
        Moves(terms.On);
        SetOpen(left);
        Count(row);
        Raise(new OpenAmountWrittenOff(Id, Number!, CompanyId, new Money(terms.Amount, Currency), terms.IsBadDebt,
            terms.Reason, terms.On, EngagementIds()));
        // A small difference hinders nobody from saying that it is paid; a bad debt does.
        if (!IsOpen && BadDebtAmount == 0 && CreditedAmount < Gross)
            Raise(new InvoicePaid(Id, Number!, CompanyId, EngagementIds(), LastSettledOn!.Value, SalesOwnerId,
                ManagerId));
        return row;
    }

    /// <summary>What was given up is owed again: the customer pays after all, or it was a mistake.</summary>
    /// <param name="before">What was given up of it so far, and taken back of that.</param>
    public OpenWriteOff TakeBack(OpenWriteOff row, IReadOnlyCollection<OpenWriteOff> before, DateOnly on,
        string? reason, AskedBy by, string baseCurrency)
    {
        if (row.ReversesId is not null)
            throw new BusinessRuleException("This entry takes another one back; write it off again instead.");
        if (before.Any(other => other.ReversesId == row.Id))
            throw new BusinessRuleException("This write-off is taken back already.");
        if (string.IsNullOrWhiteSpace(reason))
            throw new BusinessRuleException("Say why the write-off is taken back.") { Field = "Reason" };
        if (on < row.On)
            throw new BusinessRuleException("It cannot be taken back before it was written off.") { Field = "On" };
        var was = OpenAmount;
        Reopen(row.Amount, on);
        var back = row.TakenBack(this, on, reason.Trim(),
            BaseOf(was, baseCurrency) - BaseOf(OpenAmount, baseCurrency), by);
        Count(back);
        Raise(new WriteOffTakenBack(Id, Number!, CompanyId, new Money(row.Amount, Currency), back.Reason, on,
            EngagementIds()));
        return back;
    }

    /// <summary>A customer does not agree with it.</summary>
    public void TellDisputed(string raisedBy, string reason) =>
        Raise(new InvoiceDisputed(Id, Number!, CompanyId, raisedBy, reason, EngagementIds()));

    /// <summary>A dispute about it is over.</summary>
    public void TellDisputeClosed(string outcome) =>
        Raise(new DisputeClosed(Id, Number!, CompanyId, outcome, EngagementIds()));

    /// <summary>It is to be paid by a day.</summary>
    public void TellPromised(string promisedBy, DateOnly payBy) =>
        Raise(new PaymentPromised(Id, Number!, CompanyId, promisedBy, payBy, EngagementIds()));

    private void Count(OpenWriteOff row)
    {
        WrittenOffAmount += row.Amount;
        if (row.IsBadDebt) BadDebtAmount += row.Amount;
    }

    private decimal BaseOf(decimal open, string baseCurrency) =>
        Rounding.Round(open * ExchangeRate, baseCurrency);

    // Of what was not credited; parts add up to the VAT of the whole (domain-rules §1).
    private decimal ReliefOf(decimal amount, IReadOnlyCollection<OpenWriteOff> before)
    {
        var (gross, vat) = (Gross - CreditedAmount, Vat - _creditNotes.Sum(note => note.Vat));
        if (gross <= 0 || vat <= 0) return 0;
        var relieved = before.Where(row => row.HasVatRelief).ToList();
        var given = relieved.Sum(row => row.Amount);
        var relief = Rounding.Round((given + amount) * vat / gross, Currency) - relieved.Sum(row => row.VatAmount);
        return Math.Clamp(relief, 0, amount);
    }
}
