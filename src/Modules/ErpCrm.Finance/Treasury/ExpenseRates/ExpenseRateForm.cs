using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ErpCrm.Finance.Treasury.ExpenseRates;

internal sealed class ExpenseRateForm
{
    public Guid? Id { get; set; }
    public ExpenseKind Kind { get; set; } = ExpenseKind.Mileage;
    public string? Name { get; set; }
    public DateOnly? ValidFrom { get; set; }
    [Amount]
    public decimal? Amount { get; set; }
    public string? Currency { get; set; }
    public Guid? CategoryId { get; set; }
    public string? Source { get; set; }
    public bool IsActive { get; set; }
    public int Version { get; set; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Categories { get; set; } = [];

    public ExpenseRateTerms Terms() =>
        new(Kind, Name!, ValidFrom!.Value, Amount!.Value, Currency!, CategoryId!.Value, Source, IsActive);

    public static ExpenseRateForm Of(ExpenseRate rate) => new()
    {
        Id = rate.Id,
        Kind = rate.Kind,
        Name = rate.Name,
        ValidFrom = rate.ValidFrom,
        Amount = rate.Amount,
        Currency = rate.Currency,
        CategoryId = rate.CategoryId,
        Source = rate.Source,
        IsActive = rate.IsActive,
        Version = rate.Version,
    };
}

internal sealed class ExpenseRateFormValidator : AbstractValidator<ExpenseRateForm>
{
    public ExpenseRateFormValidator()
    {
        RuleFor(f => f.Kind).IsInEnum();
        RuleFor(f => f.Name).NotEmpty().MaximumLength(ExpenseRate.NameLength);
        RuleFor(f => f.ValidFrom).NotNull();
        RuleFor(f => f.Amount).NotNull().InclusiveBetween(0.01m, ExpenseRate.Most);
        RuleFor(f => f.Currency).NotEmpty().MaximumLength(3);
        RuleFor(f => f.CategoryId).NotNull();
        RuleFor(f => f.Source).MaximumLength(ExpenseRate.SourceLength);
    }
}
