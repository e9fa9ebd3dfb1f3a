using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Purchasing.Payments;

// Money that comes back from a supplier: what it was paid ahead, or what it credited.
internal sealed partial class SupplierPayment
{
    /// <summary>The supplier pays back what it was paid ahead: an entry with the opposite sign. Never more than is left
    /// (domain-rules §7).</summary>
    public SupplierPayment Refund(Guid byId, SupplierPaymentTerms terms, DateOnly today, string baseCurrency)
    {
        if (ReversesId is not null || IsRefund)
            throw new BusinessRuleException("Only money that went out comes back.");
        RequireAfter(terms, PaidOn);
        var refund = Back(byId, SupplierId, SupplierName, terms, today);
        if (terms.Amount > OpenAmount)
            throw new BusinessRuleException("Only {0} {1} of the payment are left.", OpenAmount, Currency)
            {
                Field = nameof(Amount),
            };
        refund.RefundsId = Id;
        refund.Realise(Move(-terms.Amount, baseCurrency), baseCurrency);
        return refund;
    }

    /// <summary>The supplier pays its credit out.</summary>
    public static SupplierPayment Refund(Bill credit, Guid byId, SupplierPaymentTerms terms, DateOnly today,
        string baseCurrency)
    {
        if (credit.Kind != BillKind.CreditNote)
            throw new BusinessRuleException("Only a supplier's credit is paid out.");
        RequireAfter(terms, credit.PostedOn ?? credit.BilledOn);
        var refund = Back(byId, credit.SupplierId, credit.SupplierName, terms, today);
        refund.RefundsCreditNoteId = credit.Id;
        refund.Realise(credit.Settle(terms.Amount, terms.PaidOn, baseCurrency), baseCurrency);
        return refund;
    }

    private static void RequireAfter(SupplierPaymentTerms terms, DateOnly day)
    {
        if (terms.PaidOn < day)
            throw new BusinessRuleException("It cannot come back before it was paid or credited.")
            {
                Field = nameof(PaidOn),
            };
    }

    private static SupplierPayment Back(Guid byId, Guid supplierId, string supplierName, SupplierPaymentTerms terms,
        DateOnly today)
    {
        var refund = Of(supplierId, supplierName, byId, terms, today);
        refund.Amount = -terms.Amount;
        refund.Raise(new SupplierPaymentRecorded(refund.Id, supplierId, supplierName,
            new Money(refund.Amount, terms.Currency), terms.PaidOn));
        return refund;
    }

    // A gain when more comes in than it went out at (domain-rules §6).
    private void Realise(decimal wentOutAt, string baseCurrency) =>
        ExchangeDifference = Rounding.Round(-Amount * ExchangeRate, baseCurrency) - wentOutAt;
}
