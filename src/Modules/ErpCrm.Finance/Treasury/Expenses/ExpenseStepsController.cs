using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.ExpenseClaims;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Expenses;

/// <summary>What somebody does with an expense of his own: submit, take back, delete.</summary>
[Route("finance/expenses/{id:guid}"), RequirePermission(FinancePermissions.RecordExpenses)]
internal sealed class ExpenseStepsController(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    IStringLocalizer<FinanceText> T) : PageController
{
    [HttpPost("submit")]
    public Task<IActionResult> Submit(Guid id, CancellationToken ct) => ChangeAsync(id,
        async expense => expense.Submit(clock.UtcNow, await db.ManagerOfAsync(expense.ProjectId, ct)),
        T["Expense sent for approval"], ct);

    [HttpPost("withdraw")]
    public Task<IActionResult> Withdraw(Guid id, CancellationToken ct) => ChangeAsync(id,
        expense =>
        {
            expense.Withdraw();
            return Task.CompletedTask;
        },
        T["Expense taken back"], ct);

    [HttpPost("delete")]
    public async Task<IActionResult> Delete(Guid id, CancellationToken ct)
    {
        var expense = await db.Expenses.RecordedBy(me).OneAsync(id, ct);
        return await TryAsync($"/finance/expenses/{id}", async () =>
        {
            var claim = expense.ClaimId;
            await db.LeaveClaimAsync(expense, ct);
            expense.Discard();
            db.Remove(expense);
            await db.SaveChangesAsync(ct);
            return Saved(claim is { } id ? $"/finance/expense-claims/{id}" : "/finance/expenses", T["Expense deleted"]);
        });
    }

    private async Task<IActionResult> ChangeAsync(Guid id, Func<Expense, Task> change, string toast,
        CancellationToken ct)
    {
        var expense = await db.Expenses.RecordedBy(me).OneAsync(id, ct);
        return await TryAsync($"/finance/expenses/{id}", async () =>
        {
            await change(expense);
            await db.SaveChangesAsync(ct);
            return Saved($"/finance/expenses/{id}", toast);
        });
    }
}
