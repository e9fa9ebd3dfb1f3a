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
    ICostAccounts accounts, IStringLocalizer<FinanceText> T)
    : SettingsListController<ExpenseCategory, ExpenseCategoryRow, ExpenseCategoryForm>(db, list)
{
    protected override string SavedText => T["Category saved"];

    protected override ExpenseCategoryForm New() => new() { IsActive = true };

    protected override ExpenseCategoryForm FormOf(ExpenseCategory category) => ExpenseCategoryForm.Of(category);

    protected override async Task CheckAsync(ExpenseCategoryForm form, ExpenseCategory? category, CancellationToken ct)
    {
        form.BuiltInName = category is { IsBuiltIn: true } ? category.Name : null;
        if (form.AccountId is { } chosen && !(await accounts.ChoicesAsync(category?.AccountId, ct))
            .Any(choice => choice.Value == chosen.ToString()))
            ModelState.AddModelError(nameof(form.AccountId), T["Choose one of the list."]);
    }

    protected override Task<ExpenseCategory> ApplyAsync(ExpenseCategoryForm form, ExpenseCategory? category,
        CancellationToken ct)
    {
        category ??= ExpenseCategory.Add(form.Name!, form.Cost);
        category.Change(form.Name, form.Cost, form.IsActive);
        category.KeepOn(form.AccountId);
        return Task.FromResult(category);
    }
}

internal sealed class ExpenseCategoryForm : ISettingForm
{
    public Guid? Id { get; set; }
    public string? Name { get; set; }
    public CostKind Cost { get; set; } = CostKind.Expense;
    public bool IsActive { get; set; }

    /// <summary>The account of the books; null for the usual one of its kind of cost.</summary>
    public Guid? AccountId { get; set; }

    /// <summary>The name of a built-in category, which stays; null for others.</summary>
    public string? BuiltInName { get; set; }

    public int Version { get; set; }

    public static ExpenseCategoryForm Of(ExpenseCategory category) => new()
    {
        Id = category.Id,
        Name = category.Name,
        Cost = category.Cost,
        IsActive = category.IsActive,
        AccountId = category.AccountId,
        BuiltInName = category.IsBuiltIn ? category.Name : null,
        Version = category.Version,
    };
}

internal sealed class ExpenseCategoryFormValidator : AbstractValidator<ExpenseCategoryForm>
{
    public ExpenseCategoryFormValidator() => RuleFor(f => f.Name).NotEmpty().MaximumLength(ExpenseCategory.NameLength);
}
