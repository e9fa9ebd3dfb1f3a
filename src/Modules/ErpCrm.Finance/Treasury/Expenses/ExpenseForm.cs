using ErpCrm.Contracts;
using ErpCrm.Finance.Treasury.ExpenseCategories;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Custom;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Finance.Treasury.Expenses;

internal sealed class ExpenseForm : ICustomForm
{
    public DateOnly? SpentOn { get; set; }
    public Guid? CategoryId { get; set; }
    public string Description { get; set; } = "";
    public string? Supplier { get; set; }

    /// <summary>What was paid, with VAT: the figure a receipt ends in.</summary>
    [Amount]
    public decimal? Gross { get; set; }

    /// <summary>The rate that is inside the gross, 12 for 12 %.</summary>
    [Decimals(2)]
    public decimal? VatRate { get; set; }

    /// <summary>The VAT as printed, where it is not what the rate gives.</summary>
    [Amount]
    public decimal? Vat { get; set; }

    /// <summary>Instead of the gross, for a receipt that names the amount without VAT.</summary>
    [Amount]
    public decimal? Net { get; set; }
    public string Currency { get; set; } = "";
    public Guid? ProjectId { get; set; }
    public string? ProjectIdText { get; set; }
    public bool IsRebillable { get; set; }
    [Decimals(2)]
    public decimal? MarkupPercent { get; set; }
    /// <summary>Who spent it, where a file says so; by hand everybody records his own.</summary>
    [BindNever]
    public Guid? RecordedById { get; set; }

    public IFormFile? Receipt { get; set; }
    public bool RemoveReceipt { get; set; }

    /// <summary>The button that was pressed: save and send for approval at once.</summary>
    public bool AndSubmit { get; set; }

    public int Version { get; set; }

    public CustomInput Custom { get; set; } = new();

    public string CustomKind => Kinds.Expense;

    string? ICustomForm.CustomStage => AndSubmit ? nameof(ExpenseState.Submitted) : Custom.Stage;

    [BindNever]
    public ExpenseFormContext? Context { get; set; }

    public ReceiptTotal? Total() => ReceiptTotal.Of(Gross, Net, Vat, VatRate, Currency);

    public ExpenseTerms Terms()
    {
        var (net, vat) = Total()
            ?? throw new BusinessRuleException("Choose a currency of the list.") { Field = nameof(Currency) };
        return new ExpenseTerms(SpentOn!.Value, CategoryId!.Value, Description, net, vat, Currency, ProjectId,
            IsRebillable, MarkupPercent ?? 0, Supplier);
    }

    /// <param name="rates">The rates that are offered: a VAT that one of them gives is shown as that rate.</param>
    public static ExpenseForm Of(Expense expense, string? projectText, IReadOnlyList<decimal> rates) => new()
    {
        Supplier = expense.Supplier,
        Gross = expense.Gross,
        VatRate = RateOf(expense, rates),
        Vat = expense.Vat == 0 || RateOf(expense, rates) is not null ? null : expense.Vat,
        SpentOn = expense.SpentOn,
        CategoryId = expense.CategoryId,
        Description = expense.Description,
        Currency = expense.Currency,
        ProjectId = expense.ProjectId,
        ProjectIdText = projectText,
        IsRebillable = expense.IsRebillable,
        MarkupPercent = expense.MarkupPercent,
        Version = expense.Version,
        Custom = CustomInput.Of(expense),
    };

    private static decimal? RateOf(Expense expense, IReadOnlyList<decimal> rates) => expense.Vat == 0
        ? null
        : rates.Where(r => ReceiptTotal.Inside(expense.Gross, r, expense.Currency).Vat == expense.Vat)
            .Select(r => (decimal?)r)
            .FirstOrDefault();
}

/// <summary>What the form's page shows around it, and what can be chosen.</summary>
/// <param name="Expense">Null for a new one.</param>
/// <param name="Rates">Of VAT, 12 for 12 %.</param>
internal sealed record ExpenseFormContext(Expense? Expense, IReadOnlyList<ExpenseCategory> Categories,
    IReadOnlyList<decimal> Rates);

internal sealed class ExpenseFormValidator : AbstractValidator<ExpenseForm>
{
    private const decimal MaxAmount = 1_000_000_000m;

    public ExpenseFormValidator()
    {
        RuleFor(f => f.SpentOn).NotNull();
        RuleFor(f => f.CategoryId).NotNull();
        RuleFor(f => f.Description).NotEmpty().MaximumLength(Expense.DescriptionLength);
        RuleFor(f => f.Supplier).MaximumLength(Expense.SupplierLength);
        RuleFor(f => f.Gross).NotNull().When(f => f.Net is null);
        RuleFor(f => f.Gross).InclusiveBetween(0, MaxAmount);
        RuleFor(f => f.Net).InclusiveBetween(0, MaxAmount);
        RuleFor(f => f.Vat).InclusiveBetween(0, MaxAmount);
        RuleFor(f => f.Vat).LessThanOrEqualTo(f => f.Gross).When(f => f.Net is null && f.Gross is not null);
        RuleFor(f => f.VatRate).InclusiveBetween(0, 100);
        RuleFor(f => f.Currency).NotEmpty().MaximumLength(3);
        RuleFor(f => f.MarkupPercent).InclusiveBetween(0, 100);
    }
}
