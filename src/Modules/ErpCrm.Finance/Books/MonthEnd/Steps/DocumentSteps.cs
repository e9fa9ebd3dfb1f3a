using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Ui.Formats;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.MonthEnd.Steps;

/// <summary>Drafts of invoices that were begun in the month, or before.</summary>
internal sealed class DraftsStep(FinanceDbContext db) : IClosingStep
{
    public string Key => "drafts";

    public int Order => 10;

    public string Title => "Issue or delete drafts";

    public string About => "A draft earns nothing and owes no VAT before it is issued.";

    public async Task<ClosingState> LookAsync(ClosingMonth month, CancellationToken ct) => ClosingState.OfLeft(
        await db.Invoices.CountAsync(i => i.Status == InvoiceStatus.Draft && i.DraftedOn <= month.Last, ct),
        "{0} draft|{0} drafts", "/finance/invoices?tab=draft");
}

/// <summary>Delivered work of the month that no invoice bills.</summary>
internal sealed class UnbilledStep(FinanceDbContext db) : IClosingStep
{
    public string Key => "unbilled";

    public int Order => 12;

    public string Title => "Bill delivered work";

    public string About => "What was delivered in the month and is on no invoice.";

    public async Task<ClosingState> LookAsync(ClosingMonth month, CancellationToken ct) => ClosingState.OfLeft(
        await db.Deliveries.CountAsync(d => d.IsOpen && d.DeliveredOn <= month.Last, ct),
        "{0} delivery|{0} deliveries", "/finance/unbilled");
}

/// <summary>Expenses of the month that nobody decided about.</summary>
internal sealed class ExpensesStep(FinanceDbContext db) : IClosingStep
{
    public string Key => "expenses";

    public int Order => 20;

    public string Title => "Decide about expenses";

    public string About => "An expense is a cost from its approval on, on the day it was spent.";

    public async Task<ClosingState> LookAsync(ClosingMonth month, CancellationToken ct) => ClosingState.OfLeft(
        await db.Expenses.CountAsync(e => e.SpentOn <= month.Last
            && (e.State == ExpenseState.Draft || e.State == ExpenseState.Submitted
                || e.State == ExpenseState.SentBack), ct),
        "{0} expense|{0} expenses", $"/finance/expenses?tab=all&f.state=Draft,Submitted,SentBack&f.spent=..{Format.Input(month.Last)}");
}

/// <summary>Work whose price or cost nobody knows.</summary>
internal sealed class MissingRatesStep(FinanceDbContext db) : IClosingStep
{
    public string Key => "missing-rates";

    public int Order => 30;

    public string Title => "Enter missing rates";

    public string About => "Approved time without a rate has no cost, and projects look better than they are.";

    public async Task<ClosingState> LookAsync(ClosingMonth month, CancellationToken ct) => ClosingState.OfLeft(
        await db.Deliveries.CountAsync(d => (d.NeedsPrice || d.NeedsCost) && d.DeliveredOn <= month.Last, ct),
        "{0} delivery|{0} deliveries", "/finance/unbilled");
}

/// <summary>Somebody looks at the VAT of the month before it is closed.</summary>
internal sealed class VatStep : IClosingStep
{
    public string Key => "vat";

    public int Order => 90;

    public string Title => "Look at the VAT";

    public string About => "Charged and paid VAT by rate, with every document behind it.";

    public Task<ClosingState> LookAsync(ClosingMonth month, CancellationToken ct) => Task.FromResult(
        new ClosingState(ClosingStatus.Look, Url: $"/finance/reports/vat?from={month.Key}&to={month.Key}"));
}
