using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Lists;
using ErpCrm.Workspace.Text;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Webhooks;

internal sealed record WebhookMessageRow(Guid Id, string Event, Guid? WebhookId, string? Webhook, MessageState State,
    int? Status, int Attempts, DateTime CreatedAt, DateTime? NextAt, DateTime? DeliveredAt);

/// <summary>What webhooks were told in the last thirty days. Which record it was about is not among it.</summary>
internal sealed class WebhookMessagesList : ListOf<WebhookMessage, WebhookMessageRow>
{
    public WebhookMessagesList()
        : base("webhook-messages", "/workspace/webhook-messages", typeof(WorkspaceText))
    {
        Name = "Webhook messages";
        Choose("state", "State", "Any state", m => m.State, state => state.ToString());
        Filter(new ValueFilter<WebhookMessage, string>("event", "What happened", Readers.Text,
            (messages, name, _) => messages.Where(m => m.Event == name))
        {
            Any = "Any event",
            Choices = (scope, _) => Task.FromResult(WebhookEvents.All.Select(e => e.Name).Prepend(WebhookEvents.Test)
                .Select(name => new SelectListItem(scope.Get<WebhookEvents>().WordOf(name), name))),
        });
        Choose("webhook", "Webhook", "Any webhook", m => m.WebhookId, async (scope, ct) =>
            await scope.Get<WorkspaceDbContext>().Webhooks.OrderBy(w => w.Description).ThenBy(w => w.Address)
                .Select(w => new SelectListItem(w.Description != "" ? w.Description : w.Address, w.Id.ToString()))
                .ToListAsync(ct));
        WhenNoMatch("No message matches");
        WhenNothing(new("webhook", "No messages yet", "Every message of the last thirty days stands here."));
        Text("event", "What happened", r => r.Event).FewTexts().Sorts().Card(1)
            .Shows((r, s) => s.Get<WebhookEvents>().WordOf(r.Event))
            .Cell((r, s) => Cells.Name($"/workspace/webhook-messages/{r.Id}", s.Get<WebhookEvents>().WordOf(r.Event)));
        Record("webhook", "Webhook", Kinds.Webhook, r => r.WebhookId, r => r.Webhook).Card(3);
        Choice("state", "State", r => r.State).Says(state => state.ToString(), "webhook").Tone(WebhookTones.Of).Card(2);
        Number("status", "Answer", r => r.Status);
        Number("attempts", "Attempts", r => r.Attempts);
        Moment("at", "When", r => r.CreatedAt).Sorts().Card(4);
        Moment("delivered", "Delivered at", r => r.DeliveredAt);
        Moment("next", "Next attempt", r => r.NextAt).ExportOnly();
    }

    public override IQueryable<WebhookMessage> Visible(ListScope scope)
    {
        var messages = scope.Get<WorkspaceDbContext>().WebhookMessages.AsNoTracking();
        return scope.Me.Can(WorkspacePermissions.ManageWebhooks) ? messages : messages.Where(_ => false);
    }

    protected override Expression<Func<WebhookMessage, WebhookMessageRow>> Row(ListScope scope)
    {
        var db = scope.Get<WorkspaceDbContext>();
        return m => new WebhookMessageRow(m.Id, m.Event, m.WebhookId,
            db.Webhooks.Where(w => w.Id == m.WebhookId).Select(w => w.Description != "" ? w.Description : w.Address)
                .FirstOrDefault(),
            m.State, m.Status, m.Attempts, m.CreatedAt, m.State == MessageState.Waiting ? m.NextAt : null,
            m.DeliveredAt);
    }

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("at", true);
}
