using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Finance.Purchasing.Bills;

/// <summary>What is decided about a bill that waits.</summary>
[Route("finance/bills/{id:guid}"), RequirePermission(FinancePermissions.ApproveBills)]
internal sealed class BillDecisionsController(BillDeciding deciding) : PageController
{
    [HttpPost("approve")]
    public Task<IActionResult> Approve(Guid id, int version, CancellationToken ct) =>
        TryAsync($"/finance/bills/{id}", async () =>
        {
            var done = await deciding.ApproveAsync(id, version, ct);
            Toast(done.Said, done.UndoAddress);
            return Saved($"/finance/bills/{id}");
        });

    [HttpPost("send-back")]
    public Task<IActionResult> SendBack(Guid id, string? reason, int version, CancellationToken ct) =>
        TryAsync($"/finance/bills/{id}", async () =>
            Saved($"/finance/bills/{id}", (await deciding.DeclineAsync(id, version, reason, ct)).Said));
}
