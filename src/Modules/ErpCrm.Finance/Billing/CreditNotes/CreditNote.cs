using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Numbering;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.TaxRates;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Billing.CreditNotes;

/// <summary>What becomes of the deliveries that a credit note frees.</summary>
internal enum CreditedWork
{
    MayBeBilledAgain,
    WrittenOff,
}

/// <summary>
/// Takes back a part of an issued invoice, by line and quantity
/// (domain-rules §5). Amounts are positive, as printed. It settles
/// what is open on its invoice; the rest is the customer's credit.
/// </summary>
internal sealed class CreditNote : Entity
{
    private readonly List<CreditNoteLine> _lines = [];

    private CreditNote()
    {
    }

    /// <param name="id">Of the request it was approved by; null where nobody was asked.</param>
    internal CreditNote(Invoice invoice, CreditedWork work, string reason, Guid? id = null)
    {
        if (id is { } asked) Id = asked;
        (Invoice, InvoiceId, CompanyId, CustomerName) = (invoice, invoice.Id, invoice.CompanyId, invoice.CustomerName);
        (Currency, ExchangeRate, Work, Reason) = (invoice.Currency, invoice.ExchangeRate, work, reason);
        (ManagerId, SalesOwnerId, CustomerToday) = (invoice.ManagerId, invoice.SalesOwnerId, invoice.CustomerToday);
    }

    public const string Prefix = "CN";

    public Guid InvoiceId { get; private set; }
    public Invoice Invoice { get; private set; } = null!;
    public Guid CompanyId { get; private set; }

    /// <summary>The name on the document: that of the invoice.</summary>
    public string CustomerName { get; private set; } = "";

    /// <summary>What the customer is called today.</summary>
    [NotAudited]
    public CustomerToday CustomerToday { get; private set; } = new();

    public string Currency { get; private set; } = "";
    public string Number { get; private set; } = "";
    public DateOnly IssuedOn { get; private set; }
    public string Reason { get; private set; } = "";
    public CreditedWork Work { get; private set; }

    /// <summary>Its invoice was a mistake, and is void by it.</summary>
    [NotAudited]
    public bool IsVoid { get; init; }

    public decimal Net { get; private set; }
    public decimal Vat { get; private set; }
    public decimal Gross { get; private set; }

    /// <summary>The credited part of the invoice's discount, as its prices are given.</summary>
    [NotAudited]
    public decimal DiscountAmount { get; private set; }

    /// <summary>That of the invoice.</summary>
    public decimal ExchangeRate { get; private set; }

    /// <summary>The part that settled its invoice.</summary>
    public decimal SettledAmount { get; private set; }

    /// <summary>The customer's credit that is left: gross less what
    /// settled the invoice less what was used otherwise.</summary>
    [NotAudited]
    public decimal OpenAmount { get; private set; }

    [NotAudited]
    public Guid? ManagerId { get; private set; }

    [NotAudited]
    public Guid? SalesOwnerId { get; private set; }

    [NotAudited]
    public string SearchText { get; private set; } = "";

    public IReadOnlyList<CreditNoteLine> Lines => _lines;

    internal void Add(CreditNoteLine line) => _lines.Add(line);

    /// <summary>What it gives up of each delivery, known while it is written.</summary>
    internal List<WrittenOffWork> WrittenOff { get; } = [];

    /// <summary>VAT by rate; the last note of a rate takes the rest, so that notes add up to the invoice.</summary>
    public IReadOnlyList<VatGroup> VatGroups() => VatGroup.Of(_lines.Select(line => (line.Rate(), line.Net, line.Vat)));

    /// <summary>Gives it its number, settles the invoice's open amount, announces it.</summary>
    public void Issue(int sequence, DateOnly issuedOn, IReadOnlyList<BilledPart> parts)
    {
        Number = NumberSequence.NumberOf(NumberSequence.SeriesOf(Prefix, issuedOn), sequence);
        IssuedOn = issuedOn;
        Net = _lines.Sum(l => l.Net);
        Vat = _lines.Sum(l => l.Vat);
        Gross = Net + Vat;
        DiscountAmount = Discount();
        SettledAmount = Math.Min(Math.Max(Gross, 0), Invoice.OpenAmount);
        OpenAmount = Gross - SettledAmount;
        SearchText = SharedKernel.SearchText.Of(Number, CustomerName, Invoice.Number);
        Invoice.Credit(Gross, SettledAmount, issuedOn);
        Raise(new CreditNoteIssued(
            Id, Number, InvoiceId, Invoice.Number!, CompanyId, new Money(Net, Currency), new Money(Gross, Currency),
            ExchangeRate, issuedOn, parts, WrittenOff, Invoice.DepositEngagementId));
    }

