using System.Globalization;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Budgets;

/// <summary>One cell of a budget as it is typed.</summary>
internal sealed class BudgetCellForm
{
    public Guid Account { get; set; }

    /// <summary>Place of the month in the year; null for the year, which is spread over its months.</summary>
    public int? Month { get; set; }

    public string? Centre { get; set; }

    /// <summary>What was shown in it, as <see cref="BudgetPage.Raw"/> writes it.</summary>
    public string? Was { get; set; }

    public string? Value { get; set; }
}

/// <summary>The row of a cell after it was saved, or refused because somebody else was there first.</summary>
internal sealed record BudgetCellAnswer(BudgetPage Page, BudgetRow Row);

/// <summary>Saves a budget cell by cell, as it is typed.</summary>
[Route("finance/budgets"), RequirePermission(FinancePermissions.EditLedger)]
internal sealed class BudgetCellsController(FinanceDbContext db, BudgetReading reading, ICompanyProfile company,
    IStringLocalizer<FinanceText> T) : PageController
{
    private const int Attempts = 8;

    private string Currency => company.Current.BaseCurrency;

    [HttpPost("{id:guid}/cells")]
    public async Task<IActionResult> Cell(Guid id, BudgetCellForm cell, CancellationToken ct)
    {
        var budget = await db.Budgets.AsNoTracking().OneAsync(id, ct);
        return await TryAsync($"/finance/budgets/{id}", async () =>
        {
            var (account, centreId) = (await AccountAsync(cell, ct), await CentreAsync(cell.Centre, ct));
            var amount = AmountOf(cell.Value);
            var theirs = await SaveAsync(budget, account, centreId, cell, amount, ct);
            if (theirs is { } other)
            {
                Toasts.Add(TempData, new ToastMessage(T["Somebody else entered {0} here meanwhile; you entered {1}.",
                    Format.Money(other, Currency), Format.Money(amount, Currency)], null, Failed: true));
                Response.StatusCode = 422;
            }

            var page = await reading.ReadAsync(budget, cell.Centre, ct);
            if (!IsHtmx) return Saved(page.At(""));
            return PartialView("_Saved",
                new BudgetCellAnswer(page, page.Rows.FirstOrDefault(r => r.AccountId == account.Id).OrNotFound()));
        });
    }

    /// <returns>What somebody else entered meanwhile; null when it is saved.</returns>
    private async Task<decimal?> SaveAsync(Budget budget, Account account, Guid centreId, BudgetCellForm cell,
        decimal amount, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await SaveOnceAsync(budget, account, centreId, cell, amount, ct);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<decimal?> SaveOnceAsync(Budget budget, Account account, Guid centreId, BudgetCellForm cell,
        decimal amount, CancellationToken ct)
    {
        var line = await db.BudgetLines.FirstOrDefaultAsync(
            l => l.BudgetId == budget.Id && l.AccountId == account.Id && l.CostCentreId == centreId, ct);
        DateOnly? month = cell.Month is { } index ? budget.FirstMonth.AddMonths(index) : null;
        var now = line is null ? 0 : month is { } day ? line.Of(day) : line.Total;
        if (now == amount) return null;
        if (cell.Was != BudgetPage.Raw(now)) return now;
        if (line is null) db.Add(line = new BudgetLine(budget.Id, account.Id, account.Code, centreId));
        if (month is { } one) line.Plan(one, amount);
        else line.Spread(amount, budget.FirstMonth, Currencies.Digits(Currency));
        await db.SaveChangesAsync(ct);
        return null;
    }

    private async Task<Account> AccountAsync(BudgetCellForm cell, CancellationToken ct)
    {
        var account = await db.Accounts.AsNoTracking().OneAsync(cell.Account, ct);
        if (account.Type.IsOfBalanceSheet() || cell.Month is < 0 or >= FinancialYears.Months)
            throw new BusinessRuleException("Choose one of the list.");
        return account;
    }

    private async Task<Guid> CentreAsync(string? centre, CancellationToken ct)
    {
        if (centre == BudgetPart.None) return Guid.Empty;
        return Guid.TryParse(centre, out var id) && await db.CostCentres.AnyAsync(c => c.Id == id, ct)
            ? id
            : throw new BusinessRuleException("Choose one of the list.");
    }

    private decimal AmountOf(string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) return 0;
        return DecimalText.TryParse(typed, CultureInfo.CurrentCulture, out var amount)
            ? Currencies.Exact(amount, Currency, null)
            : throw new BusinessRuleException("Enter an amount.");
    }
}
