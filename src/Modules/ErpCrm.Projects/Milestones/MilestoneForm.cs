using ErpCrm.Projects.Projects;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Projects.Milestones;

/// <summary>Fields of a planned milestone.</summary>
internal sealed class MilestoneForm
{
    public Guid? Id { get; set; }
    public Guid ProjectId { get; set; }
    public string? Currency { get; set; }
    public string? Name { get; set; }
    [Amount]
    public decimal? Amount { get; set; }
    public DateOnly? DueOn { get; set; }
    public int Version { get; set; }

    public static MilestoneForm New(Project project) => new()
    {
        ProjectId = project.Id,
        Currency = project.Currency,
        Amount = project.Unplanned > 0 ? project.Unplanned : null,
        Version = project.Version,
    };

    public static MilestoneForm Of(Project project, Milestone milestone) => new()
    {
        Id = milestone.Id,
        ProjectId = project.Id,
        Currency = project.Currency,
        Name = milestone.Name,
        Amount = milestone.Amount,
        DueOn = milestone.DueOn,
        Version = project.Version,
    };
}

internal sealed class MilestoneFormValidator : AbstractValidator<MilestoneForm>
{
    public MilestoneFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().MaximumLength(Milestone.NameLength);
        RuleFor(f => f.Amount).NotNull().InclusiveBetween(0, 999_999_999_999m);
    }
}

/// <summary>When the client accepted a milestone.</summary>
internal sealed class AcceptanceForm
{
    public Guid Id { get; set; }
    public Guid ProjectId { get; set; }
    public string? Name { get; set; }
    public DateOnly? AcceptedOn { get; set; }
    public int Version { get; set; }

    /// <summary>What will be billed; read, not posted.</summary>
    [BindNever]
    public Money Amount { get; set; }

    public static AcceptanceForm Of(Project project, Milestone milestone, DateOnly acceptedOn) => new()
    {
        Id = milestone.Id,
        ProjectId = project.Id,
        Name = milestone.Name,
        AcceptedOn = acceptedOn,
        Version = project.Version,
        Amount = new Money(milestone.Amount, project.Currency),
    };
}

internal sealed class AcceptanceFormValidator : AbstractValidator<AcceptanceForm>
{
    public AcceptanceFormValidator() => RuleFor(f => f.AcceptedOn).NotEmpty();
}
