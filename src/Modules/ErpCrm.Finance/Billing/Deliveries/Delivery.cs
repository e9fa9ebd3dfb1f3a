using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Billing.Unbilled;
using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Billing.Deliveries;

/// <summary>
/// Something delivered that can be billed: approved time, an accepted
/// milestone, a retainer month, a re-billable expense (domain-rules §26). What is still
/// open is its quantity less what invoices take and what was written off; the open columns are changed
/// only together with those rows, and raise the version, so that two drafts cannot take the same work.
/// </summary>
internal sealed class Delivery : Entity
{
    private readonly List<WriteOff> _writeOffs = [];

    private Delivery()
    {
    }

    /// <summary>Something with a price; announced at once.</summary>
    public Delivery(BillingSourceKind kind, Guid sourceId, ProjectCopy project, string description, decimal quantity,
        decimal unitPrice, DateOnly deliveredOn)
        : this(kind, sourceId, project, description, quantity, deliveredOn)
    {
        IsBillable = true;
        SetPrice(unitPrice);
    }

    private Delivery(BillingSourceKind kind, Guid sourceId, ProjectCopy project, string description, decimal quantity,
        DateOnly deliveredOn)
    {
        (Kind, SourceId, Quantity, DeliveredOn) = (kind, sourceId, quantity, deliveredOn);
        (ProjectId, EngagementId, CompanyId, Currency) = (project.Id, project.EngagementId, project.CompanyId,
            project.Currency);
        Description = description.Length <= DescriptionLength ? description : description[..DescriptionLength];
    }

    public const int DescriptionLength = 400;

    public BillingSourceKind Kind { get; private set; }

    /// <summary>Time entry, milestone, expense; for a retainer month an id made of project and month.</summary>
    public Guid SourceId { get; private set; }

    public Guid ProjectId { get; private set; }
    public Guid EngagementId { get; private set; }
    public Guid CompanyId { get; private set; }

    /// <summary>Contract currency of the project.</summary>
    public string Currency { get; private set; } = "";

    public string Description { get; private set; } = "";
    public Guid? PersonId { get; private set; }
    public string? PersonName { get; private set; }
    public string? TaskName { get; private set; }

    /// <summary>Name of whoever approved or accepted it.</summary>
    public string? ApprovedBy { get; private set; }

    /// <summary>Billable minutes of time, else 1. Allocations and write-offs count the same.</summary>
    public decimal Quantity { get; private set; }

    /// <summary>Per hour of time, else per piece.</summary>
    public decimal UnitPrice { get; private set; }

    /// <summary>Net, contract currency.</summary>
    public decimal Value { get; private set; }

    public DateOnly DeliveredOn { get; private set; }

    /// <summary>False for work that is kept but never billed by itself:
    /// time on a fixed price, hours that are not billable.</summary>
    public bool IsBillable { get; private set; }

    /// <summary>It cannot be priced yet: no selling rate or no exchange rate for its day.</summary>
    public bool NeedsPrice { get; private set; }

    /// <summary>Its cost is not known yet: no cost rate for its day.</summary>
    public bool NeedsCost { get; private set; }

    /// <summary>Worked minutes of time, else 0.</summary>
    public int WorkedMinutes { get; private set; }

    /// <summary>Labour cost in base currency.</summary>
    public decimal Cost { get; private set; }

    [NotAudited]
    public decimal OpenQuantity { get; private set; }

    [NotAudited]
    public decimal OpenValue { get; private set; }

    /// <summary>Whether anything is left to bill.</summary>
    [NotAudited]
    public bool IsOpen { get; private set; }

    public IReadOnlyList<WriteOff> WriteOffs => _writeOffs;

    /// <summary>Approved time. It is announced when its price is known, its cost when its cost is known.</summary>
    public static Delivery OfTime(Guid entryId, ProjectCopy project, string description, int minutes, DateOnly workedOn,
        bool isBillable, WorkedBy by)
    {
        var delivery = new Delivery(BillingSourceKind.Time, entryId, project, description, minutes, workedOn)
        {
            PersonId = by.PersonId,
            PersonName = by.PersonName,
            TaskName = by.TaskName,
            WorkedMinutes = by.Minutes,
            IsBillable = isBillable,
            NeedsPrice = isBillable,
            NeedsCost = true,
        };
        if (!isBillable) delivery.Announce();
        return delivery;
    }

    public Delivery Approved(string? by)
    {
        ApprovedBy = by;
        return this;
    }

    /// <summary>Prices it; from now on it can be billed (domain-rules
    /// §1: quantity as printed × price, rounded).</summary>
    /// <param name="before">Quantity that is valued at this price already: it is worth what it adds to that.</param>
    public void SetPrice(decimal unitPrice, decimal before = 0)
    {
        if (!IsBillable) throw new InvalidOperationException("Only billable work has a price.");
        (UnitPrice, NeedsPrice) = (unitPrice, false);
        Value = ValueOf(before + Quantity) - ValueOf(before);
        (OpenQuantity, OpenValue, IsOpen) = (Quantity, Value, Quantity > 0);
        Announce();
    }

