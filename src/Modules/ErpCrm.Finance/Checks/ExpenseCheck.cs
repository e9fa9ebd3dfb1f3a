using System.Runtime.CompilerServices;
using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Expenses;
using ErpCrm.SharedKernel.Checking;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Checks;

/// <summary>Expenses: approved ones have their cost, and those that clients pay for are delivered once.</summary>
internal sealed class ExpenseCheck(FinanceDbContext db) : ICheck
{
    public string Rule => "Expenses: approved ones have their cost, re-billable ones are delivered (§6, §10)";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var delivered = (await db.Deliveries.Where(d => d.Kind == BillingSourceKind.Expense).Select(d => d.SourceId).ToListAsync(ct)).ToHashSet();
        var projects = (await db.Projects.Select(p => p.Id).ToListAsync(ct)).ToHashSet();
        await foreach (var expense in db.Expenses.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            var isApproved = expense.State is ExpenseState.Approved or ExpenseState.Paid;
            if (isApproved != expense.BaseNet is not null) yield return Of(expense, $"it is {expense.State} with cost “{expense.BaseNet}”");
            if (expense.State == ExpenseState.Paid != expense.PaidOn is not null) yield return Of(expense, $"it is {expense.State}, paid on “{expense.PaidOn}”");
            if (expense.ProjectId is { } project && !projects.Contains(project)) yield return Of(expense, $"its project {project} is not known");
            var isBilled = isApproved && expense.IsRebillable;
            if (isBilled != delivered.Contains(expense.Id)) yield return Of(expense, $"it is {expense.State}, re-billable {expense.IsRebillable}, and {(isBilled ? "not delivered" : "delivered")}");
        }
    }

    private static Finding Of(Expense expense, FormattableString problem) => Finding.Of("Expense", expense.Id, problem);
}
