using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.TaxRates;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Billing.Invoices;

// A deposit is billed and paid before anything is delivered. It claims no work; invoices that come later deduct what
// was paid of it: drafts reserve, issued invoices claim, credit notes give back (domain-rules §8, §26).
internal sealed partial class Invoice
{
    [NotAudited]
    public bool IsDeposit { get; private set; }

    /// <summary>The project that a deposit is for; its lines bill none.</summary>
    [NotAudited]
    public Guid? DepositProjectId { get; private set; }

    [NotAudited]
    public Guid? DepositEngagementId { get; private set; }

    /// <summary>Net of a deposit that drafts reserve and issued invoices claim, less what credit notes of those gave
    /// back.</summary>
    [NotAudited]
    public decimal DepositTaken { get; private set; }

    /// <summary>Net of a deposit that its own credit notes took back.</summary>
    [NotAudited]
    public decimal DepositCredited { get; private set; }

    /// <summary>Net of an issued deposit that is neither earned by an issued invoice nor credited: what is owed to the
    /// customer in work.</summary>
    [NotAudited]
    public decimal DepositOpen { get; private set; }

    /// <summary>Net of a deposit that was paid; a part of it as far as a part of its gross amount was.</summary>
    public decimal DepositPaid => PaidNet(OpenAmount);

    /// <summary>Net that can be deducted in other invoices.</summary>
    public decimal DepositLeft => Math.Max(0, DepositPaid - DepositTaken);

    /// <param name="project">What it is for; null for the customer as a whole.</param>
    public static Invoice NewDeposit(Customer customer, string currency, ProjectCopy? project, LineContent content,
        DateOnly draftedOn)
    {
        var deposit = new Invoice(customer, currency, draftedOn) { IsDeposit = true };
        if (project is not null)
        {
            deposit.RequireOwn(project);
            (deposit.DepositProjectId, deposit.DepositEngagementId) = (project.Id, project.EngagementId);
            deposit.ManagerId = project.ManagerId;
        }

        deposit.AddFree(null, content);
        return deposit;
    }

    /// <summary>Deducts a part of a deposit; what was deducted of it before is replaced, zero takes it off.</summary>
    /// <param name="amount">Net.</param>
    /// <param name="rate">The deposit's; null where its lines are at hand.</param>
    public void Deduct(Invoice deposit, decimal amount, string description, LineVat? rate = null)
    {
        RequireDraft();
        var line = _lines.Find(l => l.DepositId == deposit.Id);
        if (amount == (line?.Deducted ?? 0)) return;
        RequireDeductible(deposit, amount, deposit.DepositLeft + (line?.Deducted ?? 0));
        if (line is not null) RemoveLine(line.Id);
        if (amount == 0) return;
        deposit.TakeDeposit(amount);
        rate ??= deposit.Lines[0].Rate();
        line = NewLine(null);
        line.Deduct(deposit, amount);
        line.Set(new LineContent(description, -1, LineUnit.Fixed, amount, 0, rate.Percent, rate.Note,
            VatCategory: rate.Category, VatCode: rate.Code), Currency);
        Add();
    }

    /// <summary>A line, or the draft it stood on, is gone.</summary>
    internal void FreeDeposit(decimal amount) => SetDeposit(DepositTaken - amount, DepositOpen);

    /// <summary>A credit note of the invoice that deducted it.</summary>
    internal void GiveDepositBack(decimal amount) => SetDeposit(DepositTaken - amount, DepositOpen + amount);

    private void TakeDeposit(decimal amount) => SetDeposit(DepositTaken + amount, DepositOpen);

    private void SetDeposit(decimal taken, decimal open)
    {
        if (taken < 0 || open < 0) throw new InvalidOperationException($"Deposit {Id}: {taken} taken, {open} open.");
        (DepositTaken, DepositOpen) = (taken, open);
        Touch();
    }

    private void RequireDeductible(Invoice deposit, decimal amount, decimal left)
    {
        if (IsDeposit) throw new BusinessRuleException("A deposit deducts no other deposit.");
        if (!deposit.IsDeposit || deposit.IsDraft || deposit.CompanyId != CompanyId || deposit.Currency != Currency)
            throw new BusinessRuleException("Choose a deposit of this customer in the currency of the invoice.");
        if (Currencies.Exact(amount, Currency, null) < 0)
            throw new BusinessRuleException("Enter an amount above zero.");
        if (amount > left)
            throw new BusinessRuleException("Only {0} of deposit {1} can be deducted.", left, deposit.Number!);
    }

    // Prices with VAT in them show a deduction with its VAT; what is used of the deposit stays.
    private void PriceDeductions()
    {
        foreach (var line in _lines.Where(l => l.IsDeduction)) line.PriceDeduction(PricesIncludeVat, Currency);
    }

    private void RequireSoundDeposit()
    {
        if (!IsDeposit) return;
        if (Net <= 0) throw new BusinessRuleException("A deposit is an amount above zero.");
        if (_lines.Select(l => l.Rate()).Distinct().Count() > 1)
            throw new BusinessRuleException("All lines of a deposit have the same rate of VAT.");
        if (_lines.Exists(l => l.ServiceTo is not null))
            throw new BusinessRuleException("A deposit is earned by the invoices that deduct it, not day by day.");
    }

    private void ClaimDeposits(DateOnly issuedOn)
    {
        if (IsDeposit) DepositOpen = Net;
        foreach (var line in _lines.Where(l => l.IsDeduction))
        {
            var deposit = line.DepositOf();
            if (issuedOn < deposit.IssuedOn)
                throw new BusinessRuleException("Deposit {0} was issued on {1}, after that day.", deposit.Number!,
                    deposit.IssuedOn!.Value) { Field = "IssuedOn" };
            deposit.SetDeposit(deposit.DepositTaken, deposit.DepositOpen - line.Deducted);
        }
    }

    // What was deducted is gone: nobody gets it back twice.
    private void CreditDeposit(CreditNote note)
    {
        if (!IsDeposit) return;
        var net = note.Lines.Sum(l => l.Net);
        if (net > Net - DepositCredited - DepositTaken)
            throw new BusinessRuleException(
                "{0} of this deposit is deducted in other invoices. Credit those first, or take it off their drafts.",
                DepositTaken);
        DepositCredited += net;
        SetDeposit(DepositTaken, DepositOpen - net);
    }

    private void RequireDepositStays(decimal openAgain)
    {
        if (IsDeposit && DepositTaken > PaidNet(OpenAmount + openAgain))
            throw new BusinessRuleException(
                "{0} of deposit {1} is deducted in other invoices. Credit those first, or take it off their drafts.",
                DepositTaken, Number!);
    }

    private decimal PaidNet(decimal open)
    {
        if (!IsDeposit || IsDraft) return 0;
        var left = Net - DepositCredited;
        if (open == 0) return left;
        var unit = Rounding.Unit(Currencies.Digits(Currency));
        var paid = Math.Floor(Net * (Gross - open - CreditedAmount) / Gross / unit) * unit;
        return Math.Clamp(paid, 0, left);
    }
}
