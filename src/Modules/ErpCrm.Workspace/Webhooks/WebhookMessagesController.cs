using ErpCrm.Contracts;
using ErpCrm.Platform.Merging;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using ErpCrm.Workspace.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Webhooks;

/// <param name="SeesRecord">Whether the record opens for the reader: else he is not told which it is.</param>
/// <param name="SendsRecord">Whether what is in it goes along.</param>
internal sealed record ShownWebhookMessage(WebhookMessage Message, string Webhook, bool SeesRecord, bool SendsRecord);

/// <summary>What webhooks were told, and what became of it.</summary>
[Route("workspace/webhook-messages"), RequirePermission(WorkspacePermissions.ManageWebhooks)]
internal sealed class WebhookMessagesController(WorkspaceDbContext db, WebhookMessagesList list, RecordKinds kinds,
    MergedRecords merged, WebhookSignal signal, IBusinessClock clock, IStringLocalizer<WorkspaceText> T)
    : PageController
{
    [HttpGet("")]
    public Task<IActionResult> Messages(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Message(Guid id, CancellationToken ct)
    {
        var message = await db.WebhookMessages.AsNoTracking().OneAsync(m => m.Id == id, ct);
        var webhook = await db.Webhooks.AsNoTracking().OneAsync(message.WebhookId, ct);
        return View(new ShownWebhookMessage(message, webhook.Title, await SeesAsync(message, ct),
            webhook.SendsRecord && !message.IsTest));
    }

    /// <summary>Again from the first attempt, under the same id.</summary>
    [HttpPost("{id:guid}/replay")]
    public Task<IActionResult> Replay(Guid id, CancellationToken ct) =>
        TryAsync($"/workspace/webhook-messages/{id}", async () =>
        {
            (await db.WebhookMessages.OneAsync(m => m.Id == id, ct)).SendAgain(clock.UtcNow);
            await db.SaveChangesAsync(ct);
            signal.Raise();
            return Saved($"/workspace/webhook-messages/{id}", T["It is sent again"]);
        });

    private async Task<bool> SeesAsync(WebhookMessage message, CancellationToken ct) =>
        message.Kind == Kinds.Webhook || (kinds.Find(message.Kind) is { } kind && await kind.OpensAsync(
            HttpContext.RequestServices, await merged.ResolveAsync(message.Kind, message.RecordId), ct));
}
