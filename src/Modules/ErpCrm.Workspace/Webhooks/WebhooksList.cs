using System.Linq.Expressions;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Lists;
using ErpCrm.Workspace.Text;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Webhooks;

internal sealed record WebhookRow(Guid Id, string Title, string Address, WebhookState State, Guid? OwnerId,
    string? Owner, DateTime? LastAt);

internal sealed class WebhooksList : ListOf<Webhook, WebhookRow>
{
    public WebhooksList()
        : base("webhooks", "/workspace/webhooks", typeof(WorkspaceText))
    {
        Name = "Webhooks";
        Finds("Filter webhooks", (scope, word) =>
        {
            var ids = scope.Kept<FewNames>().With(word);
            return w => EF.Parameter(ids).Contains(w.Id);
        });
        Choose("state", "State", "Any state", w => w.State, state => state.ToString());
        WhenNoMatch("No webhook matches");
        WhenNothing(new("webhook", "No webhooks yet",
            "A webhook tells another program at once that a deal was won or an invoice issued.")
        {
            Action = ("New webhook", "/workspace/webhooks/create"),
        });
        Text("name", "Name", r => r.Title).Sorts().Card(1)
            .Cell(r => Cells.Name($"/workspace/webhooks/{r.Id}", r.Title));
        Text("address", "Address", r => r.Address).Sorts().Card(3).Class("wrap");
        Choice("state", "State", r => r.State).Says(state => state.ToString(), "webhook")
            .Tone(WebhookTones.Of).Card(2);
        Person("owner", "Sees as", r => r.OwnerId, r => r.Owner).Cell(r => Cells.Who(r.Owner));
        Moment("last", "Last message", r => r.LastAt).Sorts().Card(4);
    }

    public override IQueryable<Webhook> Visible(ListScope scope)
    {
        var webhooks = scope.Get<WorkspaceDbContext>().Webhooks.AsNoTracking();
        return scope.Me.Can(WorkspacePermissions.ManageWebhooks) ? webhooks : webhooks.Where(_ => false);
    }

    protected override async Task PrepareAsync(ListScope scope, CancellationToken ct)
    {
        if (!FewNames.AreAsked(scope)) return;
        var webhooks = await Visible(scope).Select(w => new { w.Id, w.Description, w.Address }).ToListAsync(ct);
        scope.Keep(new FewNames(webhooks.ToDictionary(w => w.Id, w => SearchText.Of(w.Description, w.Address))));
    }

    protected override Expression<Func<Webhook, WebhookRow>> Row(ListScope scope)
    {
        var db = scope.Get<WorkspaceDbContext>();
        return w => new WebhookRow(w.Id, w.Description != "" ? w.Description : w.Address, w.Address, w.State, w.OwnerId,
            db.Users.Where(u => u.Id == w.OwnerId).Select(u => u.Name).FirstOrDefault(),
            db.WebhookMessages.Where(m => m.WebhookId == w.Id).Max(m => (DateTime?)m.CreatedAt));
    }

    protected override (string Key, bool IsDescending) UsualOrder(string? tab) => ("name", false);
}
