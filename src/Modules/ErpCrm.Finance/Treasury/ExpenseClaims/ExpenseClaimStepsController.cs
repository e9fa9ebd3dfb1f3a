using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.ExpenseClaims;

/// <summary>What somebody does with a claim of his own: put expenses in and take them out, submit, take back,
/// delete.</summary>
[Route("finance/expense-claims/{id:guid}"), RequirePermission(FinancePermissions.RecordExpenses)]
internal sealed class ExpenseClaimStepsController(FinanceDbContext db, ICurrentUser me, IBusinessClock clock,
    ICompanyProfile company, IStringLocalizer<FinanceText> T) : PageController
{
    [HttpPost("submit")]
    public Task<IActionResult> Submit(Guid id, CancellationToken ct) => DoAsync(id, async (claim, lines, token) =>
    {
        var currencies = lines.Select(l => l.Currency).Append(claim.Currency).Distinct();
        var rates = await Rates.ReadAsync(db, company, currencies, token);
        claim.Submit(lines, clock.UtcNow, ClaimLines.OwedOf(lines, claim.Currency, rates),
            await db.ManagersOfAsync(lines, token));
    }, T["Claim sent for approval"], ct);

    [HttpPost("withdraw")]
    public Task<IActionResult> Withdraw(Guid id, CancellationToken ct) => DoAsync(id, (claim, lines, _) =>
    {
        claim.Withdraw(lines);
        return Task.CompletedTask;
    }, T["Claim taken back"], ct);

    /// <summary>Expenses that were recorded before become lines.</summary>
    [HttpPost("take")]
    public Task<IActionResult> Take(Guid id, List<Guid> expenseIds, CancellationToken ct) =>
        DoAsync(id, async (claim, _, token) =>
        {
            var loose = await db.Expenses.RecordedBy(me).Where(e => EF.Parameter(expenseIds).Contains(e.Id))
                .OrderBy(e => e.SpentOn).ThenBy(e => e.Id).ToListAsync(token);
            if (loose.Count == 0) throw new BusinessRuleException("Choose an expense first.");
            foreach (var expense in loose) claim.Take(expense);
        }, T["Added to the claim"], ct);

    /// <summary>A line is an expense of its own again.</summary>
    [HttpPost("lines/{expenseId:guid}/release")]
    public Task<IActionResult> Release(Guid id, Guid expenseId, CancellationToken ct) =>
        DoAsync(id, (claim, lines, _) =>
        {
            claim.Release(lines.FirstOrDefault(l => l.Id == expenseId).OrNotFound());
            return Task.CompletedTask;
        }, T["Taken out of the claim"], ct);

    [HttpPost("delete")]
    public async Task<IActionResult> Delete(Guid id, CancellationToken ct)
    {
        var claim = await db.ExpenseClaims.RecordedBy(me).OneAsync(id, ct);
        return await TryAsync($"/finance/expense-claims/{id}", async () =>
        {
            claim.Discard(await db.LinesOf(id).ToListAsync(ct));
            db.Remove(claim);
            await db.SaveChangesAsync(ct);
            return Saved("/finance/expense-claims", T["Claim deleted"]);
        });
    }

    private Task<IActionResult> DoAsync(Guid id, Func<ExpenseClaim, List<Expense>, CancellationToken, Task> change,
        string toast, CancellationToken ct) => TryAsync($"/finance/expense-claims/{id}", async () =>
    {
        await db.InTransactionAsync(async token =>
        {
            var claim = await db.ExpenseClaims.RecordedBy(me).OneAsync(id, token);
            await change(claim, await db.LinesOf(id).ToListAsync(token), token);
            await db.SaveChangesAsync(token);
        }, ct);
        return Saved($"/finance/expense-claims/{id}", toast);
    });
}
