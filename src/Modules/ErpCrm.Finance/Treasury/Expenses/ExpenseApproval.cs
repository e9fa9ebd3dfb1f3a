using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Expenses;

/// <summary>What an approval does: the cost in base currency and,
/// when the client pays for it, a delivery to bill.</summary>
internal static class ExpenseApproval
{
    /// <exception cref="BusinessRuleException">An exchange rate of
    /// the day is missing, or it cannot be approved.</exception>
    public static async Task ApproveAsync(FinanceDbContext db, RateTable rates, string baseCurrency, Expense expense,
        Guid byId, string byName, DateTime now, CancellationToken ct)
    {
        var category = await db.ExpenseCategories.SingleAsync(c => c.Id == expense.CategoryId, ct);
        var project = expense.ProjectId is { } projectId ? await db.Projects.FindAsync([projectId], ct) : null;
        var rate = rates.Require(expense.Currency, expense.SpentOn);
        var price = expense.IsRebillable && project is not null
            ? PriceFor(expense, project.Currency, rate, rates)
            : (decimal?)null;

        expense.Approve(byId, now, rate, baseCurrency, category,
            project is null ? null : new ChargedProject(project.EngagementId, project.Id));
        if (price is { } unitPrice)
            db.Add(new Delivery(BillingSourceKind.Expense, expense.Id, project!, expense.Description, 1, unitPrice,
                expense.SpentOn).Approved(byName));
    }

    /// <summary>Net in contract currency at the rates of the day it was spent,
    /// rounded, plus the markup, rounded (domain-rules §6, §10).</summary>
    public static decimal PriceOf(decimal net, decimal rate, decimal contractRate, string contractCurrency,
        decimal markupPercent)
    {
        var converted = Rounding.Round(net * rate / contractRate, contractCurrency);
        return Currencies.Limited(Rounding.Round(converted * (1 + (markupPercent / 100)), contractCurrency), null);
    }

    private static decimal PriceFor(Expense expense, string contractCurrency, decimal rate, RateTable rates) =>
        expense.Currency == contractCurrency
        ? PriceOf(expense.Net, 1, 1, contractCurrency, expense.MarkupPercent)
        : PriceOf(expense.Net, rate, rates.Require(contractCurrency, expense.SpentOn), contractCurrency,
            expense.MarkupPercent);
}
