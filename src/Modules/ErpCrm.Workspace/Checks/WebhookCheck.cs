using System.Runtime.CompilerServices;
using ErpCrm.Platform.Checking;
using ErpCrm.Workspace.Webhooks;
using Microsoft.EntityFrameworkCore;
using Finding = ErpCrm.Platform.Checking.Finding;

namespace ErpCrm.Workspace.Checks;

/// <summary>What webhooks are told belongs to one, and goes on.</summary>
internal sealed class WebhookCheck(WorkspaceDbContext db, TimeProvider time) : ICheck
{
    // Longer than any lease and any request.
    private static readonly TimeSpan Stuck = TimeSpan.FromHours(1);

    public string Rule => "Webhooks: a message belongs to a webhook, none is stuck, and what was delivered says when";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var messages = db.WebhookMessages.AsNoTracking();
        await foreach (var id in messages.Where(m => !db.Webhooks.Any(w => w.Id == m.WebhookId)).Select(m => m.Id)
            .AsAsyncEnumerable().WithCancellation(ct))
            yield return Finding.Of("WebhookMessage", id, $"its webhook is not there");
        var since = time.GetUtcNow().UtcDateTime - Stuck;
        await foreach (var stuck in messages
            .Where(m => m.State == MessageState.Sending && m.CreatedAt < since
                && db.Webhooks.Any(w => w.Id == m.WebhookId && w.State == WebhookState.On && w.SenderUntil < since
                    && w.QuietUntil < since))
            .Select(m => new { m.Id, m.Attempts }).AsAsyncEnumerable().WithCancellation(ct))
            yield return Finding.Of("WebhookMessage", stuck.Id,
                $"it is being sent after {stuck.Attempts} attempts, and nobody sends it");
        await foreach (var id in messages
            .Where(m => (m.State == MessageState.Delivered && m.DeliveredAt == null) || m.Tries > m.Attempts
                || (m.State != MessageState.Sending && m.ClaimId != null))
            .Select(m => m.Id).AsAsyncEnumerable().WithCancellation(ct))
            yield return Finding.Of("WebhookMessage", id, $"its state and its attempts do not belong together");
        var known = WebhookEvents.All.Select(e => e.Name).ToHashSet();
        foreach (var webhook in await db.Webhooks.AsNoTracking().ToListAsync(ct))
        {
            foreach (var name in webhook.EventNames.Where(name => !known.Contains(name)))
                yield return Finding.Of("Webhook", webhook.Id, $"it wants to know of {name}, which nothing tells");
        }
    }
}
