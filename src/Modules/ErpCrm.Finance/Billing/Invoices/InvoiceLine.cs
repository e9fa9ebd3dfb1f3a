using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Billing.Unbilled;
using ErpCrm.Finance.TaxRates;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>What a line's quantity counts.</summary>
internal enum LineUnit
{
    Hour,
    Fixed,
    Month,
    Day,
    Piece,
}

/// <summary>A line of an invoice; what it bills is in its allocations,
/// the rest of its quantity or price is unbacked.</summary>
internal sealed partial class InvoiceLine : IPartOf
{
    public const int DescriptionLength = 1000;
    public const int QuantityDigits = 2;
    private readonly List<BillingAllocation> _allocations = [];

    private InvoiceLine()
    {
    }

    public InvoiceLine(Guid invoiceId, int position, Guid? projectId, Guid? engagementId) =>
        (InvoiceId, Position, ProjectId, EngagementId) = (invoiceId, position, projectId, engagementId);

    public Guid Id { get; private init; } = Ids.New();
    public Guid InvoiceId { get; private set; }
    public int Position { get; set; }
    public Guid? ProjectId { get; private set; }
    public Guid? EngagementId { get; private set; }
    public string Description { get; private set; } = "";
    public decimal Quantity { get; private set; }
    public LineUnit Unit { get; private set; }
    public decimal UnitPrice { get; private set; }
    public decimal DiscountPercent { get; private set; }
    public decimal VatPercent { get; private set; }

    /// <summary>Why no VAT is charged.</summary>
    public string? VatNote { get; private set; }

    public VatCategory VatCategory { get; private set; }

    /// <summary>The reason's code in the list of EN 16931 (VATEX), where one applies.</summary>
    public string? VatCode { get; private set; }

    /// <summary>First day of the service that it bills; null where it is not spread over days.</summary>
    public DateOnly? ServiceFrom { get; private set; }

    /// <summary>Last day of that service: revenue is earned day by day until then (domain-rules §11).</summary>
    public DateOnly? ServiceTo { get; private set; }

    /// <summary>As it is printed: quantity × price × (1 − discount), rounded (domain-rules §1); with VAT where prices
    /// are given with it.</summary>
    [NotAudited]
    public decimal Amount { get; private set; }

    /// <summary>What it adds to the net amount of its invoice: net of VAT, less its part of the invoice's discount.
    /// </summary>
    public decimal Net { get; private set; }

    /// <summary>Its part of the VAT of its rate.</summary>
    [NotAudited]
    public decimal Vat { get; private set; }

    /// <summary>Its part of the invoice's discount, net.</summary>
    [NotAudited]
    public decimal Allowance { get; private set; }

    /// <summary>All of its VAT: what was chosen by choosing a rate.</summary>
    public LineVat Rate() => new(VatPercent, VatNote, VatCategory, VatCode);

    /// <summary>
    /// The day whose VAT holds (domain-rules §2): the last delivery's, of a deduction its deposit's,
    /// for what has no delivery behind it the issue's; never after the issue.
    /// </summary>
    public DateOnly TaxPoint(DateOnly issuedOn)
    {
        if (Deposit?.IssuedOn is { } billed) return billed;
        var delivered = Billed().Select(a => (DateOnly?)a.Delivery.DeliveredOn).Max();
        return delivered is { } day && day < issuedOn ? day : issuedOn;
    }

    public IReadOnlyList<BillingAllocation> Allocations => _allocations;

    /// <summary>Part of the printed quantity that deliveries stand behind, before any credit.</summary>
    public decimal BackedQuantity =>
        _allocations.Count == 0 ? 0 : DeliveredFor(Quantity) <= Delivered ? Quantity : WorkUnits.Printed(Kind,
            Delivered);

    /// <summary>What deliveries stand behind it, in their own quantity: minutes of time.</summary>
    public decimal Delivered => Billed().Sum(a => a.Quantity);

    private BillingSourceKind Kind => _allocations[0].Delivery.Kind;

    Type IPartOf.OwnerType => typeof(Invoice);

    Guid IPartOf.OwnerId => InvoiceId;

    /// <summary>The allocations the invoice itself made, in order; credit notes add negative ones.</summary>
    public IEnumerable<BillingAllocation> Billed() =>
        _allocations.Where(a => a is { CreditNoteId: null, Quantity: > 0 }).OrderBy(a => a.Position);

    public void Set(LineContent content, string currency)
    {
        var quantity = Rounding.Round(content.Quantity, QuantityDigits);
        if (content.ServiceFrom is null != content.ServiceTo is null || content.ServiceTo < content.ServiceFrom)
            throw new BusinessRuleException("A service has a first and a last day.");
        if (quantity == 0)
            throw new BusinessRuleException("A quantity of zero bills nothing; remove the line instead.");
        if (_allocations.Count > 0 && (quantity < 0 || content.UnitPrice < 0))
            throw new BusinessRuleException("Delivered work cannot be billed with a negative amount.");
        var amount = Currencies.Limited(NetOf(quantity, content.UnitPrice, content.DiscountPercent, currency), null);
        FreeDownTo(quantity);
        TakeBackUpTo(quantity);
        (Description, Quantity, Unit, UnitPrice) = (content.Description, quantity, content.Unit, content.UnitPrice);
        DiscountPercent = content.DiscountPercent;
        Tax(content.Rate());
        (ServiceFrom, ServiceTo) = (content.ServiceFrom, content.ServiceTo);
        (Amount, Net, Vat, Allowance) = (amount, amount, 0, 0);
    }

