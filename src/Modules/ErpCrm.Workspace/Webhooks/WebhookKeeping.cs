using System.Security.Cryptography;
using ErpCrm.Contracts;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel.Events;
using ErpCrm.Workspace.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Workspace.Webhooks;

/// <summary>Keeps what became of a message, and what follows from it for its webhook.</summary>
internal sealed class WebhookKeeping(IServiceScopeFactory scopes, TimeProvider time, LiveFeed live,
    SharedChanges shared)
{
    /// <summary>What open pages are told.</summary>
    public const string Topic = "workspace.webhook-sent";

    private const int MostSaves = 5;
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task KeepAsync(WebhookMessage message, SentMessage sent)
    {
        using var acting = ActingUser.Act(null, null);
        for (var save = 1; ; save++)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<WorkspaceDbContext>();
                // What is known is kept even when the application is being stopped.
                await db.InTransactionAsync(ct => KeepAsync(scope.ServiceProvider, db, message, sent, ct),
                    CancellationToken.None);
                break;
            }
            catch (DbUpdateConcurrencyException) when (save < MostSaves)
            {
                // Somebody has just changed the webhook: once more with what it is now.
            }
        }

        if (message.IsTest) await TellPagesAsync();
    }

    /// <summary>It did not leave, or nobody waited for its answer: it is sent again.</summary>
    public async Task GiveBackAsync(WebhookMessage message)
    {
        await using var scope = scopes.CreateAsyncScope();
        await Claimed(scope.ServiceProvider.GetRequiredService<WorkspaceDbContext>(), message)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MessageState.Waiting)
                .SetProperty(m => m.ClaimId, (Guid?)null), CancellationToken.None);
    }

    private async Task KeepAsync(IServiceProvider services, WorkspaceDbContext db, WebhookMessage message,
        SentMessage sent, CancellationToken ct)
    {
        // Whoever lost its claim has nothing to say of it: another sends it.
        if (await Claimed(db, message).FirstOrDefaultAsync(ct) is not { } kept) return;
        if (sent.Withheld is { } why) kept.Withhold(why, Now);
        else kept.Take(sent.Answer, sent.Trouble, Now, sent.Took, RandomNumberGenerator.GetInt32(900, 1101) / 1000.0);
        var off = sent.Answer.Status == 410 && !kept.IsTest ? WebhookOff.Gone
            : kept.IsGivenUp ? WebhookOff.Failing
            : WebhookOff.None;
        if (off != WebhookOff.None) await SwitchOffAsync(services, db, kept, off, ct);
        else if (sent.Answer.Status is 429 or 502 or 503 or 504) await CalmAsync(db, kept, sent.Answer.RetryAt, ct);
        await db.SaveChangesAsync(ct);
    }

    private async Task SwitchOffAsync(IServiceProvider services, WorkspaceDbContext db, WebhookMessage last,
        WebhookOff why, CancellationToken ct)
    {
        if (!last.IsGivenUp) last.GiveUp();
        var webhook = await db.Webhooks.FirstAsync(w => w.Id == last.WebhookId, ct);
        if (webhook.State == WebhookState.Off) return;
        webhook.SwitchOff(why, Now);
        await db.WebhookMessages.Where(m => m.WebhookId == webhook.Id && m.State == MessageState.Waiting)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MessageState.Failed)
                .SetProperty(m => m.Trouble, MessageTrouble.SwitchedOff), ct);
        var notice = new Notice(NoticeKind.WebhookOff, Kinds.Webhook, webhook.Id)
        {
            To = [webhook.OwnerId], IsTheirOwn = true,
        };
        await services.GetRequiredService<NotificationBook>()
            .KeepAsync(new WebhookSwitchedOff { OccurredAt = Now }, [notice], ct);
    }

    // The others for the same receiver wait too.
    private async Task CalmAsync(WorkspaceDbContext db, WebhookMessage last, DateTime? asked, CancellationToken ct)
    {
        var (soonest, latest) = (Now + Quiet, Now + WebhookMessage.LongestWait);
        var until = asked is not { } at || at < soonest ? soonest : at > latest ? latest : at;
        await db.Webhooks.Where(w => w.Id == last.WebhookId)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.QuietUntil, until), ct);
    }

    private async Task TellPagesAsync()
    {
        live.Publish(Topic);
        await shared.TellHappenedAsync([Topic], CancellationToken.None);
    }

    private static IQueryable<WebhookMessage> Claimed(WorkspaceDbContext db, WebhookMessage message)
    {
        var (id, claim) = (message.Id, message.ClaimId);
        return db.WebhookMessages.Where(m => m.Id == id && m.State == MessageState.Sending && m.ClaimId == claim);
    }

    private sealed record WebhookSwitchedOff : DomainEvent;
}
