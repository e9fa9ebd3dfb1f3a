using ErpCrm.Finance.Text;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.ExpenseClaims;

/// <summary>What others do with a claim: approve, send back as a whole or a line of it, pay.</summary>
[Route("finance/expense-claims/{id:guid}")]
internal sealed class ExpenseClaimDecisionsController(
    ClaimDeciding deciding, IBusinessClock clock, IStringLocalizer<FinanceText> T) : PageController
{
    [HttpPost("approve"), RequirePermission(FinancePermissions.ApproveExpenses)]
    public Task<IActionResult> Approve(Guid id, int version, CancellationToken ct) => TryAsync(UrlOf(id), async () =>
    {
        var done = await deciding.ApproveAsync(id, version, ct);
        Toast(done.Said, done.UndoAddress);
        return Saved(UrlOf(id));
    });

    /// <summary>Takes an approval back: it waits for a decision again.</summary>
    [HttpPost("undo"), RequirePermission(FinancePermissions.ApproveExpenses)]
    public Task<IActionResult> Undo(Guid id, int version, CancellationToken ct) => TryAsync(UrlOf(id), async () =>
    {
        await deciding.UndoAsync(id, version, ct);
        return Saved(UrlOf(id), T["Approval taken back"]);
    });

    [HttpPost("send-back"), RequirePermission(FinancePermissions.ApproveExpenses)]
    public Task<IActionResult> SendBack(Guid id, string? reason, int version, CancellationToken ct) =>
        TryAsync(UrlOf(id), async () => Saved(UrlOf(id), (await deciding.DeclineAsync(id, version, reason, ct)).Said));

    /// <summary>One line goes back to its person, the others wait on.</summary>
    [HttpPost("lines/{expenseId:guid}/send-back"), RequirePermission(FinancePermissions.ApproveExpenses)]
    public Task<IActionResult> SendBackLine(Guid id, Guid expenseId, string? reason, int version,
        CancellationToken ct) => TryAsync(UrlOf(id), async () =>
    {
        await deciding.SendBackAsync(id, expenseId, version, reason, ct);
        return Saved(UrlOf(id), T["Expense sent back"]);
    });

    [HttpPost("pay"), RequirePermission(FinancePermissions.EditPayments)]
    public Task<IActionResult> Pay(Guid id, DateOnly? paidOn, Guid? paidFromId, CancellationToken ct) =>
        TryAsync(UrlOf(id), async () =>
        {
            await deciding.PayAsync(id, paidOn ?? clock.Today, paidFromId, ct);
            return Saved(UrlOf(id), T["Claim marked as paid"]);
        });

    private static string UrlOf(Guid id) => $"/finance/expense-claims/{id}";
}