    /// <summary>As it was typed.</summary>
    public LineContent Content() => new(Description, Quantity, Unit, UnitPrice, DiscountPercent, VatPercent, VatNote,
        ServiceFrom, ServiceTo, VatCategory, VatCode);

    /// <summary>What is charged on it, and why nothing.</summary>
    public void Tax(LineVat vat) =>
        (VatPercent, VatNote, VatCategory, VatCode) = (vat.Percent, vat.Note, vat.Category, vat.Code);

    /// <summary>What it adds to its document, computed with all other lines.</summary>
    public void Share(LineShare share) => (Net, Vat, Allowance) = (share.Net, share.Vat, share.Allowance);

    /// <summary>Net amount of a part of the quantity (domain-rules §1); of a line that its document takes something off
    /// of, or that is priced with VAT, the same part of its net amount.</summary>
    public decimal NetOf(decimal quantity, string currency) => PartOf(Net, quantity, currency);

    /// <summary>The same with VAT.</summary>
    public decimal GrossOf(decimal quantity, string currency) => PartOf(Net + Vat, quantity, currency);

    /// <summary>As much is printed for a part of the quantity.</summary>
    public decimal AmountOf(decimal quantity, string currency) =>
        NetOf(quantity, UnitPrice, DiscountPercent, currency);

    /// <summary>Quantity as printed × price × (1 − discount), rounded (domain-rules §1).</summary>
    public static decimal NetOf(decimal quantity, decimal unitPrice, decimal discountPercent, string currency) =>
        Rounding.Round(quantity * unitPrice * (100 - discountPercent) / 100, currency);

    /// <summary>What a printed quantity of this line means in the quantity of its deliveries.</summary>
    public decimal DeliveredFor(decimal quantity) =>
        _allocations.Count == 0 ? quantity : WorkUnits.Delivered(Kind, quantity);

    /// <summary>Reserves a delivery for this line, in the delivery's own quantity.</summary>
    public void Take(Delivery delivery, decimal quantity)
    {
        var value = delivery.Take(quantity);
        _allocations.Add(new BillingAllocation(this, delivery, _allocations.Count, quantity, value));
    }

    public void FreeAll()
    {
        foreach (var allocation in Billed().ToList()) allocation.Free(allocation.Quantity, allocation.Value);
        _allocations.Clear();
        if (IsDeduction) DepositOf().FreeDeposit(Deducted);
    }

    /// <summary>Once it is issued nothing is taken back: what was freed of it is forgotten.</summary>
    public void Close() => _allocations.RemoveAll(a => a is { CreditNoteId: null, Quantity: 0 });

    public void AddCredit(BillingAllocation allocation) => _allocations.Add(allocation);

    private decimal PartOf(decimal whole, decimal quantity, string currency) => whole == Amount
        ? AmountOf(quantity, currency)
        : Rounding.Round(whole * quantity / Quantity, currency);

    // Last in, first out (domain-rules §26).
    private void FreeDownTo(decimal quantity)
    {
        var excess = Delivered - Math.Max(DeliveredFor(quantity), 0);
        foreach (var allocation in Billed().Reverse().ToList())
        {
            if (excess <= 0) return;
            var freed = Math.Min(excess, allocation.Quantity);
            allocation.Free(freed, allocation.ValueOf(freed, allocation.Delivery.Currency));
            excess -= freed;
        }
    }

    private void TakeBackUpTo(decimal quantity)
    {
        var missing = DeliveredFor(quantity) - Delivered;
        foreach (var allocation in _allocations.Where(a => a.CreditNoteId is null && a.Quantity < a.Offered)
            .OrderBy(a => a.Position))
        {
            if (missing <= 0) return;
            missing -= allocation.TakeBack(missing);
        }
    }
}

/// <summary>What can be typed into a line.</summary>
/// <param name="ServiceFrom">First day of a service that is earned day by day.</param>
/// <param name="VatCategory">Null where percent and reason say it.</param>
internal sealed record LineContent(string Description, decimal Quantity, LineUnit Unit, decimal UnitPrice,
    decimal DiscountPercent, decimal VatPercent, string? VatNote = null, DateOnly? ServiceFrom = null,
    DateOnly? ServiceTo = null, VatCategory? VatCategory = null, string? VatCode = null)
{
    public LineVat Rate() => new(VatPercent, VatNote,
        VatPercent > 0 || VatCategory is not { } said ? VatCategories.Usual(VatPercent, VatNote) : said, VatCode);
}

internal sealed class InvoiceLineConfiguration : IEntityTypeConfiguration<InvoiceLine>
{
    public void Configure(EntityTypeBuilder<InvoiceLine> line)
    {
        line.ToTable("InvoiceLines");
        line.Property(l => l.Id).ValueGeneratedNever();
        line.Property(l => l.Description).HasMaxLength(InvoiceLine.DescriptionLength);
        line.Property(l => l.UnitPrice).HasPrecision(19, 6);
        line.Property(l => l.DiscountPercent).HasPrecision(5, 2);
        line.Property(l => l.VatPercent).HasPrecision(5, 2);
        line.Property(l => l.VatCode).HasMaxLength(TaxRate.CodeLength);
        line.HasMany(l => l.Allocations).WithOne().HasForeignKey(a => a.InvoiceLineId);
        line.HasOne(l => l.Deposit).WithMany().HasForeignKey(l => l.DepositId).OnDelete(DeleteBehavior.Restrict);
        line.HasIndex(l => l.InvoiceId);
        line.HasIndex(l => l.ProjectId);
        line.HasIndex(l => l.ServiceTo);
    }
}
