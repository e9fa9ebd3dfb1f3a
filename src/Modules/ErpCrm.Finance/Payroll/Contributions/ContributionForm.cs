using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Payroll.Contributions;

internal sealed class ContributionForm
{
    public Guid? Id { get; set; }

    /// <summary>Of a new row; of a known one it stays.</summary>
    public string? Code { get; set; }
    public string? Name { get; set; }
    public DateOnly? ValidFrom { get; set; }
    [Decimals(2)]
    public decimal? EmployerPension { get; set; }
    [Decimals(2)]
    public decimal? EmployerMedical { get; set; }
    [Decimals(2)]
    public decimal? EmployerHealth { get; set; }
    [Decimals(2)]
    public decimal? EmployeePension { get; set; }
    [Decimals(2)]
    public decimal? EmployeeFund { get; set; }
    [Decimals(2)]
    public decimal? IncomeTax { get; set; }
    [Decimals(2)]
    public decimal? MinimumPercent { get; set; }
    [Decimals(2)]
    public decimal? CapFactor { get; set; }
    public string? Source { get; set; }
    public int Version { get; set; }

    public ContributionTerms Terms() => new(EmployerPension ?? 0, EmployerMedical ?? 0, EmployerHealth ?? 0,
        EmployeePension ?? 0, EmployeeFund ?? 0, IncomeTax ?? 0, MinimumPercent ?? 0, CapFactor ?? 0);

    /// <summary>A name that came with the product is shown in the reader's language.</summary>
    public static ContributionForm Of(ContributionRule rule, IStringLocalizer texts) => new()
    {
        Id = rule.Id,
        Code = rule.Code,
        Name = texts[rule.Name],
        ValidFrom = rule.ValidFrom,
        EmployerPension = rule.EmployerPension,
        EmployerMedical = rule.EmployerMedical,
        EmployerHealth = rule.EmployerHealth,
        EmployeePension = rule.EmployeePension,
        EmployeeFund = rule.EmployeeFund,
        IncomeTax = rule.IncomeTax,
        MinimumPercent = rule.MinimumPercent,
        CapFactor = rule.CapFactor,
        Source = rule.Source,
        Version = rule.Version,
    };

    /// <summary>What was not changed stays in the words that every language translates.</summary>
    public void KeepWords(ContributionRule rule, IStringLocalizer texts)
    {
        if (Name?.Trim() == texts[rule.Name].Value) Name = rule.Name;
    }
}

internal sealed class ContributionFormValidator : AbstractValidator<ContributionForm>
{
    public ContributionFormValidator()
    {
        RuleFor(f => f.Code).NotEmpty().MaximumLength(ContributionRule.CodeLength);
        RuleFor(f => f.Name).NotEmpty().MaximumLength(ContributionRule.NameLength);
        RuleFor(f => f.ValidFrom).NotNull();
        RuleFor(f => f.EmployerPension).InclusiveBetween(0, 100);
        RuleFor(f => f.EmployerMedical).InclusiveBetween(0, 100);
        RuleFor(f => f.EmployerHealth).InclusiveBetween(0, 100);
        RuleFor(f => f.EmployeePension).InclusiveBetween(0, 100);
        RuleFor(f => f.EmployeeFund).InclusiveBetween(0, 100);
        RuleFor(f => f.IncomeTax).InclusiveBetween(0, 100);
        RuleFor(f => f.MinimumPercent).InclusiveBetween(0, 100);
        RuleFor(f => f.CapFactor).InclusiveBetween(0, ContributionRule.MostCapFactor);
        RuleFor(f => f.Source).MaximumLength(ContributionRule.SourceLength);
    }
}
