using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
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
    public async Task<IActionResult> Approve(Guid id, int version, CancellationToken ct)
    {
        try
        {
            if (!await db.InTransactionAsync(token => ApproveAsync(id, version, token), ct)) return NotFound();
        }
        catch (BusinessRuleException e)
        {
            return RefusedTo(e, $"/finance/expenses/{id}");
        }

        Toast(T["Expense approved"], $"/finance/expenses/{id}/undo");
        return Saved($"/finance/expenses/{id}");
    }

    /// <summary>Takes an approval back: it waits for a decision again.</summary>
    [HttpPost("undo"), RequirePermission(FinancePermissions.ApproveExpenses)]
    public async Task<IActionResult> Undo(Guid id, CancellationToken ct)
    {
        if (await DecidableAsync(id, ct) is not { } expense) return NotFound();
        try
        {
            await ExpenseApproval.UndoAsync(db, expense, ct);
        }
        catch (BusinessRuleException e)
        {
            return RefusedTo(e, $"/finance/expenses/{id}");
        }

        await db.SaveChangesAsync(ct);
        return Saved($"/finance/expenses/{id}", T["Approval taken back"]);
    }

    [HttpPost("send-back"), RequirePermission(FinancePermissions.ApproveExpenses)]
    public async Task<IActionResult> SendBack(Guid id, string? reason, int version, CancellationToken ct)
    {
        if (await DecidableAsync(id, ct) is not { } expense) return NotFound();
        if (reason?.Length > Expense.ReasonLength) reason = reason[..Expense.ReasonLength];
        return await DoAsync(expense, () =>
        {
            RequireSeen(expense, version);
            expense.SendBack(me.Id, clock.UtcNow, reason);
        }, T["Expense sent back"], ct);
    }

    [HttpPost("pay"), RequirePermission(FinancePermissions.EditPayments)]
    public async Task<IActionResult> Pay(Guid id, DateOnly? paidOn, CancellationToken ct)
    {
        if (await db.Expenses.VisibleTo(me).FirstOrDefaultAsync(e => e.Id == id, ct) is not { } expense)
            return NotFound();
        return await DoAsync(expense, () =>
        {
            if (!me.MayPay(expense, company.Current))
                throw new BusinessRuleException("Nobody pays his own expenses. Somebody else with the right does it.");
            expense.Pay(paidOn ?? clock.Today, clock.Today);
        }, T["Expense marked as paid"], ct);
    }

    private async Task<bool> ApproveAsync(Guid id, int version, CancellationToken ct)
    {
        if (await DecidableAsync(id, ct) is not { } expense) return false;
        RequireSeen(expense, version);
        var contract = await db.Projects.Where(p => p.Id == expense.ProjectId).Select(p => p.Currency).ToListAsync(ct);
        var rates = await Rates.ReadAsync(db, company, [expense.Currency, .. contract], ct);
        await ExpenseApproval.ApproveAsync(db, rates, company.Current.BaseCurrency, expense, me.Id, me.Name,
            clock.UtcNow, ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    // Its owner may have taken it back, changed it and submitted it again since the page was opened.
    private static void RequireSeen(Expense expense, int version)
    {
        if (expense.Version != version)
            throw new BusinessRuleException("The expense changed meanwhile. Look at it again.");
    }

    private Task<Expense?> DecidableAsync(Guid id, CancellationToken ct) =>
        db.Expenses.DecidedBy(me, company.Current).FirstOrDefaultAsync(e => e.Id == id, ct);

    private async Task<IActionResult> DoAsync(Expense expense, Action action, string toast, CancellationToken ct)
    {
        try
        {
            action();
        }
        catch (BusinessRuleException e)
        {
            return RefusedTo(e, $"/finance/expenses/{expense.Id}");
        }

        await db.SaveChangesAsync(ct);
        return Saved($"/finance/expenses/{expense.Id}", toast);
    }
}
