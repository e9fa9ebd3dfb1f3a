using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Finance.Books.Budgets;

/// <summary>A new budget: for which year, and what it begins with.</summary>
internal sealed class BudgetForm
{
    public const decimal MostPercent = 1000;

    /// <summary>The one that it begins in.</summary>
    public int? Year { get; set; }

    public BudgetSource Source { get; set; }

    [Decimals(2)]
    public decimal? Percent { get; set; }

    /// <summary>First days of years without a budget.</summary>
    [BindNever]
    public IReadOnlyList<DateOnly> Years { get; set; } = [];

    /// <summary>First day of the chosen one; null when it is none of them.</summary>
    public DateOnly? FirstMonth() => Years.Where(y => y.Year == Year).Select(y => (DateOnly?)y).FirstOrDefault();
}

/// <summary>Fills a budget from the year before.</summary>
internal sealed class BudgetFillForm
{
    public BudgetSource Source { get; set; }

    [Decimals(2)]
    public decimal? Percent { get; set; }

    /// <summary>Also where something is planned already.</summary>
    public bool Replaces { get; set; }

    [BindNever]
    public Budget? Budget { get; set; }
}

internal sealed class BudgetFormValidator : AbstractValidator<BudgetForm>
{
    public BudgetFormValidator()
    {
        RuleFor(f => f.Year).NotNull();
        RuleFor(f => f.Source).IsInEnum();
        RuleFor(f => f.Percent).NotNull().InclusiveBetween(0, BudgetForm.MostPercent)
            .When(f => f.Source != BudgetSource.Nothing);
    }
}

internal sealed class BudgetFillFormValidator : AbstractValidator<BudgetFillForm>
{
    public BudgetFillFormValidator()
    {
        RuleFor(f => f.Source).NotEmpty().IsInEnum();
        RuleFor(f => f.Percent).NotNull().InclusiveBetween(0, BudgetForm.MostPercent);
    }
}
