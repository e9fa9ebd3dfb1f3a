using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Expenses;

/// <summary>What others do with an expense: approve, send back, pay.</summary>
[Route("finance/expenses/{id:guid}")]
internal sealed class ExpenseDecisionsController(
    FinanceDbContext db, ICurrentUser me, IBusinessClock clock, ICompanyProfile company,
    IStringLocalizer<FinanceText> T) : PageController
{
    [HttpPost("approve"), RequirePermission(FinancePermissions.ApproveExpenses)]
    public Task<IActionResult> Approve(Guid id, int version, CancellationToken ct) =>
        TryAsync($"/finance/expenses/{id}", async () =>
        {
            var approved = 0;
            await db.InTransactionAsync(async token => approved = await ApproveAsync(id, version, token), ct);
            Toast(T["Expense approved"], $"/finance/expenses/{id}/undo?version={approved}");
            return Saved($"/finance/expenses/{id}");
        });

    /// <summary>Takes an approval back: it waits for a decision again.</summary>
    [HttpPost("undo"), RequirePermission(FinancePermissions.ApproveExpenses)]
    public async Task<IActionResult> Undo(Guid id, int version, CancellationToken ct)
    {
        var expense = await Decidable.OneAsync(id, ct);
        return await DoAsync(id, () =>
        {
            RequireSeen(expense, version);
            return ExpenseApproval.UndoAsync(db, expense, ct);
        }, T["Approval taken back"], ct);
    }

    [HttpPost("send-back"), RequirePermission(FinancePermissions.ApproveExpenses)]
    public async Task<IActionResult> SendBack(Guid id, string? reason, int version, CancellationToken ct)
    {
        var expense = await Decidable.OneAsync(id, ct);
        if (reason?.Length > Expense.ReasonLength) reason = reason[..Expense.ReasonLength];
        return await DoAsync(id, () =>
        {
            RequireSeen(expense, version);
            expense.SendBack(me.Id, clock.UtcNow, reason);
            return Task.CompletedTask;
        }, T["Expense sent back"], ct);
    }

    [HttpPost("pay"), RequirePermission(FinancePermissions.EditPayments)]
    public async Task<IActionResult> Pay(Guid id, DateOnly? paidOn, CancellationToken ct)
    {
        var expense = await db.Expenses.VisibleTo(me).OneAsync(id, ct);
        return await DoAsync(id, () =>
        {
            if (!me.MayPay(expense, company.Current))
                throw new BusinessRuleException("Nobody pays his own expenses. Somebody else with the right does it.");
            expense.Pay(paidOn ?? clock.Today, clock.Today);
            return Task.CompletedTask;
        }, T["Expense marked as paid"], ct);
    }

    private IQueryable<Expense> Decidable => db.Expenses.DecidedBy(me, company.Current);

    private async Task<int> ApproveAsync(Guid id, int version, CancellationToken ct)
    {
        var expense = await Decidable.OneAsync(id, ct);
        RequireSeen(expense, version);
        var contract = await db.Projects.Where(p => p.Id == expense.ProjectId).Select(p => p.Currency).ToListAsync(ct);
        var rates = await Rates.ReadAsync(db, company, [expense.Currency, .. contract], ct);
        await ExpenseApproval.ApproveAsync(db, rates, company.Current.BaseCurrency, expense, me.Id, me.Name,
            clock.UtcNow, ct);
        await db.SaveChangesAsync(ct);
        return expense.Version;
    }

    // Its owner may have taken it back, changed it and submitted it again since the page was opened.
    private static void RequireSeen(Expense expense, int version)
    {
        if (expense.Version != version)
            throw new BusinessRuleException("The expense changed meanwhile. Look at it again.");
    }

    private Task<IActionResult> DoAsync(Guid id, Func<Task> act, string toast, CancellationToken ct) =>
        TryAsync($"/finance/expenses/{id}", async () =>
        {
            await act();
            await db.SaveChangesAsync(ct);
            return Saved($"/finance/expenses/{id}", toast);
        });
}
