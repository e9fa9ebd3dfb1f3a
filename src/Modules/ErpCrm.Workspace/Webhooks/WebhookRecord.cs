using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Workspace.Text;

namespace ErpCrm.Workspace.Webhooks;

/// <summary>A webhook, as the rest of the application knows it.</summary>
internal sealed class WebhookRecord : Record<WorkspaceDbContext, Webhook>
{
    private const string Technical = "A setting between two programs: nobody works on it.";

    public override string Key => Kinds.Webhook;

    public override RecordWords Words { get; } = new(typeof(WorkspaceText), "Webhook", "Webhooks", "New webhook");

    public override string Icon => "webhook";

    public override RecordRights Rights { get; } =
        new(WorkspacePermissions.ManageWebhooks, WorkspacePermissions.ManageWebhooks);

    public override string ListUrl => "/workspace/webhooks";

    public override Expression<Func<Webhook, string>> Title { get; } =
        webhook => webhook.Description != "" ? webhook.Description : webhook.Address;

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut(Technical, RecordAbility.Page);

    public override string NotInApi => "It carries a secret that is shown once, to a person.";

    public override IQueryable<Webhook> Visible(Asking<WorkspaceDbContext> asking) => asking.Db.Webhooks;
}
