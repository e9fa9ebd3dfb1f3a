using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Purchasing.Payments;
using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Purchasing.PaymentRuns;

/// <summary>Whom money goes to, and where.</summary>
/// <param name="Number">IBAN, or a plain account number.</param>
/// <param name="BankCode">БИК, or SWIFT.</param>
/// <param name="Reference">What the payment is to say.</param>
internal sealed record Payee(string Name, string Number, string Bank, string BankCode, string Reference)
{
    /// <param name="today">The supplier as it is now.</param>
    public static Payee Of(Supplier today, Bill bill) => new(today.Name, today.AccountNumber, today.Bank,
        today.BankCode, bill.PaymentReference.Length > 0 ? bill.PaymentReference : bill.Number);
}

/// <summary>A bill in a payment run; where it is paid to is fixed with the approval.</summary>
internal sealed class PaymentRunItem
{
    private PaymentRunItem()
    {
    }

    internal PaymentRunItem(Guid paymentRunId, Guid billId, Guid supplierId) =>
        (PaymentRunId, BillId, SupplierId, OpenBillId) = (paymentRunId, billId, supplierId, billId);

    public Guid Id { get; private init; } = Ids.New();
    public Guid PaymentRunId { get; private set; }
    public Guid BillId { get; private set; }
    public Guid SupplierId { get; private set; }

    /// <summary>The bill, as long as the run is neither executed nor cancelled: a bill lies in one such run.</summary>
    public Guid? OpenBillId { get; private set; }

    public decimal Amount { get; private set; }
    public string PayeeName { get; private set; } = "";
    public string AccountNumber { get; private set; } = "";
    public string Bank { get; private set; } = "";
    public string BankCode { get; private set; } = "";
    public string Reference { get; private set; } = "";

    /// <summary>What paid it; null before the run is executed.</summary>
    public Guid? PaymentId { get; private set; }

    public Payee Payee => new(PayeeName, AccountNumber, Bank, BankCode, Reference);

    internal void Pay(decimal amount) => Amount = amount;

    internal void Fix(Payee payee)
    {
        (PayeeName, AccountNumber, Bank) = (payee.Name, payee.Number, payee.Bank);
        (BankCode, Reference) = (payee.BankCode, payee.Reference);
    }

    internal void PaidBy(Guid paymentId) => PaymentId = paymentId;

    internal void Close() => OpenBillId = null;
}

internal sealed class PaymentRunItemConfiguration : IEntityTypeConfiguration<PaymentRunItem>
{
    public void Configure(EntityTypeBuilder<PaymentRunItem> item)
    {
        item.ToTable("PaymentRunItems");
        item.Property(i => i.Id).ValueGeneratedNever();
        item.Property(i => i.PayeeName).HasMaxLength(Supplier.NameLength);
        item.Property(i => i.AccountNumber).HasMaxLength(Supplier.AccountLength);
        item.Property(i => i.Bank).HasMaxLength(Supplier.BankLength);
        item.Property(i => i.BankCode).HasMaxLength(Supplier.BankCodeLength);
        item.Property(i => i.Reference).HasMaxLength(Bill.ReferenceLength);
        item.Ignore(i => i.Payee);
        item.HasOne<Bill>().WithMany().HasForeignKey(i => i.BillId).OnDelete(DeleteBehavior.Restrict);
        item.HasOne<SupplierPayment>().WithMany().HasForeignKey(i => i.PaymentId).OnDelete(DeleteBehavior.Restrict);
        item.HasIndex(i => new { i.PaymentRunId, i.BillId }).IsUnique();
        item.HasIndex(i => i.OpenBillId).IsUnique();
    }
}
