using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Numbering;
using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Billing.Invoices;

internal enum InvoiceStatus
{
    Draft,
    Issued,
}

/// <summary>
/// An invoice of one customer in one currency. A draft reserves
/// deliveries and can be changed; an issued one has its number and its frozen content, and
/// only its open amount moves: gross less payments less credits (domain-rules §3, §4, §7).
/// </summary>
internal sealed partial class Invoice : Entity
{
    private readonly List<InvoiceLine> _lines = [];
    private readonly List<CreditNote> _creditNotes = [];

    private Invoice()
    {
    }

    public Invoice(Customer customer, string currency, DateOnly draftedOn)
    {
        (CompanyId, CustomerName, Currency, DraftedOn, CustomerToday) = (customer.Id, customer.Name, currency,
            draftedOn,
            customer.Today);
        (PaymentTermDays, PaymentTermKind, SalesOwnerId) = (customer.PaymentTermDays, customer.PaymentTermKind,
            customer.OwnerId);
        Describe();
    }

    public const string Prefix = "INV";
    public const int NumberLength = 40;

    public Guid CompanyId { get; private set; }

    /// <summary>The name on the document; a draft's is that of today.</summary>
    public string CustomerName { get; private set; } = "";

    /// <summary>What the customer is called today, whatever stands on the document.</summary>
    [NotAudited]
    public CustomerToday CustomerToday { get; private set; } = new();

    public string Currency { get; private set; } = "";
    public InvoiceStatus Status { get; private set; }

    /// <summary>Null while it is a draft.</summary>
    public string? Number { get; private set; }

