using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Settings;

/// <summary>Where everything that is set once is found: rates, taxes, categories, accounts.</summary>
[Route("finance/settings")]
internal sealed class SettingsController(FinanceDbContext db) : PageController
{
    [HttpGet(""), RequirePermission(FinancePermissions.EditSettings)]
    public async Task<IActionResult> Index(CancellationToken ct) => View(new SettingsPage(
        await db.ExchangeRates.Select(r => r.Currency).Distinct().CountAsync(ct),
        await db.TaxRates.CountAsync(r => r.IsActive, ct),
        await db.ExpenseCategories.CountAsync(c => c.IsActive, ct),
        await db.BankAccounts.CountAsync(ct),
        await db.NumberSequences.CountAsync(s => s.Last > 0, ct),
        await db.CostCentres.CountAsync(c => c.IsActive, ct),
        await db.Tolerances.CountAsync(ct)));
}

internal sealed record SettingsPage(int Currencies, int TaxRates, int Categories, int BankAccounts, int Series,
    int CostCentres, int Tolerances);
