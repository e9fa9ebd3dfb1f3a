using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Workspace.Text;

namespace ErpCrm.Workspace.Mail;

/// <summary>How mail leaves the company; there is one.</summary>
internal sealed class MailServerRecord : Record<WorkspaceDbContext, MailServer>
{
    public override string Key => Kinds.MailServer;

    public override RecordWords Words { get; } = new(typeof(WorkspaceText), "Mail server", "Outgoing mail");

    public override string Icon => "send";

    public override string NotInApi =>
        "It holds a secret; settings are forms that people fill in.";

    public override RecordRights Rights { get; } =
        new(WorkspacePermissions.EditSettings, WorkspacePermissions.EditSettings);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("A setting: there is one.");

    public override string ListUrl => "/workspace/mail-server";

    protected override string? Page => null;

    public override IQueryable<MailServer> Visible(Asking<WorkspaceDbContext> asking) => asking.Db.MailServers;
}
