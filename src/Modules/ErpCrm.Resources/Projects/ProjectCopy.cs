using ErpCrm.Contracts.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Resources.Projects;

/// <summary>This module's copy of a project: what people are booked on.</summary>
internal sealed class ProjectCopy
{
    public required Guid Id { get; init; }
    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string CompanyName { get; private set; } = "";
    public DateOnly StartsOn { get; private set; }
    public DateOnly? EndsOn { get; private set; }
    public decimal? BudgetHours { get; private set; }
    public Guid? ManagerId { get; private set; }

    /// <summary>People who may work on it; empty means everyone.</summary>
    public IReadOnlyList<Guid> MemberIds { get; private set; } = [];

    public bool IsOpen { get; private set; }

    /// <summary>Its deal is open again: nobody works on it, nor did.</summary>
    public bool IsWithdrawn { get; private set; }

    public int SourceVersion { get; private set; } = -1;
    public string SearchText { get; private set; } = "";

    /// <summary>Takes over the whole state; an older one is ignored.</summary>
    public void Follow(ProjectDetails details, int version)
    {
        if (version <= SourceVersion) return;
        (Code, Name, CompanyName) = (details.Code, details.Name, details.CompanyName);
        (StartsOn, EndsOn, BudgetHours) = (details.StartsOn, details.EndsOn, details.BudgetHours);
        (ManagerId, MemberIds) = (details.ManagerId, [.. details.MemberIds]);
        (IsOpen, IsWithdrawn) = (details.IsOpen, details.IsWithdrawn);
        SourceVersion = version;
        SearchText = SharedKernel.SearchText.Of(Code, Name, CompanyName);
    }
}

internal sealed class ProjectCopyConfiguration : IEntityTypeConfiguration<ProjectCopy>
{
    public void Configure(EntityTypeBuilder<ProjectCopy> project)
    {
        project.ToTable("Projects");
        project.Property(p => p.Id).ValueGeneratedNever();
        project.Property(p => p.Code).HasMaxLength(40);
        project.Property(p => p.Name).HasMaxLength(200);
        project.Property(p => p.CompanyName).HasMaxLength(200);
        project.Property(p => p.SearchText).HasMaxLength(SharedKernel.SearchText.MaxLength);
        project.HasIndex(p => new { p.IsOpen, p.Name });
    }
}
