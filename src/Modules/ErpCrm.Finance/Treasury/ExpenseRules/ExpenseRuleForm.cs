using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ErpCrm.Finance.Treasury.ExpenseRules;

internal sealed class ExpenseRuleForm
{
    public Guid? Id { get; set; }
    public string? Text { get; set; }
    public int? Order { get; set; }
    public bool IsActive { get; set; }
    public Guid? CategoryId { get; set; }

    [Decimals(2)]
    public decimal? VatPercent { get; set; }

    public Guid? ProjectId { get; set; }
    public string? ProjectIdText { get; set; }
    public int Version { get; set; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Categories { get; set; } = [];

    /// <summary>What it would have said of expenses that were decided lately.</summary>
    [BindNever]
    public RuleTrial? Trial { get; set; }

    public ExpenseRuleTerms Terms() => new(Text!, Order!.Value, IsActive, CategoryId!.Value, VatPercent, ProjectId);

    public static ExpenseRuleForm Of(ExpenseRule rule, string? project) => new()
    {
        Id = rule.Id,
        Text = rule.Text,
        Order = rule.Order,
        IsActive = rule.IsActive,
        CategoryId = rule.CategoryId,
        VatPercent = rule.VatPercent,
        ProjectId = rule.ProjectId,
        ProjectIdText = project,
        Version = rule.Version,
    };
}

/// <summary>How often a rule fits what was decided in the last days, and agrees with it.</summary>
internal sealed record RuleTrial(int Days, int Fits, int Agrees);

internal sealed class ExpenseRuleFormValidator : AbstractValidator<ExpenseRuleForm>
{
    public ExpenseRuleFormValidator()
    {
        RuleFor(f => f.Text).NotEmpty().MaximumLength(ExpenseRule.TextLength);
        RuleFor(f => f.Order).NotNull().InclusiveBetween(0, ExpenseRule.MostOrder);
        RuleFor(f => f.CategoryId).NotNull();
        RuleFor(f => f.VatPercent).InclusiveBetween(0, 100);
    }
}
