using ErpCrm.Contracts.Finance;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Purchasing.Bills;

/// <summary>What is typed into a line of a bill.</summary>
/// <param name="Id">Of a line that is there; null for a new one.</param>
/// <param name="CategoryId">What it is for.</param>
/// <param name="AccountId">The account it is booked on, before the one of the category.</param>
/// <param name="UnitPrice">With or without VAT, as the bill says.</param>
internal sealed record BillLineTerms(
    Guid? Id, string Description, Guid? CategoryId, Guid? AccountId, decimal Quantity, decimal UnitPrice,
    decimal VatPercent, string? VatNote = null)
{
    public Guid? ProjectId { get; init; }
    public bool IsRebillable { get; init; }

    /// <summary>Added to the cost when it is billed on; 0 to 100.</summary>
    public decimal MarkupPercent { get; init; }

    /// <summary>First day of what it pays for, where that is spread over months.</summary>
    public DateOnly? CoversFrom { get; init; }

    /// <summary>Last day of what it pays for.</summary>
    public DateOnly? CoversUntil { get; init; }
}

/// <summary>A line of a bill. What it costs is fixed when the bill is posted.</summary>
internal sealed class BillLine : IPartOf
{
    public const int DescriptionLength = 400;
    public const int QuantityDigits = 4;

    private BillLine()
    {
    }

    internal BillLine(Guid billId) => BillId = billId;

    public Guid Id { get; private init; } = Ids.New();

    [NotAudited]
    public Guid BillId { get; private set; }

    [NotAudited]
    public int Position { get; internal set; }

    public string Description { get; private set; } = "";

    [NotAudited]
    public Guid? CategoryId { get; private set; }

    [NotAudited]
    public Guid? AccountId { get; private set; }

    public decimal Quantity { get; private set; }
    public decimal UnitPrice { get; private set; }
    public decimal VatPercent { get; private set; }

    [NotAudited]
    public string? VatNote { get; private set; }

    public decimal Net { get; private set; }
    public decimal Vat { get; private set; }

    [NotAudited]
    public Guid? ProjectId { get; private set; }

    /// <summary>Of its project, when it was posted.</summary>
    [NotAudited]
    public Guid? EngagementId { get; private set; }

    public bool IsRebillable { get; private set; }

    [ZeroIsNone]
    public decimal MarkupPercent { get; private set; }

    public DateOnly? CoversFrom { get; private set; }
    public DateOnly? CoversUntil { get; private set; }

    /// <summary>How it is counted in its project; set when it is posted.</summary>
    [NotAudited]
    public CostKind? CostAs { get; private set; }

    /// <summary>What it costs, in the bill's currency: net, with VAT where that is no claim on the tax office.
    /// </summary>
    [NotAudited]
    public decimal Cost { get; private set; }

    /// <summary>The same in base currency; set when it is posted, the lines add up to the bill's.</summary>
    [NotAudited]
    public decimal BaseCost { get; private set; }

    public decimal Gross => Net + Vat;

    public bool IsSpread => CoversFrom is not null;

    Type IPartOf.OwnerType => typeof(Bill);

    Guid IPartOf.OwnerId => BillId;

    internal void Write(BillLineTerms terms, LineAmount amount, bool isCredit)
    {
        if (terms.IsRebillable && terms.ProjectId is null)
            throw new BusinessRuleException("Choose the project whose client pays for it.");
        if (terms.IsRebillable && (isCredit || amount.Net < 0))
            throw new BusinessRuleException("What a supplier credits is not billed to a client.");
        if (terms.CoversFrom is null != terms.CoversUntil is null)
            throw new BusinessRuleException("Enter both days of what the line pays for.");
        if (terms.CoversUntil < terms.CoversFrom)
            throw new BusinessRuleException("The last day may not lie before the first.");
        if (terms.CoversFrom is { } from && terms.CoversUntil > from.AddYears(10))
            throw new BusinessRuleException("A line is spread over ten years at most.");
        (Description, CategoryId, AccountId) = (terms.Description.Trim(), terms.CategoryId, terms.AccountId);
        (Quantity, UnitPrice) = (terms.Quantity, terms.UnitPrice);
        (VatPercent, VatNote) = (terms.VatPercent, terms.VatNote);
        (Net, Vat) = (Currencies.Limited(amount.Net, null), Currencies.Limited(amount.Vat, null));
        (ProjectId, IsRebillable) = (terms.ProjectId, terms.IsRebillable);
        MarkupPercent = terms.IsRebillable ? terms.MarkupPercent : 0;
        (CoversFrom, CoversUntil) = (terms.CoversFrom, terms.CoversUntil);
    }

    internal void Fix(decimal cost, decimal baseCost, CostKind costAs, Guid? engagementId) =>
        (Cost, BaseCost, CostAs, EngagementId) = (cost, baseCost, costAs, engagementId);

    internal BillLineTerms ToTerms() => new(null, Description, CategoryId, AccountId, Quantity, UnitPrice, VatPercent,
        VatNote)
    {
        ProjectId = ProjectId,
        IsRebillable = IsRebillable,
        MarkupPercent = MarkupPercent,
        CoversFrom = CoversFrom,
        CoversUntil = CoversUntil,
    };
}

internal sealed class BillLineConfiguration : IEntityTypeConfiguration<BillLine>
{
    public void Configure(EntityTypeBuilder<BillLine> line)
    {
        line.ToTable("BillLines");
        line.Property(l => l.Id).ValueGeneratedNever();
        line.Property(l => l.Description).HasMaxLength(BillLine.DescriptionLength);
        line.Property(l => l.UnitPrice).HasPrecision(19, 6);
        line.Property(l => l.VatPercent).HasPrecision(5, 2);
        line.Property(l => l.MarkupPercent).HasPrecision(5, 2);
        line.Ignore(l => l.Gross).Ignore(l => l.IsSpread);
        line.HasIndex(l => l.BillId);
        line.HasIndex(l => l.ProjectId);
    }
}
