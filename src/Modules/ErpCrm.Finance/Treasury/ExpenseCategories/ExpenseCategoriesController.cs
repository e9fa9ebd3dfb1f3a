using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.ExpenseCategories;

[Route("finance/expense-categories")]
internal sealed class ExpenseCategoriesController(FinanceDbContext db, ExpenseCategoriesList list,
    IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet(""), RequirePermission(FinancePermissions.EditSettings)]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("create"), RequirePermission(FinancePermissions.EditSettings)]
    public IActionResult Create() => View("Form", new ExpenseCategoryForm { IsActive = true });

    [HttpPost("create"), RequirePermission(FinancePermissions.EditSettings)]
    public Task<IActionResult> Create(ExpenseCategoryForm form, CancellationToken ct) => SaveAsync(null, form, ct);

    [HttpGet("{id:guid}/edit"), RequirePermission(FinancePermissions.EditSettings)]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) =>
        await db.ExpenseCategories.FindAsync([id], ct) is { } category
            ? View("Form", ExpenseCategoryForm.Of(category))
            : NotFound();

    [HttpPost("{id:guid}/edit"), RequirePermission(FinancePermissions.EditSettings)]
    public async Task<IActionResult> Edit(Guid id, ExpenseCategoryForm form, CancellationToken ct) =>
        await db.ExpenseCategories.FindAsync([id], ct) is { } category
            ? await SaveAsync(category, form, ct)
            : NotFound();

    private async Task<IActionResult> SaveAsync(ExpenseCategory? category, ExpenseCategoryForm form,
        CancellationToken ct)
    {
        (form.Id, form.BuiltInName) = (category?.Id, category is { IsBuiltIn: true } ? category.Name : null);
        if (await db.ExpenseCategories.AnyAsync(c => c.Name == form.Name && c.Id != form.Id, ct))
            ModelState.AddModelError(nameof(form.Name), T["There is already one of this name."]);
        if (!ModelState.IsValid) return Invalid("Form", form);
        if (category is not null && category.Version != form.Version)
            return Conflict("Form", form, ExpenseCategoryForm.Of(category));
        try
        {
            category ??= (ExpenseCategory)db.Add(ExpenseCategory.Add(form.Name!, form.Cost)).Entity;
            category.Change(form.Name, form.Cost, form.IsActive);
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Form", form);
        }

        await db.SaveChangesAsync(ct);
        return Saved("/finance/expense-categories", T["Category saved"]);
    }
}

internal sealed class ExpenseCategoryForm
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
