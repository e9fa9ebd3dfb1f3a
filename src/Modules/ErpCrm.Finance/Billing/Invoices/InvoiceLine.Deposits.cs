using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Billing.Invoices;

// A line may deduct a deposit: it is negative, and no discount (domain-rules §8).
internal sealed partial class InvoiceLine
{
    /// <summary>The deposit that it deducts.</summary>
    [NotAudited]
    public Guid? DepositId { get; private set; }

    public Invoice? Deposit { get; private set; }

    /// <summary>Net of the deposit that it uses, positive.</summary>
    [NotAudited]
    public decimal Deducted { get; private set; }

    public bool IsDeduction => DepositId is not null;

    /// <summary>What credit notes of so much of it, negative as its quantity, give back of the deposit.</summary>
    public decimal GivenBackOf(decimal quantity, string currency) =>
        Rounding.Round(Deducted * quantity / Quantity, currency);

    internal void Deduct(Invoice deposit, decimal amount) =>
        (DepositId, Deposit, Deducted) = (deposit.Id, deposit, amount);

    /// <summary>A credit note takes back so much of it, after what earlier ones did.</summary>
    internal void GiveBack(decimal before, decimal quantity, string currency) => DepositOf().GiveDepositBack(
        GivenBackOf(before + quantity, currency) - GivenBackOf(before, currency));

    internal void PriceDeduction(bool includeVat, string currency)
    {
        UnitPrice = PriceOfDeduction(includeVat, currency);
        Amount = NetOf(Quantity, UnitPrice, 0, currency);
    }

    /// <exception cref="BusinessRuleException">It is a deduction, and more than its words change.</exception>
    internal void RequireSameDeduction(LineContent content, string currency)
    {
        if (!IsDeduction) return;
        var isSame = content is { DiscountPercent: 0, ServiceFrom: null, ServiceTo: null }
            && content.Quantity == Quantity && content.VatPercent == VatPercent && content.VatNote == VatNote
            && (content.UnitPrice == PriceOfDeduction(false, currency)
                || content.UnitPrice == PriceOfDeduction(true, currency));
        if (!isSame)
            throw new BusinessRuleException(
                "A deposit is deducted as it was billed. Its amount is changed under “Deduct deposits”.");
    }

    /// <exception cref="InvalidOperationException">It was read without its deposit.</exception>
    internal Invoice DepositOf() =>
        Deposit ?? throw new InvalidOperationException($"Line {Id} is changed without its deposit.");

    private decimal PriceOfDeduction(bool includeVat, string currency) => includeVat
        ? Rounding.Round(Deducted * (100 + VatPercent) / 100, currency)
        : Deducted;
}
