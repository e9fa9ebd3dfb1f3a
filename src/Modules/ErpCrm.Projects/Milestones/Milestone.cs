using ErpCrm.Projects.Projects;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Projects.Milestones;

/// <summary>A part of a fixed price, billed when the client accepts it.</summary>
internal sealed class Milestone : IPartOf
{
    public const int NameLength = 200;

    public Milestone(Guid projectId, int position) => (ProjectId, Position) = (projectId, position);

    public Guid Id { get; private set; } = Ids.New();
    public Guid ProjectId { get; private set; }
    public Project? Project { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>Net, contract currency.</summary>
    public decimal Amount { get; private set; }

    public DateOnly? DueOn { get; private set; }
    public int Position { get; private set; }
    public DateOnly? AcceptedOn { get; private set; }

    public bool IsAccepted => AcceptedOn is not null;

    public Type OwnerType => typeof(Project);

    public Guid OwnerId => ProjectId;

    internal void Describe(string name, decimal amount, DateOnly? dueOn)
    {
        if (string.IsNullOrWhiteSpace(name)) throw new BusinessRuleException("Enter a name.") { Field = "Name" };
        if (amount <= 0) throw new BusinessRuleException("Enter more than zero.") { Field = "Amount" };
        (Name, Amount, DueOn) = (name.Trim(), amount, dueOn);
    }

    internal void Exchange(Milestone other) => (Position, other.Position) = (other.Position, Position);

    internal void Accept(DateOnly on) => AcceptedOn = on;
}

internal sealed class MilestoneMapping : IEntityTypeConfiguration<Milestone>
{
    public void Configure(EntityTypeBuilder<Milestone> milestone)
    {
        milestone.ToTable("Milestones");
        milestone.Property(m => m.Id).ValueGeneratedNever();
        milestone.Property(m => m.Name).HasMaxLength(Milestone.NameLength);
        milestone.Ignore(m => m.IsAccepted).Ignore(m => m.OwnerType).Ignore(m => m.OwnerId);
        milestone.HasIndex(m => new { m.ProjectId, m.Position });
        milestone.HasIndex(m => new { m.AcceptedOn, m.DueOn });
    }
}
