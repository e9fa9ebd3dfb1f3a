using ErpCrm.Finance.Text;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Purchasing.PaymentRuns;

/// <summary>The way of a payment run to the bank and into the books.</summary>
[Route("finance/payment-runs/{id:guid}"), RequirePermission(FinancePermissions.PayBills)]
internal sealed class PaymentRunStepsController(PaymentRunWriting writing, IBusinessClock clock,
    IStringLocalizer<FinanceText> T) : PageController
{
    [HttpPost("approve")]
    public Task<IActionResult> Approve(Guid id, int version, CancellationToken ct) =>
        DoAsync(id, () => writing.ApproveAsync(id, version, ct), T["Payment run approved"]);

    [HttpPost("reopen")]
    public Task<IActionResult> Reopen(Guid id, int version, CancellationToken ct) =>
        DoAsync(id, () => writing.DoAsync(id, version, run => run.Reopen(), ct), T["Approval taken back"]);

    [HttpPost("execute")]
    public Task<IActionResult> Execute(Guid id, int version, DateOnly? executedOn, CancellationToken ct) =>
        DoAsync(id, () => writing.ExecuteAsync(id, version, executedOn ?? clock.Today, ct), T["Payments recorded"]);

    [HttpPost("cancel")]
    public Task<IActionResult> Cancel(Guid id, int version, CancellationToken ct) =>
        DoAsync(id, () => writing.DoAsync(id, version, run => run.Cancel(), ct), T["Payment run cancelled"]);

    private Task<IActionResult> DoAsync(Guid id, Func<Task> act, string toast) =>
        TryAsync($"/finance/payment-runs/{id}", async () =>
        {
            await act();
            return Saved($"/finance/payment-runs/{id}", toast);
        });
}