    public DateOnly DraftedOn { get; private set; }
    public DateOnly? IssuedOn { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public int PaymentTermDays { get; private set; }
    public PaymentTermKind PaymentTermKind { get; private set; }

    /// <summary>The customer's own reference: order or contract number.</summary>
    public string? Reference { get; private set; }

    /// <summary>Printed under the totals.</summary>
    public string? Notes { get; private set; }

    [ZeroIsNone]
    public decimal Net { get; private set; }

    [ZeroIsNone]
    public decimal Vat { get; private set; }

    [ZeroIsNone]
    public decimal Gross { get; private set; }

    /// <summary>1 unit of the currency = x base, of the issue date; 0 while it is a draft.</summary>
    [ZeroIsNone]
    public decimal ExchangeRate { get; private set; }

    [NotAudited]
    public decimal BaseNet { get; private set; }

    [NotAudited]
    public decimal BaseGross { get; private set; }

    /// <summary>Gross less what payments, credit notes and write-offs settled; 0 while it is a draft.</summary>
    [NotAudited]
    public decimal OpenAmount { get; private set; }

    /// <summary>Whether anything is open.</summary>
    [NotAudited]
    public bool IsOpen { get; private set; }

    /// <summary>Another system issued it: it keeps its number there, and is owed and paid here.</summary>
    [NotAudited]
    public bool IsCarriedOver { get; private set; }

    /// <summary>What was settled of it before it was carried over.</summary>
    [NotAudited]
    public decimal SettledBefore { get; private set; }

    /// <summary>What is owed here when nothing of it is settled.</summary>
    public decimal Owed => Gross - SettledBefore;

    /// <summary>Gross of its credit notes.</summary>
    [NotAudited]
    public decimal CreditedAmount { get; private set; }

    /// <summary>The latest day for which something that settles it, or takes that back, counts; entries need not come
    /// in the order of their days.</summary>
    [NotAudited]
    public DateOnly? LastSettledOn { get; private set; }

    /// <summary>The day on which nothing was open any more.</summary>
    [NotAudited]
    public DateOnly? PaidOn { get; private set; }

    /// <summary>Manager of the project it bills most of; sees it with a team's or own scope.</summary>
    [NotAudited]
    public Guid? ManagerId { get; private set; }

    /// <summary>User who looks after the customer.</summary>
    [NotAudited]
    public Guid? SalesOwnerId { get; private set; }

    [NotAudited]
    public string SearchText { get; private set; } = "";

    public IReadOnlyList<InvoiceLine> Lines => _lines;

    public IReadOnlyList<CreditNote> CreditNotes => _creditNotes;

    public bool IsDraft => Status == InvoiceStatus.Draft;

    /// <summary>Whether credit notes took back all of it.</summary>
    public bool IsCredited => State().IsCredited;

    public InvoiceState State() => new(Status, IsOpen, DueOn, Gross, OpenAmount, CreditedAmount, BadDebtAmount);

    /// <summary>VAT by rate; what another system computed is not computed again.</summary>
    public IReadOnlyList<VatGroup> VatGroups() => VatGroup.Of(_lines.Select(line => (line.Rate(), line.Net, line.Vat)));

    /// <summary>Customer's reference, terms and the note under the totals.</summary>
    /// <param name="kind">Null leaves it as it is.</param>
    public void Change(string? reference, string? notes, int paymentTermDays, PaymentTermKind? kind = null)
    {
        RequireDraft();
        PaymentTermKind = kind ?? PaymentTermKind;
        (Reference, Notes, PaymentTermDays) = (reference, notes, paymentTermDays);
        Describe();
    }

    /// <summary>Frees everything, before a draft is deleted.</summary>
    public void Discard()
    {
        RequireDraft();
        foreach (var line in _lines) line.FreeAll();
    }

    /// <summary>Gives it its number and freezes it. From here on only its open amount changes.</summary>
    /// <param name="prefix">Of its series.</param>
    public void Issue(Customer customer, int sequence, DateOnly issuedOn, decimal exchangeRate, string baseCurrency,
        string prefix = Prefix)
    {
        RequireIssuable();
        BaseNet = Currencies.Limited(Rounding.Round(Net * exchangeRate, baseCurrency), null);
        BaseGross = Currencies.Limited(Rounding.Round(Gross * exchangeRate, baseCurrency), null);
        foreach (var line in _lines) line.Close();
        ClaimDeposits(issuedOn);
        (CustomerName, CustomerToday) = (customer.Name, customer.Today);
        Number = NumberSequence.NumberOf(NumberSequence.SeriesOf(prefix, issuedOn), sequence);
        (Status, IssuedOn, ExchangeRate) = (InvoiceStatus.Issued, issuedOn, exchangeRate);
        DueOn = DueDay.Of(PaymentTermKind, PaymentTermDays, issuedOn);
        (OpenAmount, IsOpen, PaidOn) = (Gross, Gross > 0, Gross > 0 ? null : issuedOn);
        Describe();
        Raise(new InvoiceIssued(
            Id, Number, CompanyId, CustomerName, new Money(Net, Currency), new Money(Gross, Currency), exchangeRate,
            issuedOn, DueOn.Value,
            BilledParts.Of(this), BilledParts.WrittenOffOf(this), DepositEngagementId));
    }

    public void RequireIssuable()
    {
        if (!IsDraft) throw new BusinessRuleException("This invoice is already issued.");
        if (_lines.Count == 0) throw new BusinessRuleException("An invoice without lines cannot be issued.");
        if (Gross < 0) throw new BusinessRuleException("The total of an invoice cannot be negative.");
        RequireDiscountWithinLines();
        RequireSoundDeposit();
    }

    public IReadOnlyList<Guid> EngagementIds() =>
        [.. _lines.Select(l => l.EngagementId).Append(DepositEngagementId).OfType<Guid>().Distinct()];

    /// <summary>It went by mail; a draft that did tells nobody.</summary>
    public void TellMailed(IReadOnlyList<string> addresses)
    {
        if (!IsDraft) Raise(new InvoiceMailed(Id, Number!, EngagementIds(), addresses));
    }

    /// <summary>A statement on which it stands went by mail.</summary>
    public void TellStatementMailed(IReadOnlyList<Guid> engagementIds, IReadOnlyList<string> addresses) =>
        Raise(new StatementMailed(CompanyId, engagementIds, addresses));

    // A draft is found by its customer of today alone.
    private void Describe() =>
        SearchText = SharedKernel.SearchText.Of(Number, IsDraft ? null : CustomerName, Reference);

    private void RequireDraft()
    {
        if (!IsDraft)
            throw new BusinessRuleException("An issued invoice cannot be changed; write a credit note instead.");
    }
}

internal sealed class InvoiceConfiguration : IEntityTypeConfiguration<Invoice>
{
    public void Configure(EntityTypeBuilder<Invoice> invoice)
    {
        invoice.ToTable("Invoices");
        invoice.Property(i => i.Id).ValueGeneratedNever();
        invoice.Property(i => i.Currency).HasMaxLength(Currencies.CodeLength);
        invoice.Property(i => i.Number).HasMaxLength(Invoice.NumberLength);
        invoice.Property(i => i.Reference).HasMaxLength(100);
        invoice.Property(i => i.Notes).HasMaxLength(2000);
        invoice.Property(i => i.DiscountPercent).HasPrecision(5, 2);
        invoice.Property(i => i.DiscountReason).HasMaxLength(Invoice.DiscountReasonLength);
        invoice.Property(i => i.ExchangeRate).HasPrecision(18, 8);
        invoice.Property(i => i.SearchText).HasMaxLength(SharedKernel.SearchText.MaxLength);
        invoice.ComplexProperty(i => i.CustomerToday, CustomerToday.Map);
        invoice.Ignore(i => i.CanBeVoid);
        invoice.HasIndex(i => i.ReplacesId);
        invoice.Ignore(i => i.IsCredited).Ignore(i => i.Owed);
        invoice.HasMany(i => i.Lines).WithOne().HasForeignKey(l => l.InvoiceId);
        invoice.HasMany(i => i.CreditNotes).WithOne(n => n.Invoice).HasForeignKey(n => n.InvoiceId)
            .OnDelete(DeleteBehavior.Restrict);
        // Two systems may have given the same number.
        invoice.HasIndex(i => new { i.Number, i.IsCarriedOver }).IsUnique();
        invoice.HasIndex(i => new { i.Status, i.IssuedOn });
        invoice.HasIndex(i => i.IssuedOn);
        invoice.HasIndex(i => new { i.IsOpen, i.DueOn });
        invoice.HasIndex(i => i.PaidOn);
        invoice.HasIndex(i => new { i.CompanyId, i.IssuedOn });
        invoice.HasIndex(i => new { i.IsDeposit, i.CompanyId });
        invoice.HasIndex(i => i.DepositProjectId);
        invoice.HasIndex(i => i.DepositEngagementId);
    }
}
