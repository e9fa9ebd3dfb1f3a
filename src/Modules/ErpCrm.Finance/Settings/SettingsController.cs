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
        await db.NumberSequences.CountAsync(s => s.Last >= s.First, ct),
        await db.CostCentres.CountAsync(c => c.IsActive, ct),
        await db.Tolerances.CountAsync(ct))
    {
        ExpenseRules = await db.ExpenseRules.CountAsync(r => r.IsActive, ct),
        ExpenseRates = await db.ExpenseRates.CountAsync(r => r.IsActive, ct),
        VatRules = await db.VatRules.CountAsync(ct),
        InvoiceSeries = await db.InvoiceSeries.CountAsync(s => s.IsActive, ct),
        PaperBuyers = await db.CustomerPapers.CountAsync(ct),
        SalesTaxes = await db.SalesTaxRates.CountAsync(ct),
        EInvoiceBuyers = await db.BuyerTerms.CountAsync(ct), Tariffs = await db.ContributionRules.CountAsync(ct),
    });
}

internal sealed record SettingsPage(int Currencies, int TaxRates, int Categories, int BankAccounts, int Series,
    int CostCentres, int Tolerances)
{
    /// <summary>Rules that propose what expenses are.</summary>
    public int ExpenseRules { get; init; }

    /// <summary>What kilometres and days are paid back with.</summary>
    public int ExpenseRates { get; init; }

    /// <summary>Days from which on VAT is rounded in a set way.</summary>
    public int VatRules { get; init; }

    /// <summary>Series of invoice numbers beside the usual one.</summary>
    public int InvoiceSeries { get; init; }

    /// <summary>Days from which on sales tax is owed at set rates.</summary>
    public int SalesTaxes { get; init; }

    /// <summary>Customers whose e-invoices say something of their own.</summary>
    public int EInvoiceBuyers { get; init; }

    /// <summary>Customers of whom papers say something of their own.</summary>
    public int PaperBuyers { get; init; }

    /// <summary>Rows of tariffs of contributions.</summary>
    public int Tariffs { get; init; }
}
