using ErpCrm.Contracts;
using ErpCrm.Contracts.Crm;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Custom;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ErpCrm.Projects.Projects;

/// <summary>Fields of a new or changed project.</summary>
internal sealed class ProjectForm : ICustomForm
{
    /// <summary>The number that a file gives a new project; by hand it gets the next one.</summary>
    [BindNever]
    public string? Code { get; set; }

    public Guid? CompanyId { get; set; }
    public string? CompanyIdText { get; set; }
    public string? Name { get; set; }
    public BillingMethod Billing { get; set; }
    [Amount]
    public decimal? Value { get; set; }
    public string? Currency { get; set; }
    [Amount]
    public decimal? HourlyRate { get; set; }
    [Hours]
    public decimal? BudgetHours { get; set; }
    [Amount]
    public decimal? MonthlyFee { get; set; }
    public int? Months { get; set; }
    public DateOnly? StartsOn { get; set; }
    public DateOnly? EndsOn { get; set; }
    public Guid? ManagerId { get; set; }
    public List<Guid> MemberIds { get; set; } = [];
    public int? Version { get; set; }

    public CustomInput Custom { get; set; } = new();

    public string CustomKind => Kinds.Project;

    /// <summary>Of a change order, when the value is another one.</summary>
    public DateOnly? AgreedOn { get; set; }

    public string? ChangeReason { get; set; }

    [BindNever]
    public ProjectFormPage? Page { get; set; }

    public static ProjectForm Of(Project project, DateOnly today) => new()
    {
        Code = project.Code,
        CompanyId = project.CompanyId,
        CompanyIdText = project.CompanyName,
        Name = project.Name,
        Billing = project.Billing,
        Value = project.ContractAmount,
        Currency = project.Currency,
        HourlyRate = project.HourlyRate,
        BudgetHours = project.BudgetHours,
        MonthlyFee = project.MonthlyFee,
        Months = project.Months,
        StartsOn = project.StartsOn,
        EndsOn = project.EndsOn,
        ManagerId = project.ManagerId,
        MemberIds = [.. project.Members.Select(m => m.PersonId)],
        Version = project.Version,
        AgreedOn = today,
        Custom = CustomInput.Of(project),
    };

    public ProjectTerms Terms() =>
        new(Billing, new Money(Value ?? 0, Currency ?? ""), HourlyRate, BudgetHours, MonthlyFee, Months);
}

/// <summary>What the form of a project shows beside its fields.</summary>
/// <param name="Id">Null for a new project.</param>
/// <param name="CanMove">Whether another client can be chosen.</param>
internal sealed record ProjectFormPage(Guid? Id, bool CanMove, IReadOnlyList<SelectListItem> Managers,
    IReadOnlyList<SelectListItem> People)
{
    public string Action => Id is { } id ? $"/projects/projects/{id}/edit" : "/projects/projects/create";

    /// <summary>The page it was opened from.</summary>
    public string Back => Id is { } id ? $"/projects/projects/{id}" : "/projects/projects";
}

internal sealed class ProjectFormValidator : AbstractValidator<ProjectForm>
{
    private const decimal Largest = 999_999_999_999m;

    public ProjectFormValidator()
    {
        RuleFor(f => f.Code).MaximumLength(ProjectCode.Length);
        RuleFor(f => f.CompanyId).NotEmpty();
        RuleFor(f => f.Name).NotEmpty().MaximumLength(Project.NameLength);
        RuleFor(f => f.Currency).NotEmpty().MaximumLength(Currencies.CodeLength);
        RuleFor(f => f.StartsOn).NotEmpty();
        RuleFor(f => f.Value).InclusiveBetween(0, Largest);
        RuleFor(f => f.HourlyRate).InclusiveBetween(0, Largest);
        RuleFor(f => f.MonthlyFee).InclusiveBetween(0, Largest);
        RuleFor(f => f.ChangeReason).MaximumLength(Project.ReasonLength);
        RuleFor(f => f.BudgetHours).InclusiveBetween(0, 1_000_000);
    }
}

/// <summary>Why a project is completed or reopened.</summary>
internal sealed class ProjectStateForm
{
    public Guid Id { get; set; }
    public string? Name { get; set; }
    public DateOnly? On { get; set; }
    public string? Reason { get; set; }
    public int Version { get; set; }

    /// <summary>The end of a retainer, when it has passed.</summary>
    [BindNever]
    public DateOnly? EndedOn { get; set; }
}

internal sealed class ProjectStateFormValidator : AbstractValidator<ProjectStateForm>
{
    public ProjectStateFormValidator() => RuleFor(f => f.Reason).NotEmpty().MaximumLength(Project.ReasonLength);
}
