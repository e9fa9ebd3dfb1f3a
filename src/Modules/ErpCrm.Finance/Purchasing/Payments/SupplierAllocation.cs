using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Purchasing.Payments;

/// <summary>
/// The part of a payment, or of a supplier's credit, that settles a bill; negative when it is taken back. Written once,
/// never changed (domain-rules §4, §7).
/// </summary>
internal sealed class SupplierAllocation
{
    private SupplierAllocation()
    {
    }

    public Guid Id { get; private init; } = Ids.New();
    public Guid BillId { get; private set; }

    /// <summary>Null when a supplier's credit settles.</summary>
    public Guid? PaymentId { get; private set; }

    /// <summary>Null when a payment settles.</summary>
    public Guid? CreditNoteId { get; private set; }

    /// <summary>In the currency of both.</summary>
    public decimal Amount { get; private set; }

    /// <summary>From this day on it counts.</summary>
    public DateOnly On { get; private set; }

    /// <summary>Realised exchange gain (loss when negative), base currency.</summary>
    public decimal ExchangeDifference { get; private set; }

    public static SupplierAllocation OfPayment(Guid paymentId, Guid billId, decimal amount, DateOnly on,
        decimal exchangeDifference) => new()
    {
        PaymentId = paymentId, BillId = billId, Amount = amount, On = on, ExchangeDifference = exchangeDifference,
    };

    /// <summary>Uses a supplier's credit for one of its bills.</summary>
    public static SupplierAllocation OfCredit(Bill credit, Bill bill, decimal amount, DateOnly on, string baseCurrency)
    {
        if (credit.Kind != BillKind.CreditNote || bill.Kind != BillKind.Bill || credit.SupplierId != bill.SupplierId)
            throw new BusinessRuleException("The bill belongs to another supplier.");
        if (credit.Currency != bill.Currency)
            throw new BusinessRuleException("Bill {0} is in {1}, the credit in {2}.", bill.Number, bill.Currency,
                credit.Currency);
        Currencies.Exact(amount, bill.Currency, nameof(Amount));
        if (amount <= 0) throw new BusinessRuleException("Enter an amount above zero.") { Field = nameof(Amount) };
        var used = credit.Settle(amount, on, baseCurrency);
        return new SupplierAllocation
        {
            CreditNoteId = credit.Id, BillId = bill.Id, Amount = amount, On = on,
            ExchangeDifference = bill.Settle(amount, on, baseCurrency) - used,
        };
    }
}

internal sealed class SupplierAllocationConfiguration : IEntityTypeConfiguration<SupplierAllocation>
{
    public void Configure(EntityTypeBuilder<SupplierAllocation> allocation)
    {
        allocation.ToTable("SupplierAllocations");
        allocation.Property(a => a.Id).ValueGeneratedNever();
        allocation.HasOne<Bill>().WithMany().HasForeignKey(a => a.BillId).OnDelete(DeleteBehavior.Restrict);
        allocation.HasOne<Bill>().WithMany().HasForeignKey(a => a.CreditNoteId).OnDelete(DeleteBehavior.Restrict);
        allocation.HasIndex(a => a.On);
    }
}
