using ErpCrm.Contracts;
using ErpCrm.Finance.Treasury.ExpenseCategories;
using ErpCrm.Finance.Treasury.ExpenseClaims;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Custom;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ErpCrm.Finance.Treasury.Expenses;

internal sealed class ExpenseForm : ICustomForm
{
    public ExpenseKind Kind { get; set; }

    /// <summary>The claim that a new expense becomes a line of.</summary>
    public Guid? ClaimId { get; set; }

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

    /// <summary>The company's card that it was paid with.</summary>
    public Guid? CardId { get; set; }

    /// <summary>What the code on a fiscal receipt says.</summary>
    public string? FiscalText { get; set; }

    /// <summary>Of whom it was bought from, as the receipt says.</summary>
    public string? SupplierTaxId { get; set; }

    /// <summary>Kilometres.</summary>
    [Decimals(1)]
    public decimal? Distance { get; set; }

    public string? FromPlace { get; set; }
    public string? ToPlace { get; set; }

    /// <summary>Whole or half days.</summary>
    [Decimals(1)]
    public decimal? Days { get; set; }

    /// <summary>Of the kilometre or day.</summary>
    public string? RateName { get; set; }

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

    /// <summary>What is counted, at the rate of its day; null for a receipt, and where there is no such rate.</summary>
    [BindNever]
    public CountedTerms? Counted { get; set; }

    /// <summary>The expense that claims the same receipt already.</summary>
    [BindNever]
    public ReceiptTwin? Twin { get; set; }

    /// <summary>What the code said, where a region of the form was filled by it.</summary>
    [BindNever]
    public FiscalReceipt? Fiscal { get; set; }

    [BindNever]
    public ExpenseSuggestion? Suggestion { get; set; }

    public bool IsReceipt => Kind == ExpenseKind.Receipt;

    public ReceiptTotal? Total() => ReceiptTotal.Of(Gross, Net, Vat, VatRate, Currency);

    public ExpenseTerms Terms()
    {
        if (!IsReceipt) return TermsOfCounted();
        var (net, vat) = Total()
            ?? throw new BusinessRuleException("Choose a currency of the list.") { Field = nameof(Currency) };
        return new ExpenseTerms(SpentOn!.Value, CategoryId!.Value, Description, net, vat, Currency, ProjectId,
            IsRebillable, MarkupPercent ?? 0, Supplier)
        {
            CardId = CardId, FiscalText = FiscalText, SupplierTaxId = SupplierTaxId,
        };
    }

    // Amount, currency and category are those of the rate.
    private ExpenseTerms TermsOfCounted()
    {
        var counted = Counted ?? throw new BusinessRuleException("There is no such rate on this day.")
        {
            Field = nameof(RateName)
        };
        return new ExpenseTerms(SpentOn!.Value, counted.Rate.CategoryId, Description, 0, 0, counted.Rate.Currency,
            ProjectId, IsRebillable, MarkupPercent ?? 0) { Counted = counted };
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
        Kind = expense.Kind,
        ClaimId = expense.ClaimId,
        CardId = expense.CardId,
        FiscalText = expense.FiscalText,
        SupplierTaxId = expense.SupplierTaxId,
        Distance = expense.Kind == ExpenseKind.Mileage ? expense.Quantity : null,
        Days = expense.Kind == ExpenseKind.PerDiem ? expense.Quantity : null,
        FromPlace = expense.FromPlace,
        ToPlace = expense.ToPlace,
        RateName = expense.RateName,
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
    IReadOnlyList<decimal> Rates)
{
    /// <summary>Company cards that the reader pays with.</summary>
    public IReadOnlyList<SelectListItem> Cards { get; init; } = [];

    /// <summary>What a kilometre or a day is worth, where one of them is entered.</summary>
    public IReadOnlyList<SelectListItem> UnitRates { get; init; } = [];

    /// <summary>The claim that the expense is, or becomes, a line of.</summary>
    public ExpenseClaim? Claim { get; init; }
}

internal sealed class ExpenseFormValidator : AbstractValidator<ExpenseForm>
{
    private const decimal MaxAmount = 1_000_000_000m;

    public ExpenseFormValidator()
    {
        RuleFor(f => f.SpentOn).NotNull();
        RuleFor(f => f.Kind).IsInEnum();
        RuleFor(f => f.CategoryId).NotNull().When(f => f.IsReceipt);
        RuleFor(f => f.Description).NotEmpty().MaximumLength(Expense.DescriptionLength);
        RuleFor(f => f.Supplier).MaximumLength(Expense.SupplierLength);
        RuleFor(f => f.Gross).NotNull().When(f => f.IsReceipt && f.Net is null);
        RuleFor(f => f.Gross).InclusiveBetween(0, MaxAmount);
        RuleFor(f => f.Net).InclusiveBetween(0, MaxAmount);
        RuleFor(f => f.Vat).InclusiveBetween(0, MaxAmount);
        RuleFor(f => f.Vat).LessThanOrEqualTo(f => f.Gross).When(f => f.Net is null && f.Gross is not null);
        RuleFor(f => f.VatRate).InclusiveBetween(0, 100);
        RuleFor(f => f.Currency).NotEmpty().When(f => f.IsReceipt);
        RuleFor(f => f.Currency).MaximumLength(3);
        RuleFor(f => f.MarkupPercent).InclusiveBetween(0, 100);
        RuleFor(f => f.FiscalText).MaximumLength(FiscalReceipt.TextLength);
        RuleFor(f => f.SupplierTaxId).MaximumLength(Expense.TaxIdLength);
        RuleForCounted();
    }

    private void RuleForCounted()
    {
        RuleFor(f => f.RateName).NotEmpty().When(f => !f.IsReceipt);
        RuleFor(f => f.RateName).MaximumLength(Expense.RateNameLength);
        RuleFor(f => f.FromPlace).NotEmpty().When(f => f.Kind == ExpenseKind.Mileage);
        RuleFor(f => f.ToPlace).NotEmpty().When(f => f.Kind == ExpenseKind.Mileage);
        RuleFor(f => f.FromPlace).MaximumLength(Expense.PlaceLength);
        RuleFor(f => f.ToPlace).MaximumLength(Expense.PlaceLength);
        RuleFor(f => f.Distance).NotNull().When(f => f.Kind == ExpenseKind.Mileage);
        RuleFor(f => f.Distance).InclusiveBetween(0, CountedTerms.MostKilometres);
        RuleFor(f => f.Days).NotNull().When(f => f.Kind == ExpenseKind.PerDiem);
        RuleFor(f => f.Days).InclusiveBetween(0, CountedTerms.MostDays);
    }
}
