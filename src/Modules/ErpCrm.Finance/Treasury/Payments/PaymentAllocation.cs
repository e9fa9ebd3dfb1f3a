using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Treasury.Payments;

/// <summary>
/// The part of a payment, or of a credit note's credit, that settles
/// an invoice; negative when it is taken back. Written once, never changed (domain-rules §4, §7).
/// </summary>
internal sealed class PaymentAllocation
{
    private PaymentAllocation()
    {
    }

    public Guid Id { get; private set; } = Ids.New();

    /// <summary>Null when a credit note pays.</summary>
    public Guid? PaymentId { get; private set; }

    /// <summary>Null when a payment pays.</summary>
    public Guid? CreditNoteId { get; private set; }

    public Guid InvoiceId { get; private set; }

    /// <summary>In the currency of both.</summary>
    public decimal Amount { get; private set; }

    /// <summary>From this day on it counts.</summary>
    public DateOnly On { get; private set; }

    /// <summary>Realised exchange gain (loss when negative), base currency.</summary>
    public decimal ExchangeDifference { get; private set; }

    public static PaymentAllocation OfPayment(Guid paymentId, Guid invoiceId, decimal amount, DateOnly on,
        decimal exchangeDifference) =>
        new()
        {
            PaymentId = paymentId, InvoiceId = invoiceId, Amount = amount, On = on,
            ExchangeDifference = exchangeDifference
        };

    public static PaymentAllocation OfCredit(Guid creditNoteId, Guid invoiceId, decimal amount, DateOnly on,
        decimal exchangeDifference) =>
        new()
        {
            CreditNoteId = creditNoteId, InvoiceId = invoiceId, Amount = amount, On = on,
            ExchangeDifference = exchangeDifference
        };
}

internal sealed class PaymentAllocationConfiguration : IEntityTypeConfiguration<PaymentAllocation>
{
    public void Configure(EntityTypeBuilder<PaymentAllocation> builder)
    {
        builder.ToTable("PaymentAllocations");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.HasOne<CreditNote>().WithMany().HasForeignKey(a => a.CreditNoteId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => a.InvoiceId);
        builder.HasIndex(a => a.On);
    }
}
