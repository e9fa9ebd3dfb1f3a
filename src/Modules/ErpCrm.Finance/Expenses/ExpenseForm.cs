using FluentValidation;
using Microsoft.AspNetCore.Http;

namespace ErpCrm.Finance.Expenses;

internal sealed class ExpenseForm
{
    public DateOnly? SpentOn { get; set; }
    public Guid? CategoryId { get; set; }
    public string Description { get; set; } = "";
    public decimal? Net { get; set; }
    public decimal? Vat { get; set; }
    public string Currency { get; set; } = "";
    public Guid? ProjectId { get; set; }
    public string? ProjectIdText { get; set; }
    public bool IsRebillable { get; set; }
    public decimal? MarkupPercent { get; set; }
    public IFormFile? Receipt { get; set; }
    public bool RemoveReceipt { get; set; }

    /// <summary>The button that was pressed: save and send for approval at once.</summary>
    public bool AndSubmit { get; set; }

    public int Version { get; set; }

    public ExpenseTerms Terms() => new(
        SpentOn!.Value, CategoryId!.Value, Description, Net!.Value, Vat ?? 0, Currency, ProjectId, IsRebillable, MarkupPercent ?? 0);

    public static ExpenseForm Of(Expense expense, string? projectText) => new()
    {
        SpentOn = expense.SpentOn,
        CategoryId = expense.CategoryId,
        Description = expense.Description,
        Net = expense.Net,
        Vat = expense.Vat,
        Currency = expense.Currency,
        ProjectId = expense.ProjectId,
        ProjectIdText = projectText,
        IsRebillable = expense.IsRebillable,
        MarkupPercent = expense.MarkupPercent,
        Version = expense.Version,
    };
}

internal sealed class ExpenseFormValidator : AbstractValidator<ExpenseForm>
{
    private const decimal MaxAmount = 1_000_000_000m;

    public ExpenseFormValidator()
    {
        RuleFor(f => f.SpentOn).NotNull();
        RuleFor(f => f.CategoryId).NotNull();
        RuleFor(f => f.Description).NotEmpty().MaximumLength(Expense.DescriptionLength);
        RuleFor(f => f.Net).NotNull().InclusiveBetween(0, MaxAmount);
        RuleFor(f => f.Vat).InclusiveBetween(0, MaxAmount);
        RuleFor(f => f.Currency).NotEmpty().MaximumLength(3);
        RuleFor(f => f.MarkupPercent).InclusiveBetween(0, 100);
    }
}
