using ErpCrm.Contracts;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ErpCrm.Workspace.Approvals;

internal sealed class PolicyForm
{
    public bool IsOn { get; set; }
    public int? RemindAfterDays { get; set; }
    public int? EscalateAfterDays { get; set; }
    public string? EscalateTo { get; set; }
    public int Version { get; set; }

    [BindNever]
    public ApprovalPolicy? Policy { get; set; }

    [BindNever]
    public IApproves? Approves { get; set; }

    [BindNever]
    public IReadOnlyList<DescribedStep> Steps { get; set; } = [];

    [BindNever]
    public IReadOnlyList<SelectListItem> Roles { get; set; } = [];

    public static PolicyForm Of(ApprovalPolicy policy) => new()
    {
        IsOn = policy.IsOn,
        RemindAfterDays = policy.RemindAfterDays,
        EscalateAfterDays = policy.EscalateAfterDays,
        EscalateTo = policy.EscalateTo,
        // Counts every change of the policy and its steps; 0 while there is none.
        Version = policy.Number,
    };
}

internal sealed class PolicyFormValidator : AbstractValidator<PolicyForm>
{
    public PolicyFormValidator()
    {
        RuleFor(f => f.RemindAfterDays).InclusiveBetween(1, ApprovalPolicy.MostDays);
        RuleFor(f => f.EscalateAfterDays).InclusiveBetween(1, ApprovalPolicy.MostDays);
        RuleFor(f => f.EscalateTo).MaximumLength(ApprovalPolicy.RoleLength);
    }
}

/// <summary>A step in the reader's words.</summary>
internal sealed record DescribedStep(Guid Id, string When, string Who);

internal sealed class StepForm
{
    [Amount]
    public decimal? AmountFrom { get; set; }

    public string? Currency { get; set; }
    public Guid? CategoryId { get; set; }
    public Guid? DepartmentId { get; set; }
    public Guid? ProjectId { get; set; }
    public string? ProjectIdText { get; set; }
    public bool NeedsAll { get; set; }
    public bool AsksManager { get; set; }
    public string? Role { get; set; }
    public List<Guid> UserIds { get; set; } = [];
    public int Version { get; set; }

    [BindNever]
    public StepPage? Page { get; set; }

    public static StepForm Of(StepRule rule, int version) => new()
    {
        AmountFrom = rule.AmountFrom,
        Currency = rule.Currency,
        CategoryId = rule.CategoryId,
        DepartmentId = rule.DepartmentId,
        ProjectId = rule.ProjectId,
        NeedsAll = rule.NeedsAll,
        AsksManager = rule.AsksManager,
        Role = rule.Role,
        UserIds = [.. rule.UserIds],
        Version = version,
    };

    public StepRule ToRule() => new(AmountFrom, Currency ?? "", CategoryId, DepartmentId, ProjectId, NeedsAll,
        AsksManager, Role ?? "", UserIds);
}

internal sealed class StepFormValidator : AbstractValidator<StepForm>
{
    private const decimal MostAmount = 999_999_999_999m;
    private const int MostPeople = 20;

    public StepFormValidator()
    {
        RuleFor(f => f.AmountFrom).InclusiveBetween(0, MostAmount);
        RuleFor(f => f.Currency).Must(c => string.IsNullOrEmpty(c) || SharedKernel.Currencies.IsKnown(c));
        RuleFor(f => f.Role).MaximumLength(ApprovalPolicy.RoleLength);
        RuleFor(f => f.UserIds).Must(ids => ids.Count <= MostPeople);
    }
}

/// <summary>What can be chosen for a step.</summary>
internal sealed record StepPage(
    IApproves Approves, Guid? Step, bool HasAmount, bool HasProject, IReadOnlyList<SelectListItem> Categories,
    IReadOnlyList<SelectListItem> Departments, IReadOnlyList<SelectListItem> Roles, IReadOnlyList<Colleague> People)
{
    public string Kind => Approves.Kind;
}
