using ErpCrm.Finance.Treasury.Banking.Statements;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ErpCrm.Finance.Treasury.Banking.Rules;

/// <summary>What the form of a rule offers.</summary>
internal sealed record RuleChoices(
    IReadOnlyList<SelectListItem> BankAccounts, IReadOnlyList<SelectListItem> Accounts,
    IReadOnlyList<SelectListItem> CostCentres);

/// <summary>What a rule would have fitted.</summary>
/// <param name="Days">Of how many days.</param>
internal sealed record RuleRehearsal(int Days, int Count, IReadOnlyList<BankLine> Lines);

internal sealed class BankRuleForm : ISettingForm
{
    public Guid? Id { get; set; }
    public string Name { get; set; } = "";
    public int? Order { get; set; }
    public bool IsActive { get; set; }
    public Guid? BankAccountId { get; set; }
    public RuleDirection Direction { get; set; }
    public string? Text { get; set; }
    public bool IsPattern { get; set; }
    public string? Party { get; set; }
    [Decimals(3)]
    public decimal? Least { get; set; }
    [Decimals(3)]
    public decimal? Most { get; set; }
    public Guid? AccountId { get; set; }
    public Guid? CostCentreId { get; set; }
    public int Version { get; set; }

    [BindNever]
    public RuleChoices? Choices { get; set; }

    [BindNever]
    public RuleRehearsal? Rehearsal { get; set; }

    public static BankRuleForm Of(BankRule rule) => new()
    {
        Id = rule.Id,
        Name = rule.Name,
        Order = rule.Order,
        IsActive = rule.IsActive,
        BankAccountId = rule.BankAccountId,
        Direction = rule.Direction,
        Text = rule.Text,
        IsPattern = rule.IsPattern,
        Party = rule.Party,
        Least = rule.Least,
        Most = rule.Most,
        AccountId = rule.AccountId,
        CostCentreId = rule.CostCentreId,
        Version = rule.Version,
    };

    public RuleData ToData(Guid? projectId, Guid? departmentId) => new(
        Name, Order!.Value, IsActive, BankAccountId, Direction, Text, IsPattern, Party, Least, Most, AccountId!.Value)
    {
        ProjectId = projectId, DepartmentId = departmentId, CostCentreId = CostCentreId,
    };
}

internal sealed class BankRuleFormValidator : AbstractValidator<BankRuleForm>
{
    public BankRuleFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().MaximumLength(BankRule.NameLength);
        RuleFor(f => f.Order).NotNull().InclusiveBetween(0, 10_000);
        RuleFor(f => f.Direction).IsInEnum();
        RuleFor(f => f.Text).MaximumLength(BankRule.TextLength);
        RuleFor(f => f.Party).MaximumLength(BankRule.TextLength);
        RuleFor(f => f.Least).InclusiveBetween(0, 100_000_000_000m);
        RuleFor(f => f.Most).InclusiveBetween(0, 100_000_000_000m);
        RuleFor(f => f.AccountId).NotNull();
    }
}
