using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Purchasing.Payments;

/// <summary>What somebody writes on money that goes to a supplier, or comes back from it.</summary>
/// <param name="ExchangeRate">1 unit of <paramref name="Currency"/> = x base, of the day.</param>
/// <param name="BankAccountId">Where it went out or came in; null where the company has no account of the currency.
/// </param>
internal sealed record SupplierPaymentTerms(
    DateOnly PaidOn, decimal Amount, string Currency, decimal ExchangeRate, PaymentMethod Method, string? Reference,
    string? Note, Guid? BankAccountId);

/// <summary>
/// Money that went to a supplier. Never changed (domain-rules §4): a wrong one is taken back by a second one with the
/// opposite sign. What pays no bill is paid ahead, and can be used for later bills (domain-rules §7).
/// </summary>
internal sealed partial class SupplierPayment : Entity
{
    public const int ReferenceLength = 140;
    public const int NoteLength = 400;
    private readonly List<SupplierAllocation> _allocations = [];

    private SupplierPayment()
    {
    }

    [NotAudited]
    public Guid SupplierId { get; private set; }

    /// <summary>As the supplier was called when it was paid.</summary>
    public string SupplierName { get; private set; } = "";

    public DateOnly PaidOn { get; private set; }

    /// <summary>Negative when it takes another payment back, or the supplier pays something back.</summary>
    public decimal Amount { get; private set; }

    public string Currency { get; private set; } = "";

    /// <summary>1 unit of the payment's currency = x base, of the day it went out.</summary>
    public decimal ExchangeRate { get; private set; }

    public PaymentMethod Method { get; private set; }

    /// <summary>Where it went out or came in; null when the company has no account of the currency.</summary>
    [NotAudited]
    public Guid? BankAccountId { get; private set; }

    public string Reference { get; private set; } = "";
    public string Note { get; private set; } = "";

    /// <summary>The payment that this one takes back.</summary>
    [NotAudited]
    public Guid? ReversesId { get; private set; }

    /// <summary>Whether another entry took it back.</summary>
    [NotAudited]
    public bool IsReversed { get; private set; }

    /// <summary>The payment of which the supplier pays back what it was paid ahead.</summary>
    [NotAudited]
    public Guid? RefundsId { get; private set; }

    /// <summary>The supplier's credit that it pays out.</summary>
    [NotAudited]
    public Guid? RefundsCreditNoteId { get; private set; }

    /// <summary>Paid ahead: amount less what pays bills, less what came back.</summary>
    [NotAudited]
    public decimal OpenAmount { get; private set; }

    [NotAudited]
    public bool HasAdvance { get; private set; }

    /// <summary>Realised when it came back at another rate than it went out at; base currency.</summary>
    [NotAudited]
    public decimal ExchangeDifference { get; private set; }

    [NotAudited]
    public Guid RecordedById { get; private set; }

    [NotAudited]
    public string SearchText { get; private set; } = "";

    public IReadOnlyList<SupplierAllocation> Allocations => _allocations;

    public bool IsRefund => RefundsId is not null || RefundsCreditNoteId is not null;

    public static SupplierPayment Pay(Supplier supplier, Guid recordedById, SupplierPaymentTerms terms, DateOnly today)
    {
        var payment = Of(supplier.Id, supplier.Name, recordedById, terms, today);
        (payment.Amount, payment.OpenAmount) = (terms.Amount, terms.Amount);
        payment.HasAdvance = true;
        payment.Raise(new SupplierPaymentRecorded(payment.Id, supplier.Id, supplier.Name,
            new Money(terms.Amount, terms.Currency), terms.PaidOn));
        return payment;
    }

    /// <summary>Pays a part of a bill. The part never exceeds what is left of it, nor what is open.</summary>
    public SupplierAllocation Allocate(Bill bill, decimal amount, DateOnly on, string baseCurrency)
    {
        Currencies.Exact(amount, Currency, nameof(Amount));
        if (amount <= 0) throw new BusinessRuleException("Enter an amount above zero.") { Field = nameof(Amount) };
        if (ReversesId is not null || IsRefund)
            throw new BusinessRuleException("Only money that went out pays bills.");
        if (bill.SupplierId != SupplierId || bill.Kind != BillKind.Bill)
            throw new BusinessRuleException("The bill belongs to another supplier.");
        if (bill.Currency != Currency)
            throw new BusinessRuleException("Bill {0} is in {1}, the payment in {2}.", bill.Number, bill.Currency,
                Currency);
        if (amount > OpenAmount)
            throw new BusinessRuleException("Only {0} {1} of the payment are left.", OpenAmount, Currency);
        var owedLess = bill.Settle(amount, on, baseCurrency);
        var allocation = SupplierAllocation.OfPayment(Id, bill.Id, amount, on, owedLess - Move(-amount, baseCurrency));
        _allocations.Add(allocation);
        return allocation;
    }

