using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Projects;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Copies;

/// <summary>This module's copy of a project: how it is billed, and who looks after it.</summary>
internal sealed class ProjectCopy
{
    public required Guid Id { get; init; }
    public required Guid EngagementId { get; init; }

    public string Code { get; private set; } = "";
    public string Name { get; private set; } = "";
    public Guid CompanyId { get; private set; }
    public BillingMethod Billing { get; private set; }

    /// <summary>Contract currency: of its deliveries and invoices.</summary>
    public string Currency { get; private set; } = "";

    /// <summary>Price agreed, net, in <see cref="Currency"/>; for time and material the estimate.</summary>
    public decimal ContractAmount { get; private set; }

    /// <summary>Hours it was planned with.</summary>
    public decimal? BudgetHours { get; private set; }

    public decimal? HourlyRate { get; private set; }
    public decimal? MonthlyFee { get; private set; }
    public int? Months { get; private set; }
    public DateOnly StartsOn { get; private set; }
    public DateOnly? EndsOn { get; private set; }
    public Guid? ManagerId { get; private set; }

    /// <summary>People who work on it; empty means everyone.</summary>
    public List<Guid> MemberIds { get; private set; } = [];

    public bool IsOpen { get; private set; }

    /// <summary>Its deal is open again; it comes back as if it had never been there.</summary>
    public bool IsWithdrawn { get; private set; }

    /// <summary>Day it was reopened last; between its completion and this day nothing was delivered.</summary>
    public DateOnly? ReopenedOn { get; private set; }

    public int SourceVersion { get; private set; } = -1;

    /// <summary>Takes the state over unless a newer one is known.</summary>
    /// <param name="on">Day of the state.</param>
    public void Follow(ProjectDetails details, int sourceVersion, DateOnly on)
    {
        if (sourceVersion <= SourceVersion) return;
        if (details.IsOpen && !IsOpen && !IsWithdrawn && SourceVersion >= 0) ReopenedOn = on;
        (Code, Name, CompanyId, Billing) = (details.Code, details.Name, details.CompanyId, details.Billing);
        (Currency, HourlyRate) = (details.ContractValue.Currency, details.HourlyRate);
        (ContractAmount, BudgetHours) = (details.ContractValue.Amount, details.BudgetHours);
        (MonthlyFee, Months, StartsOn, EndsOn) = (details.MonthlyFee, details.Months, details.StartsOn, details.EndsOn);
        (ManagerId, IsOpen, IsWithdrawn, SourceVersion) = (details.ManagerId, details.IsOpen, details.IsWithdrawn,
            sourceVersion);
        MemberIds = [.. details.MemberIds];
    }
}

internal sealed class ProjectCopyConfiguration : IEntityTypeConfiguration<ProjectCopy>
{
    public void Configure(EntityTypeBuilder<ProjectCopy> project)
    {
        project.ToTable("Projects");
        project.Property(p => p.Id).ValueGeneratedNever();
        project.Property(p => p.Code).HasMaxLength(20);
        project.Property(p => p.Currency).HasMaxLength(Currencies.CodeLength);
        project.HasIndex(p => p.CompanyId);
        project.HasIndex(p => new { p.Billing, p.IsOpen });
    }
}
