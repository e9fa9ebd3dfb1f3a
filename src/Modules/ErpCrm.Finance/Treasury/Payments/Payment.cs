using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Treasury.Customers;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Treasury.Payments;

internal enum PaymentMethod
{
    BankTransfer,
    Card,
    Cash,
    Other,
}

/// <summary>What somebody writes on money that came in.</summary>
/// <param name="ExchangeRate">1 unit of <paramref name="Currency"/> = x base, of the day it came in.</param>
/// <param name="BankAccountId">Where it came in; null for the usual account of the currency.</param>
internal sealed record PaymentTerms(
    Guid CompanyId,
    DateOnly ReceivedOn,
    decimal Amount,
    string Currency,
    decimal ExchangeRate,
    PaymentMethod Method,
    string? Reference,
    string? Note,
    Guid? BankAccountId = null);

/// <summary>
/// Money that came in. Never changed (domain-rules §4): a wrong one
/// is taken back by a second one with the opposite sign. What no
/// allocation uses is the customer's credit (domain-rules §7).
/// </summary>
internal sealed partial class Payment : Entity
{
    public const int ReferenceLength = 80;
    public const int NoteLength = 400;
    private readonly List<PaymentAllocation> _allocations = [];

    private Payment()
    {
    }

    public Guid CompanyId { get; private set; }

    /// <summary>What the customer is called today; the search text keeps the name of when it was recorded.</summary>
    [NotAudited]
    public CustomerToday CustomerToday { get; private set; } = new();

    public DateOnly ReceivedOn { get; private set; }

    /// <summary>Negative when it takes another payment back, or pays credit back to the customer.</summary>
    public decimal Amount { get; private set; }

    public string Currency { get; private set; } = "";

    /// <summary>1 unit of the payment's currency = x base, of the day it came in.</summary>
    public decimal ExchangeRate { get; private set; }

    public PaymentMethod Method { get; private set; }

    /// <summary>Where it came in or went out; null when the company has no account of the currency.</summary>
    [NotAudited]
    public Guid? BankAccountId { get; private set; }

    public string Reference { get; private set; } = "";
    public string Note { get; private set; } = "";

    /// <summary>The payment that this one takes back.</summary>
    public Guid? ReversesId { get; private set; }

    /// <summary>Whether another entry took it back.</summary>
    [NotAudited]
    public bool IsReversed { get; private set; }

    /// <summary>The customer's credit out of this payment: amount less allocations and refunds.</summary>
    [NotAudited]
    public decimal OpenAmount { get; private set; }

    [NotAudited]
    public bool HasCredit { get; private set; }

    public Guid RecordedById { get; private set; }

    [NotAudited]
    public string SearchText { get; private set; } = "";

    public IReadOnlyList<PaymentAllocation> Allocations => _allocations;

    public static Payment Receive(Guid recordedById, PaymentTerms terms, string customerName, DateOnly today,
        CustomerToday? customerToday = null)
    {
        if (terms.ReceivedOn > today)
            throw new BusinessRuleException("The day may not lie in the future.") { Field = nameof(ReceivedOn) };
        if (!Currencies.IsKnown(terms.Currency))
            throw new BusinessRuleException("Choose a currency of the list.") { Field = nameof(Currency) };
        var amount = Currencies.Exact(terms.Amount, terms.Currency, nameof(Amount));
        if (amount <= 0) throw new BusinessRuleException("Enter an amount above zero.") { Field = nameof(Amount) };
        Currencies.Limited(amount * terms.ExchangeRate, nameof(Amount));
        return new Payment
        {
            CompanyId = terms.CompanyId,
            ReceivedOn = terms.ReceivedOn,
            Amount = amount,
            Currency = terms.Currency,
            ExchangeRate = terms.ExchangeRate,
            Method = terms.Method,
            BankAccountId = terms.BankAccountId,
            Reference = terms.Reference?.Trim() ?? "",
            Note = terms.Note?.Trim() ?? "",
            RecordedById = recordedById,
            SearchText = SharedKernel.SearchText.Of(terms.Reference, customerName, terms.Note),
            CustomerToday = customerToday ?? CustomerToday.Of(customerName),
            OpenAmount = amount,
            HasCredit = true,
        };
    }

    /// <summary>Uses a part of the payment for an invoice. The part
    /// never exceeds what is left of it, nor what is open.</summary>
    public PaymentAllocation Allocate(Invoice invoice, decimal amount, DateOnly on, string baseCurrency)
    {
        Currencies.Exact(amount, Currency, nameof(Amount));
        if (amount <= 0) throw new BusinessRuleException("Enter an amount above zero.") { Field = nameof(Amount) };
        if (ReversesId is not null) throw new BusinessRuleException("A reversal is not allocated.");
        if (invoice.CompanyId != CompanyId) throw new BusinessRuleException("The invoice belongs to another customer.");
        if (invoice.Currency != Currency)
            throw new BusinessRuleException("Invoice {0} is in {1}, the payment in {2}.", invoice.Number!,
                invoice.Currency, Currency);
        if (amount > OpenAmount)
            throw new BusinessRuleException("Only {0} {1} of the payment are left.", OpenAmount, Currency);

        invoice.Settle(amount, on);
        SetOpen(OpenAmount - amount);
        return Add(invoice, amount, on, baseCurrency);
    }

