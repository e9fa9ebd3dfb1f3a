using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Mvc;
using ErpCrm.Workspace.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Workspace.Webhooks;

/// <summary>What is done with a webhook besides changing it.</summary>
[Route("workspace/webhooks"), RequirePermission(WorkspacePermissions.ManageWebhooks)]
internal sealed class WebhookStepsController(WorkspaceDbContext db, WebhookBook book, WebhookSignal signal,
    ICurrentUser me, IBusinessClock clock, IStringLocalizer<WorkspaceText> T) : PageController
{
    [HttpPost("{id:guid}/pause")]
    public Task<IActionResult> Pause(Guid id, CancellationToken ct) =>
        DoAsync(id, webhook => webhook.Pause(), T["Webhook paused"], ct);

    [HttpPost("{id:guid}/resume")]
    public Task<IActionResult> Resume(Guid id, CancellationToken ct) =>
        DoAsync(id, webhook => webhook.Resume(), T["Webhook switched on"], ct);

    /// <summary>With everything it was told.</summary>
    [HttpPost("{id:guid}/remove")]
    public async Task<IActionResult> Remove(Guid id, CancellationToken ct)
    {
        db.Remove(await db.Webhooks.OneAsync(id, ct));
        await db.SaveChangesAsync(ct);
        return Saved("/workspace/webhooks", T["Webhook removed"]);
    }

    /// <summary>Sends a message that is about the webhook itself, once.</summary>
    [HttpPost("{id:guid}/test")]
    public Task<IActionResult> Test(Guid id, CancellationToken ct) => TryAsync(UrlOf(id), async () =>
    {
        var webhook = await db.Webhooks.OneAsync(id, ct);
        if (webhook.State != WebhookState.On) throw new BusinessRuleException("Switch the webhook on first.");
        var message = book.Test(webhook, Ids.New());
        db.Add(message);
        await db.SaveChangesAsync(ct);
        signal.Raise();
        return Saved($"/workspace/webhook-messages/{message.Id}");
    });

    [HttpGet("{id:guid}/replay")]
    public async Task<IActionResult> Replay(Guid id, CancellationToken ct)
    {
        var form = new WebhookReplayForm { FirstDay = clock.Today.AddDays(-1), LastDay = clock.Today };
        return View("Replay", await PreparedAsync(form, id, ct));
    }

    /// <summary>Everything of some days that failed, under the same ids.</summary>
    [HttpPost("{id:guid}/replay")]
    public async Task<IActionResult> Replay(Guid id, WebhookReplayForm form, CancellationToken ct)
    {
        await PreparedAsync(form, id, ct);
        return await TrySaveAsync("Replay", form, async () =>
        {
            var (from, until) = (StartOf(form.FirstDay!.Value), StartOf(form.LastDay!.Value.AddDays(1)));
            var now = clock.UtcNow;
            var count = await db.WebhookMessages
                .Where(m => m.WebhookId == id && m.State == MessageState.Failed && !m.IsTest
                    && m.CreatedAt >= from && m.CreatedAt < until)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MessageState.Waiting)
                    .SetProperty(m => m.Tries, 0).SetProperty(m => m.NextAt, now), ct);
            signal.Raise();
            return Saved(UrlOf(id), T.Count("{0} message is sent again|{0} messages are sent again", count));
        });
    }

    private static string UrlOf(Guid id) => $"/workspace/webhooks/{id}";

    private Task<IActionResult> DoAsync(Guid id, Action<Webhook> change, string toast, CancellationToken ct) =>
        TryAsync(UrlOf(id), async () =>
        {
            change(await db.Webhooks.OneAsync(id, ct));
            await db.SaveChangesAsync(ct);
            signal.Raise();
            return Saved(UrlOf(id), toast);
        });

    private async Task<WebhookReplayForm> PreparedAsync(WebhookReplayForm form, Guid id, CancellationToken ct)
    {
        var webhook = await db.Webhooks.AsNoTracking().OneAsync(id, ct);
        form.Page = new WebhookFormPage { Id = id, Title = webhook.Title };
        return form;
    }

    private DateTime StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return TimeZoneInfo.ConvertTimeToUtc(me.TimeZone.IsInvalidTime(midnight) ? midnight.AddHours(1) : midnight,
            me.TimeZone);
    }
}
