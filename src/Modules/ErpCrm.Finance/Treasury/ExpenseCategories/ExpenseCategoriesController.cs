using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.ExpenseCategories;

[Route("finance/expense-categories"), RequirePermission(FinancePermissions.EditSettings)]
internal sealed class ExpenseCategoriesController(FinanceDbContext db, ExpenseCategoriesList list,
    IStringLocalizer<FinanceText> T)
    : SettingsListController<ExpenseCategory, ExpenseCategoryRow, ExpenseCategoryForm>(db, list)
{
    protected override string SavedText => T["Category saved"];

    protected override ExpenseCategoryForm New() => new() { IsActive = true };

    protected override ExpenseCategoryForm FormOf(ExpenseCategory category) => ExpenseCategoryForm.Of(category);

    protected override Task CheckAsync(ExpenseCategoryForm form, ExpenseCategory? category, CancellationToken ct)
    {
        form.BuiltInName = category is { IsBuiltIn: true } ? category.Name : null;
        return Task.CompletedTask;
    }

    protected override Task<ExpenseCategory> ApplyAsync(ExpenseCategoryForm form, ExpenseCategory? category,
        CancellationToken ct)
    {
        category ??= ExpenseCategory.Add(form.Name!, form.Cost);
        category.Change(form.Name, form.Cost, form.IsActive);
        return Task.FromResult(category);
    }
}

internal sealed class ExpenseCategoryForm : ISettingForm
{
    public Guid? Id { get; set; }
    public string? Name { get; set; }
    public CostKind Cost { get; set; } = CostKind.Expense;
    public bool IsActive { get; set; }

    /// <summary>The name of a built-in category, which stays; null for others.</summary>
    public string? BuiltInName { get; set; }

    public int Version { get; set; }

    public static ExpenseCategoryForm Of(ExpenseCategory category) => new()
    {
        Id = category.Id,
        Name = category.Name,
        Cost = category.Cost,
        IsActive = category.IsActive,
        BuiltInName = category.IsBuiltIn ? category.Name : null,
        Version = category.Version,
    };
}

internal sealed class ExpenseCategoryFormValidator : AbstractValidator<ExpenseCategoryForm>
{
    public ExpenseCategoryFormValidator() => RuleFor(f => f.Name).NotEmpty().MaximumLength(ExpenseCategory.NameLength);
}
