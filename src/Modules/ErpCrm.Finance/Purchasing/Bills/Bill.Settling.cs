using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Purchasing.Bills;

/// <summary>A bill of another system as far as it is still owed here.</summary>
/// <param name="Open">What is still owed of the gross.</param>
internal sealed record CarriedBill(
    string Number, DateOnly BilledOn, DateOnly DueOn, string Currency, decimal Gross, decimal Vat, decimal Open,
    string? Description, DateOnly PostedOn);

// What is paid of a bill, and what was paid before it came here.
internal sealed partial class Bill
{
    /// <summary>Owed from before, as the other system computed it: in the books against the opening balances, and no
    /// cost of ours.</summary>
    /// <param name="rate">1 unit of the currency = x base, of the day of the bill.</param>
    public static Bill CarryOver(Supplier supplier, CarriedBill carried, Guid recordedById, decimal rate,
        string baseCurrency)
    {
        Currencies.Exact(carried.Gross, carried.Currency, nameof(Gross));
        Currencies.Exact(carried.Vat, carried.Currency, nameof(Vat));
        Currencies.Exact(carried.Open, carried.Currency, "Open");
        if (carried.Gross <= 0)
            throw new BusinessRuleException("Enter an amount above zero.") { Field = nameof(Gross) };
        if (carried.Vat < 0 || carried.Vat >= carried.Gross)
            throw new BusinessRuleException("The VAT is a part of the total.") { Field = nameof(Vat) };
        if (carried.Open <= 0 || carried.Open > carried.Gross)
            throw new BusinessRuleException("What is open is above zero and at most the total.") { Field = "Open" };
        var net = carried.Gross - carried.Vat;
        var percent = Math.Min(100, Rounding.Round(carried.Vat / net * 100, 2));
        var bill = Draft(supplier, new BillTerms(BillKind.Bill, carried.Number, carried.BilledOn, carried.DueOn,
            carried.PostedOn, new BillMethod(carried.Currency, false, VatRounding.PerRate), false,
            [new BillLineTerms(null, carried.Description ?? carried.Number, null, null, 1, net, percent)]),
            recordedById, BillOrigin.CarriedOver);
        // What it says is not computed again.
        (bill.Vat, bill.Gross) = (carried.Vat, carried.Gross);
        bill._lines[0].Write(bill._lines[0].ToTerms(), new LineAmount(net, carried.Vat), isCredit: false);
        bill.SettledBefore = carried.Gross - carried.Open;
        bill.Post(new BillPostingTerms(carried.PostedOn, carried.PostedOn, rate, baseCurrency,
            new Dictionary<Guid, CostKind>(), new Dictionary<Guid, Guid>()));
        return bill;
    }

    /// <summary>A payment or a credit settles a part; of a supplier's credit it is a part that is used.</summary>
    /// <returns>By how much less the books owe, in base currency: what is open is always worth its own rate, rounded
    /// (domain-rules §6).</returns>
    public decimal Settle(decimal amount, DateOnly on, string baseCurrency)
    {
        if (State != BillState.Posted) throw new BusinessRuleException("Only a posted bill is paid.");
        if (amount > OpenAmount)
            throw new BusinessRuleException("Only {0} {1} of “{2}” are open.", OpenAmount, Currency, Number);
        var before = InBooks(OpenAmount, baseCurrency);
        OpenAmount -= amount;
        IsOpen = OpenAmount > 0;
        LastSettledOn = LastSettledOn is { } last && last > on ? last : on;
        if (!IsOpen)
        {
            PaidOn = LastSettledOn;
            if (Kind == BillKind.Bill) Raise(new BillPaid(Id, Number, SupplierId, PaidOn.Value));
        }

        return before - InBooks(OpenAmount, baseCurrency);
    }

    /// <summary>What settled it was taken back.</summary>
    /// <returns>By how much more the books owe, in base currency.</returns>
    public decimal Reopen(decimal amount, string baseCurrency)
    {
        if (amount <= 0 || OpenAmount + amount > Owed)
            throw new InvalidOperationException($"{amount} of bill {Id} cannot be opened again.");
        var before = InBooks(OpenAmount, baseCurrency);
        OpenAmount += amount;
        (IsOpen, PaidOn) = (true, null);
        return InBooks(OpenAmount, baseCurrency) - before;
    }

    private decimal InBooks(decimal open, string baseCurrency) => Rounding.Round(open * ExchangeRate, baseCurrency);
}