    /// <summary>Books the labour cost: worked time at the cost of its day, base currency.</summary>
    public void SetCost(decimal amount)
    {
        if (!NeedsCost) return;
        (Cost, NeedsCost) = (amount, false);
        Raise(new CostIncurred(EngagementId, ProjectId, CostKind.Labour, SourceId, amount, WorkedMinutes, DeliveredOn,
            PersonId));
    }

    /// <summary>Takes a quantity for an invoice line and says what it is worth at this delivery's own price.</summary>
    public decimal Take(decimal quantity)
    {
        if (!IsBillable || NeedsPrice) throw new BusinessRuleException("“{0}” has no price yet.", Description);
        if (quantity <= 0 || quantity > OpenQuantity)
            throw new BusinessRuleException("“{0}” is already on another invoice.", Description);
        var value = quantity == OpenQuantity ? OpenValue : Math.Min(ValueOf(quantity), OpenValue);
        Set(OpenQuantity - quantity, OpenValue - value);
        return value;
    }

    /// <summary>Frees what an invoice line had taken.</summary>
    public void GiveBack(decimal quantity, decimal value)
    {
        if (quantity <= 0 || OpenQuantity + quantity > Quantity)
            throw new InvalidOperationException($"{quantity} of delivery {Id} cannot be given back.");
        Set(OpenQuantity + quantity, OpenValue + value);
    }

    /// <summary>Gives up what is still open; it will not be billed.</summary>
    public void GiveUp(string reason, DateOnly on)
    {
        if (NeedsPrice) SetPrice(0);
        if (!IsOpen) throw new BusinessRuleException("Nothing of “{0}” is left to bill.", Description);
        var (quantity, value) = (OpenQuantity, OpenValue);
        _writeOffs.Add(new WriteOff(Id, quantity, value, reason, on, creditNoteId: null));
        Set(0, 0);
        if (value > 0)
            Raise(new WorkWrittenOff(EngagementId, ProjectId, Kind, SourceId, new Money(value, Currency), reason, on));
    }

    /// <summary>A credited part that will not be billed again: what
    /// the credit note freed is written off at once.</summary>
    public void GiveUpCredited(decimal quantity, decimal value, string reason, DateOnly on, Guid creditNoteId)
    {
        _writeOffs.Add(new WriteOff(Id, quantity, value, reason, on, creditNoteId));
        Touch();
    }

    /// <summary>Takes back what was announced, before it is removed: its
    /// approval was a mistake, and nothing of it was billed.</summary>
    public void Withdraw()
    {
        if (Value != 0)
            Raise(new WorkDelivered(EngagementId, ProjectId, Kind, SourceId, Description, new Money(-Value, Currency),
                DeliveredOn));
        if (!NeedsCost && WorkedMinutes > 0)
            Raise(new CostIncurred(EngagementId, ProjectId, CostKind.Labour, SourceId, -Cost, -WorkedMinutes,
                DeliveredOn, PersonId));
    }

    public void ConfirmWithdrawal(Guid timesheetId) => Raise(new TimeWithdrawn(timesheetId));

    public void RefuseWithdrawal(Guid timesheetId, string? invoiceNumber, bool isWrittenOff) =>
        Raise(new TimeWithdrawalRefused(timesheetId, invoiceNumber, isWrittenOff));

    private decimal ValueOf(decimal quantity) =>
        Rounding.Round(WorkUnits.Printed(Kind, quantity) * UnitPrice, Currency);

    private void Set(decimal openQuantity, decimal openValue)
    {
        (OpenQuantity, OpenValue, IsOpen) = (openQuantity, openValue, openQuantity > 0);
        Touch();
    }

    private void Announce() =>
        Raise(new WorkDelivered(EngagementId, ProjectId, Kind, SourceId, Description, new Money(Value, Currency),
            DeliveredOn));
}

/// <summary>Who worked, on what, how long.</summary>
internal sealed record WorkedBy(Guid PersonId, string PersonName, string TaskName, int Minutes);

internal sealed class DeliveryConfiguration : IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Delivery> delivery)
    {
        delivery.ToTable("Deliveries");
        delivery.Property(d => d.Id).ValueGeneratedNever();
        delivery.Property(d => d.Currency).HasMaxLength(Currencies.CodeLength);
        delivery.Property(d => d.Description).HasMaxLength(Delivery.DescriptionLength);
        delivery.HasMany(d => d.WriteOffs).WithOne().HasForeignKey(w => w.DeliveryId).OnDelete(DeleteBehavior.Restrict);
        delivery.HasIndex(d => new { d.SourceId, d.Kind }).IsUnique();
        delivery.HasIndex(d => new { d.CompanyId, d.IsOpen, d.Currency, d.DeliveredOn });
        delivery.HasIndex(d => new { d.ProjectId, d.DeliveredOn });
        // The day first: few kinds share many rows, and a plan that begins with one reads a large part of them.
        delivery.HasIndex(d => new { d.DeliveredOn, d.Kind });
        delivery.HasIndex(d => new { d.NeedsPrice, d.NeedsCost, d.PersonId });
    }
}