    /// <summary>What its lines print more than they credit: their part of the invoice's discount.</summary>
    internal decimal Discount() => Invoice.DiscountAmount == 0
        ? 0
        : _lines.Sum(l => l.Amount - l.Net - (Invoice.PricesIncludeVat ? l.Vat : 0));

    /// <summary>A part of the credit is paid out or settles another invoice.</summary>
    public void Use(decimal amount)
    {
        if (amount <= 0 || amount > OpenAmount)
            throw new BusinessRuleException("Only {0} of this credit is left.", OpenAmount);
        OpenAmount -= amount;
    }

    /// <summary>It went by mail.</summary>
    public void TellMailed(IReadOnlyList<string> addresses) =>
        Raise(new CreditNoteMailed(Id, Number, Invoice.EngagementIds(), addresses));

    /// <summary>Announces that its credit was used for other invoices.</summary>
    public void AnnounceCredit(IReadOnlyList<PaymentPart> parts, DateOnly on) =>
        Raise(new CreditUsed(null, CompanyId, Currency, on, parts, Id));
}

/// <summary>The credited part of an invoice line.</summary>
internal sealed class CreditNoteLine : IPartOf
{
    private CreditNoteLine()
    {
    }

    internal CreditNoteLine(Guid creditNoteId, InvoiceLine line, decimal quantity, LineShare share, decimal amount)
    {
        (CreditNoteId, InvoiceLineId, Position, Description) = (creditNoteId, line.Id, line.Position, line.Description);
        (Quantity, Unit, UnitPrice, DiscountPercent) = (quantity, line.Unit, line.UnitPrice, line.DiscountPercent);
        (VatPercent, VatNote, VatCategory, VatCode) = (line.VatPercent, line.VatNote, line.VatCategory, line.VatCode);
        (Net, Vat, Allowance, Amount) = (share.Net, share.Vat, share.Allowance, amount);
    }

    public Guid Id { get; private init; } = Ids.New();
    public Guid CreditNoteId { get; private set; }
    public Guid InvoiceLineId { get; private set; }
    public int Position { get; private set; }
    public string Description { get; private set; } = "";
    public decimal Quantity { get; private set; }
    public LineUnit Unit { get; private set; }
    public decimal UnitPrice { get; private set; }
    public decimal DiscountPercent { get; private set; }
    public decimal VatPercent { get; private set; }
    public string? VatNote { get; private set; }
    public VatCategory VatCategory { get; private set; }
    public string? VatCode { get; private set; }

    /// <summary>As it is printed, with VAT where the invoice's prices are.</summary>
    [NotAudited]
    public decimal Amount { get; private set; }

    /// <summary>Its part of the invoice's discount, net.</summary>
    [NotAudited]
    public decimal Allowance { get; private set; }

    public decimal Net { get; private set; }

    /// <summary>This line's share of its rate's VAT.</summary>
    public decimal Vat { get; private set; }

    public LineVat Rate() => new(VatPercent, VatNote, VatCategory, VatCode);

    Type IPartOf.OwnerType => typeof(CreditNote);

    Guid IPartOf.OwnerId => CreditNoteId;
}

internal sealed class CreditNoteConfiguration : IEntityTypeConfiguration<CreditNote>
{
    public void Configure(EntityTypeBuilder<CreditNote> note)
    {
        note.ToTable("CreditNotes");
        note.Property(n => n.Id).ValueGeneratedNever();
        note.Property(n => n.Currency).HasMaxLength(Currencies.CodeLength);
        note.Property(n => n.Number).HasMaxLength(20);
        note.Property(n => n.Reason).HasMaxLength(300);
        note.Property(n => n.ExchangeRate).HasPrecision(18, 8);
        note.Property(n => n.SearchText).HasMaxLength(SharedKernel.SearchText.MaxLength);
        note.ComplexProperty(n => n.CustomerToday, CustomerToday.Map);
        note.Ignore(n => n.WrittenOff);
        note.HasMany(n => n.Lines).WithOne().HasForeignKey(l => l.CreditNoteId);
        note.HasIndex(n => n.Number).IsUnique();
        note.HasIndex(n => n.IssuedOn);
        note.HasIndex(n => n.CompanyId);
    }
}

internal sealed class CreditNoteLineConfiguration : IEntityTypeConfiguration<CreditNoteLine>
{
    public void Configure(EntityTypeBuilder<CreditNoteLine> line)
    {
        line.ToTable("CreditNoteLines");
        line.Property(l => l.Id).ValueGeneratedNever();
        line.Property(l => l.Description).HasMaxLength(InvoiceLine.DescriptionLength);
        line.Property(l => l.UnitPrice).HasPrecision(19, 6);
        line.Property(l => l.DiscountPercent).HasPrecision(5, 2);
        line.Property(l => l.VatPercent).HasPrecision(5, 2);
        line.Property(l => l.VatCode).HasMaxLength(TaxRate.CodeLength);
        line.HasIndex(l => l.InvoiceLineId);
    }
}
