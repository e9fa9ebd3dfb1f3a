using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Budgets;

/// <summary>Budgets of years: the list, the grid of one, and what was planned against what became of it.</summary>
[Route("finance/budgets")]
internal sealed class BudgetsController(FinanceDbContext db, BudgetReading reading, BudgetResults results,
    BudgetFilling filling, BudgetsList list, ICompanyProfile company, IBusinessClock clock,
    IStringLocalizer<FinanceText> T) : PageController
{
    private const int YearsAhead = 3;

    /// <param name="account">With a month: goes to what is planned of the account in it.</param>
    [HttpGet(""), RequirePermission(FinancePermissions.ViewLedger)]
    public async Task<IActionResult> Index(Guid? account, DateOnly? from, CancellationToken ct)
    {
        if (account is { } id && from is { } month && month.Year > 1)
        {
            var earliest = month.AddMonths(-FinancialYears.Months);
            var budget = await db.Budgets.AsNoTracking().Where(b => b.FirstMonth > earliest && b.FirstMonth <= month)
                .OrderByDescending(b => b.FirstMonth).Select(b => (Guid?)b.Id).FirstOrDefaultAsync(ct);
            if (budget is not null) return LocalRedirect($"/finance/budgets/{budget}#row-{id}");
        }

        return await ListAsync(list, ct);
    }

    [HttpGet("{id:guid}"), RequirePermission(FinancePermissions.ViewLedger)]
    public async Task<IActionResult> Show(
        Guid id, string? centre, [FromQuery(Name = "as")] string? form, CancellationToken ct)
    {
        var page = await reading.ReadAsync(await db.Budgets.AsNoTracking().OneAsync(id, ct), centre, ct);
        return TableFile.IsAsked(form)
            ? await page.ToFile(T).AnswerAsync(form, $"budget-{page.Budget.FirstMonth:yyyy-MM}", ct)
            : View(page);
    }

    [HttpGet("{id:guid}/actual"), RequirePermission(FinancePermissions.ViewLedger)]
    public async Task<IActionResult> Actual(
        Guid id, string? centre, [FromQuery(Name = "as")] string? form, CancellationToken ct)
    {
        var page = await results.ReadAsync(
            await db.Budgets.AsNoTracking().OneAsync(id, ct), centre, clock.Today, ct);
        return TableFile.IsAsked(form)
            ? await page.ToFile(T).AnswerAsync(form, $"budget-actual-{page.Plan.Budget.FirstMonth:yyyy-MM}", ct)
            : View(page);
    }

    [HttpGet("create"), RequirePermission(FinancePermissions.EditLedger)]
    public async Task<IActionResult> Create(CancellationToken ct)
    {
        var form = new BudgetForm { Percent = 100 };
        await PrepareAsync(form, ct);
        form.Year = form.Years.Where(y => y > clock.Today).Select(y => (int?)y.Year).FirstOrDefault();
        return View(form);
    }

    [HttpPost("create"), RequirePermission(FinancePermissions.EditLedger)]
    public async Task<IActionResult> Create(BudgetForm form, CancellationToken ct)
    {
        await PrepareAsync(form, ct);
        if (form.Year is not null && form.FirstMonth() is null)
            ModelState.AddModelError(nameof(form.Year), T["This year has a budget already."]);
        return await TrySaveAsync("Create", form, async () =>
        {
            var budget = new Budget(form.FirstMonth()!.Value);
            db.Add(budget);
            await filling.FillAsync(budget, form.Source, form.Percent ?? 100, replaces: false, ct);
            await db.SaveChangesAsync(ct);
            return Saved($"/finance/budgets/{budget.Id}", T["Budget saved"]);
        });
    }

    [HttpPost("{id:guid}/delete"), RequirePermission(FinancePermissions.EditLedger)]
    public async Task<IActionResult> Delete(Guid id, CancellationToken ct)
    {
        db.Remove(await db.Budgets.OneAsync(id, ct));
        await db.SaveChangesAsync(ct);
        return Saved("/finance/budgets", T["Budget deleted"]);
    }

    private async Task PrepareAsync(BudgetForm form, CancellationToken ct)
    {
        var known = await db.Budgets.AsNoTracking().Select(b => b.FirstMonth).ToListAsync(ct);
        var year = company.Current.YearOf(clock.Today);
        form.Years = [.. Enumerable.Range(-1, YearsAhead + 2).Select(year.AddYears).Where(y => !known.Contains(y))];
    }
}
