using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Expenses;

/// <summary>What others do with an expense: approve, send back, pay.</summary>
[Route("finance/expenses/{id:guid}")]
internal sealed class ExpenseDecisionsController(
    FinanceDbContext db, ICurrentUser me, IBusinessClock clock, ICompanyProfile company, ExpenseDeciding deciding,
    IStringLocalizer<FinanceText> T) : PageController
{
    [HttpPost("approve"), RequirePermission(FinancePermissions.ApproveExpenses)]
    public Task<IActionResult> Approve(Guid id, int version, CancellationToken ct) =>
        TryAsync($"/finance/expenses/{id}", async () =>
        {
            var done = await deciding.ApproveAsync(id, version, ct);
            Toast(done.Said, done.UndoAddress);
            return Saved($"/finance/expenses/{id}");
        });

    /// <summary>Takes an approval back: it waits for a decision again.</summary>
    [HttpPost("undo"), RequirePermission(FinancePermissions.ApproveExpenses)]
    public async Task<IActionResult> Undo(Guid id, int version, CancellationToken ct)
    {
        var expense = await Decidable.OneAsync(id, ct);
        return await DoAsync(id, () =>
        {
            ExpenseDeciding.RequireSeen(expense, version);
            return ExpenseApproval.UndoAsync(db, expense, ct);
        }, T["Approval taken back"], ct);
    }

    [HttpPost("send-back"), RequirePermission(FinancePermissions.ApproveExpenses)]
    public Task<IActionResult> SendBack(Guid id, string? reason, int version, CancellationToken ct) =>
        TryAsync($"/finance/expenses/{id}", async () =>
            Saved($"/finance/expenses/{id}", (await deciding.DeclineAsync(id, version, reason, ct)).Said));

    [HttpPost("pay"), RequirePermission(FinancePermissions.EditPayments)]
    public Task<IActionResult> Pay(Guid id, DateOnly? paidOn, Guid? paidFromId, CancellationToken ct) =>
        TryAsync($"/finance/expenses/{id}", async () =>
        {
            await db.InTransactionAsync(token => PayAsync(id, paidOn ?? clock.Today, paidFromId, token), ct);
            return Saved($"/finance/expenses/{id}", T["Expense marked as paid"]);
        });

    private async Task PayAsync(Guid id, DateOnly on, Guid? fromId, CancellationToken ct)
    {
        var expense = await db.Expenses.VisibleTo(me).OneAsync(id, ct);
        if (!me.MayPay(expense, company.Current))
            throw new BusinessRuleException("Nobody pays his own expenses. Somebody else with the right does it.");
        var rate = RequiredRate.Require(await Rates.ReadAsync(db, company, expense.Currency, on, ct),
            expense.Currency, on);
        var account = await db.BankAccounts.ChosenAsync(fromId, expense.Currency, null, ct);
        expense.Pay(on, clock.Today, account, rate);
        await db.SaveChangesAsync(ct);
    }

    private IQueryable<Expense> Decidable => db.Expenses.DecidedBy(me, company.Current);

    private Task<IActionResult> DoAsync(Guid id, Func<Task> act, string toast, CancellationToken ct) =>
        TryAsync($"/finance/expenses/{id}", async () =>
        {
            await act();
            await db.SaveChangesAsync(ct);
            return Saved($"/finance/expenses/{id}", toast);
        });
}
