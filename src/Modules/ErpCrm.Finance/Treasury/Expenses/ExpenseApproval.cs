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
    /// <param name="repaidIn">Currency in which whoever laid it out is paid back; null for the one it was spent
    /// in.</param>
    /// <exception cref="BusinessRuleException">An exchange rate of
    /// the day is missing, or it cannot be approved.</exception>
    public static async Task ApproveAsync(FinanceDbContext db, ExchangeRateTable rates, string baseCurrency,
        Expense expense,
        Guid byId, string byName, DateTime now, CancellationToken ct, string? repaidIn = null)
    {
        var category = await db.ExpenseCategories.SingleAsync(c => c.Id == expense.CategoryId, ct);
        var project = expense.ProjectId is { } projectId ? await db.Projects.FindAsync([projectId], ct) : null;
        var rate = rates.Require(expense.Currency, expense.SpentOn);
        var price = expense.IsRebillable && project is not null
            ? PriceFor(expense, project.Currency, rate, rates)
            : (decimal?)null;

        expense.Approve(byId, now, rate, baseCurrency, category,
            project is null ? null : new ChargedProject(project.EngagementId, project.Id),
            PayableFor(expense, rate, repaidIn, rates));
        if (price is { } unitPrice)
            db.Add(new Delivery(BillingSourceKind.Expense, expense.Id, project!, expense.Description, 1, unitPrice,
                expense.SpentOn).Approved(byName));
    }

    /// <summary>Takes an approval back, with the delivery that nothing billed yet. A draft that takes
    /// it at the same moment and this cannot both be saved: the delivery's version decides.</summary>
    /// <exception cref="BusinessRuleException">It is paid, billed or written off.</exception>
    public static async Task UndoAsync(FinanceDbContext db, Expense expense, CancellationToken ct)
    {
        if (expense.IsByCard && await db.BankMatches.AnyAsync(
            m => m.DocumentId == expense.Id && m.UndoneAt == null, ct))
            throw new BusinessRuleException("A line of a bank statement is matched with it. Take that back first.");
        var project = expense.ProjectId is { } projectId ? await db.Projects.FindAsync([projectId], ct) : null;
        expense.UndoApproval(project is null ? null : new ChargedProject(project.EngagementId, project.Id));
        var delivery = await db.Deliveries.Include(d => d.WriteOffs)
            .SingleOrDefaultAsync(d => d.Kind == BillingSourceKind.Expense && d.SourceId == expense.Id, ct);
        if (delivery is null) return;

        var allocations = await db.BillingAllocations.Where(a => a.DeliveryId == delivery.Id).ToListAsync(ct);
        var invoices = allocations.ConvertAll(a => a.InvoiceId);
        // What an allocation belongs to must be at hand: nothing issued loses a part (Immutability).
        await db.Invoices.Where(i => invoices.Contains(i.Id)).LoadAsync(ct);
        if (allocations.Find(a => a.Quantity != 0) is { } billed)
            throw db.Invoices.Local.Single(i => i.Id == billed.InvoiceId).Number is { } number
                ? new BusinessRuleException("The expense is on invoice {0}; its approval stays.", number)
                : new BusinessRuleException("The expense is on a draft invoice. Take its line off first.");
        if (delivery.WriteOffs.Count > 0)
            throw new BusinessRuleException("The expense is written off; its approval stays.");
        db.RemoveRange(allocations);
        delivery.Withdraw();
        db.Remove(delivery);
    }

    /// <summary>Net in contract currency at the rates of the day it was spent,
    /// rounded, plus the markup, rounded (domain-rules §6, §10).</summary>
    public static decimal PriceOf(decimal net, decimal rate, decimal contractRate, string contractCurrency,
        decimal markupPercent)
    {
        var converted = Rounding.Round(net * rate / contractRate, contractCurrency);
        return Currencies.Limited(Rounding.Round(converted * (1 + (markupPercent / 100)), contractCurrency), null);
    }

    /// <summary>What is owed for it, at the rates of the day it was spent (domain-rules §6). A card was charged what it
    /// was charged.</summary>
    private static PayableAmount PayableFor(Expense expense, decimal rate, string? repaidIn, ExchangeRateTable rates) =>
        repaidIn is null || expense.IsByCard || repaidIn == expense.Currency
            ? new PayableAmount(expense.Gross, expense.Currency, rate)
            : PayableAmount.Of(expense.Gross, expense.Currency, rate, repaidIn,
                rates.Require(repaidIn, expense.SpentOn));

    private static decimal PriceFor(Expense expense, string contractCurrency, decimal rate, ExchangeRateTable rates) =>
        expense.Currency == contractCurrency
        ? PriceOf(expense.Net, 1, 1, contractCurrency, expense.MarkupPercent)
        : PriceOf(expense.Net, rate, rates.Require(contractCurrency, expense.SpentOn), contractCurrency,
            expense.MarkupPercent);
}
