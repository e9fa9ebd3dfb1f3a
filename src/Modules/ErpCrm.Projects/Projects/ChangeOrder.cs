using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Projects.Projects;

/// <summary>From when and why something else is agreed.</summary>
internal sealed record Agreement(DateOnly On, string? Reason);

/// <summary>A dated change of the contract value: old and new are both
/// kept (domain-rules §10). Written once, never changed.</summary>
internal sealed class ChangeOrder : IPartOf
{
    private ChangeOrder()
    {
    }

    public ChangeOrder(Guid projectId, int number, Agreement agreement, decimal oldAmount, decimal newAmount,
        string currency)
    {
        (ProjectId, Number, AgreedOn, Reason) = (projectId, number, agreement.On, agreement.Reason?.Trim() ?? "");
        (OldAmount, NewAmount, Currency) = (oldAmount, newAmount, currency);
    }

    public Guid Id { get; private init; } = Ids.New();
    public Guid ProjectId { get; private set; }

    /// <summary>1, 2, 3 within the project.</summary>
    public int Number { get; private set; }

    public DateOnly AgreedOn { get; private set; }
    public decimal OldAmount { get; private set; }
    public decimal NewAmount { get; private set; }
    public string Currency { get; private set; } = "";
    public string Reason { get; private set; } = "";

    public decimal Difference => NewAmount - OldAmount;

    public Type OwnerType => typeof(Project);

    public Guid OwnerId => ProjectId;
}

internal sealed class ChangeOrderMapping : IEntityTypeConfiguration<ChangeOrder>
{
    public void Configure(EntityTypeBuilder<ChangeOrder> order)
    {
        order.ToTable("ChangeOrders");
        order.Property(o => o.Id).ValueGeneratedNever();
        order.Property(o => o.Currency).HasMaxLength(Currencies.CodeLength);
        order.Property(o => o.Reason).HasMaxLength(Project.ReasonLength);
        order.Ignore(o => o.Difference).Ignore(o => o.OwnerType).Ignore(o => o.OwnerId);
        order.HasIndex(o => new { o.ProjectId, o.Number }).IsUnique();
    }
}