    /// <summary>Takes the payment back: the opposite entry, and the bills are open again.</summary>
    /// <param name="bills">Those it paid.</param>
    public SupplierPayment Reverse(Guid byId, DateOnly on, string? reason, IReadOnlyCollection<Bill> bills,
        string baseCurrency)
    {
        if (ReversesId is not null)
            throw new BusinessRuleException("A reversal is not taken back; record the payment again.");
        if (IsReversed) throw new BusinessRuleException("This payment is already taken back.");
        if (IsRefund)
            throw new BusinessRuleException("Money that came back is not taken back; record it as a payment.");
        if (Amount != OpenAmount + _allocations.Sum(a => a.Amount))
            throw new BusinessRuleException("A part of this payment came back from the supplier; it stays.");
        if (string.IsNullOrWhiteSpace(reason))
            throw new BusinessRuleException("Say why the payment is taken back.") { Field = nameof(Note) };
        IsReversed = true;
        var reversal = new SupplierPayment
        {
            SupplierId = SupplierId,
            SupplierName = SupplierName,
            PaidOn = on,
            Amount = -Amount,
            Currency = Currency,
            ExchangeRate = ExchangeRate,
            Method = Method,
            BankAccountId = BankAccountId,
            Reference = Reference,
            Note = reason.Trim(),
            ReversesId = Id,
            RecordedById = byId,
            SearchText = SearchText,
        };
        foreach (var used in _allocations.GroupBy(a => a.BillId).Select(g => (Id: g.Key, Amount: g.Sum(a => a.Amount))))
        {
            var owedMore = bills.Single(b => b.Id == used.Id).Reopen(used.Amount, baseCurrency);
            reversal._allocations.Add(SupplierAllocation.OfPayment(reversal.Id, used.Id, -used.Amount, on,
                Move(used.Amount, baseCurrency) - owedMore));
        }

        (OpenAmount, HasAdvance) = (0, false);
        reversal.Raise(new SupplierPaymentReversed(reversal.Id, Id, SupplierId, new Money(Amount, Currency), on,
            reversal.Note));
        return reversal;
    }

    private static SupplierPayment Of(Guid supplierId, string supplierName, Guid recordedById,
        SupplierPaymentTerms terms, DateOnly today)
    {
        if (terms.PaidOn > today)
            throw new BusinessRuleException("The day may not lie in the future.") { Field = nameof(PaidOn) };
        if (!Currencies.IsKnown(terms.Currency))
            throw new BusinessRuleException("Choose a currency of the list.") { Field = nameof(Currency) };
        Currencies.Exact(terms.Amount, terms.Currency, nameof(Amount));
        if (terms.Amount <= 0)
            throw new BusinessRuleException("Enter an amount above zero.") { Field = nameof(Amount) };
        Currencies.Limited(terms.Amount * terms.ExchangeRate, nameof(Amount));
        return new SupplierPayment
        {
            SupplierId = supplierId,
            SupplierName = supplierName,
            PaidOn = terms.PaidOn,
            Currency = terms.Currency,
            ExchangeRate = terms.ExchangeRate,
            Method = terms.Method,
            BankAccountId = terms.BankAccountId,
            Reference = terms.Reference?.Trim() ?? "",
            Note = terms.Note?.Trim() ?? "",
            RecordedById = recordedById,
            SearchText = SharedKernel.SearchText.Of(terms.Reference, supplierName, terms.Note),
        };
    }

    /// <summary>What is paid ahead changes; it is always worth the payment's rate, rounded (domain-rules §6).</summary>
    /// <returns>By how much it is worth more, or less where negative, without its sign.</returns>
    private decimal Move(decimal change, string baseCurrency)
    {
        var before = Rounding.Round(OpenAmount * ExchangeRate, baseCurrency);
        OpenAmount += change;
        HasAdvance = OpenAmount > 0;
        return Math.Abs(Rounding.Round(OpenAmount * ExchangeRate, baseCurrency) - before);
    }
}

internal sealed class SupplierPaymentConfiguration : IEntityTypeConfiguration<SupplierPayment>
{
    public void Configure(EntityTypeBuilder<SupplierPayment> payment)
    {
        payment.ToTable("SupplierPayments");
        payment.Property(p => p.SupplierName).HasMaxLength(Supplier.NameLength);
        payment.Property(p => p.Currency).HasMaxLength(Currencies.CodeLength);
        payment.Property(p => p.ExchangeRate).HasPrecision(18, 8);
        payment.Property(p => p.Reference).HasMaxLength(SupplierPayment.ReferenceLength);
        payment.Property(p => p.Note).HasMaxLength(SupplierPayment.NoteLength);
        payment.Property(p => p.SearchText).HasMaxLength(SharedKernel.SearchText.MaxLength);
        payment.Ignore(p => p.IsRefund);
        payment.HasMany(p => p.Allocations).WithOne().HasForeignKey(a => a.PaymentId).OnDelete(DeleteBehavior.Restrict);
        payment.HasOne<Supplier>().WithMany().HasForeignKey(p => p.SupplierId).OnDelete(DeleteBehavior.Restrict);
        payment.HasOne<BankAccount>().WithMany().HasForeignKey(p => p.BankAccountId).OnDelete(DeleteBehavior.Restrict);
        payment.HasIndex(p => p.ReversesId).IsUnique();
        payment.HasIndex(p => p.RefundsId);
        payment.HasIndex(p => p.RefundsCreditNoteId);
        payment.HasIndex(p => p.PaidOn);
        payment.HasIndex(p => new { p.SupplierId, p.PaidOn });
        payment.HasIndex(p => new { p.HasAdvance, p.PaidOn });
    }
}
