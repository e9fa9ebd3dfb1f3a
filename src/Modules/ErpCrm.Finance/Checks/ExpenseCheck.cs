using System.Runtime.CompilerServices;
using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform.Checking;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Checks;

/// <summary>Expenses: approved ones have their cost, and those that clients pay for are delivered once.</summary>
internal sealed class ExpenseCheck(FinanceDbContext db) : ICheck
{
    public string Rule => "Expenses: approved ones have their cost, re-billable ones are delivered (§6, §10)";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var delivered = await db.Deliveries.AsNoTracking().Where(d => d.Kind == BillingSourceKind.Expense)
            .ToDictionaryAsync(d => d.SourceId, ct);
        var projects = (await db.Projects.Select(p => p.Id).ToListAsync(ct)).ToHashSet();
        await foreach (var expense in db.Expenses.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            var isApproved = expense.State is ExpenseState.Approved or ExpenseState.Paid;
            if (isApproved != expense.BaseNet is not null)
                yield return Of(expense, $"it is {expense.State} with cost “{expense.BaseNet}”");
            if (expense.State == ExpenseState.Paid != expense.PaidOn is not null)
                yield return Of(expense, $"it is {expense.State}, paid on “{expense.PaidOn}”");
            if (expense.ProjectId is { } project && !projects.Contains(project))
                yield return Of(expense, $"its project {project} is not known");
            var isBilled = isApproved && expense.IsRebillable;
            var delivery = delivered.GetValueOrDefault(expense.Id);
            if (isBilled != delivery is not null)
                yield return Of(expense,
                    $"it is {expense.State}, re-billable {expense.IsRebillable}, and {(isBilled ? "not delivered" : "delivered")}");
            else if (delivery is not null
                && (delivery.DeliveredOn, delivery.UnitPrice) != (expense.SpentOn, PriceOf(expense, delivery)))
                yield return Of(expense,
                    $"it costs {expense.Net} {expense.Currency} with {expense.MarkupPercent} % on {expense.SpentOn}, and is billed for {delivery.UnitPrice} {delivery.Currency} of {delivery.DeliveredOn}");
        }
    }

    // At the rates of its day when it was approved; they may have been
    // corrected since, so only the same currency is computed again.
    private static decimal PriceOf(Expense expense, Delivery delivery) =>
        expense.Currency == delivery.Currency
            ? ExpenseApproval.PriceOf(expense.Net, 1, 1, expense.Currency, expense.MarkupPercent)
            : delivery.UnitPrice;

    private static Finding Of(Expense expense, FormattableString problem) => Finding.Of("Expense", expense.Id, problem);
}