    /// <summary>Announces a new payment with what it was used for at once.</summary>
    public void Announce(IEnumerable<PaymentPart> parts) =>
        Raise(new PaymentReceived(Id, CompanyId, new Money(Amount, Currency), ReceivedOn, [.. parts]));

    /// <summary>Announces that credit was used later.</summary>
    public void AnnounceCredit(IEnumerable<PaymentPart> parts, DateOnly on) =>
        Raise(new CreditUsed(Id, CompanyId, Currency, on, [.. parts]));

    /// <summary>Takes the payment back: the opposite entry, and the invoices are open again.</summary>
    /// <param name="invoices">Those it was used for.</param>
    public Payment Reverse(Guid byId, DateOnly on, string? reason, IReadOnlyCollection<Invoice> invoices)
    {
        if (ReversesId is not null)
            throw new BusinessRuleException("A reversal is not taken back; record the payment again.");
        if (IsReversed) throw new BusinessRuleException("This payment is already taken back.");
        if (IsRefund)
            throw new BusinessRuleException("A refund is not taken back; record the amount as a new payment.");
        if (Amount != OpenAmount + _allocations.Sum(a => a.Amount))
            throw new BusinessRuleException(
                "A part of this payment was paid back to the customer; it cannot be taken back.");
        if (string.IsNullOrWhiteSpace(reason))
            throw new BusinessRuleException("Say why the payment is taken back.") { Field = nameof(Note) };
        IsReversed = true;
        SetOpen(0);
        var reversal = new Payment
        {
            CompanyId = CompanyId,
            ReceivedOn = on,
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
            CustomerToday = CustomerToday,
        };
        var parts = new List<PaymentPart>();
        foreach (var used in _allocations.GroupBy(a => a.InvoiceId)
            .Select(g => (InvoiceId: g.Key, Amount: g.Sum(a => a.Amount), Difference: g.Sum(a => a.ExchangeDifference)))
            .Where(u => u.Amount != 0))
        {
            var invoice = invoices.Single(i => i.Id == used.InvoiceId);
            invoice.Reopen(used.Amount, on);
            // What was realised, not computed again: parts were rounded one by one.
            reversal._allocations.Add(
                PaymentAllocation.OfPayment(reversal.Id, invoice.Id, -used.Amount, on, -used.Difference));
            parts.Add(new PaymentPart(invoice.Id, invoice.Number!, -used.Amount, invoice.EngagementIds()));
        }

        reversal.Raise(
            new PaymentReversed(reversal.Id, Id, CompanyId, new Money(Amount, Currency), on, reversal.Note, parts));
        return reversal;
    }

    private void SetOpen(decimal open) => (OpenAmount, HasCredit) = (open, open > 0);

    // Realised exchange difference: paid × (rate of the payment − rate of the invoice), domain-rules §6.
    private PaymentAllocation Add(Invoice invoice, decimal amount, DateOnly on, string baseCurrency)
    {
        var difference = Rounding.Round(amount * (ExchangeRate - invoice.ExchangeRate), baseCurrency);
        var allocation = PaymentAllocation.OfPayment(Id, invoice.Id, amount, on, difference);
        _allocations.Add(allocation);
        return allocation;
    }
}

internal sealed class PaymentConfiguration : IEntityTypeConfiguration<Payment>
{
    public void Configure(EntityTypeBuilder<Payment> builder)
    {
        builder.ToTable("Payments");
        builder.Property(p => p.Currency).HasMaxLength(Currencies.CodeLength);
        builder.Property(p => p.ExchangeRate).HasPrecision(18, 8);
        builder.Property(p => p.Reference).HasMaxLength(Payment.ReferenceLength);
        builder.Property(p => p.Note).HasMaxLength(Payment.NoteLength);
        builder.Property(p => p.SearchText).HasMaxLength(SharedKernel.SearchText.MaxLength);
        builder.ComplexProperty(p => p.CustomerToday, CustomerToday.Map);
        builder.HasMany(p => p.Allocations).WithOne().HasForeignKey(a => a.PaymentId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(p => p.IsRefund);
        builder.HasOne<BankAccount>().WithMany().HasForeignKey(p => p.BankAccountId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => p.ReversesId).IsUnique();
        builder.HasIndex(p => p.RefundsId);
        builder.HasIndex(p => p.RefundsCreditNoteId);
        builder.HasIndex(p => p.ReceivedOn);
        builder.HasIndex(p => new { p.CompanyId, p.ReceivedOn });
        builder.HasIndex(p => new { p.HasCredit, p.ReceivedOn });
    }
}
