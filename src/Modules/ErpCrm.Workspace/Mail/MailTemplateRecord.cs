using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Workspace.Text;

namespace ErpCrm.Workspace.Mail;

/// <summary>How mails about a kind of record begin.</summary>
internal sealed class MailTemplateRecord : Record<WorkspaceDbContext, MailTemplate>
{
    public override string Key => Kinds.MailTemplate;

    public override RecordWords Words { get; } = new(typeof(WorkspaceText), "Mail template", "Mail templates");

    public override string Icon => "file-pen-line";

    public override string NotInApi =>
        "Settings are forms that people fill in.";

    public override RecordRights Rights { get; } =
        new(WorkspacePermissions.EditSettings, WorkspacePermissions.EditSettings);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("A setting: one for each kind and language.");

    public override string ListUrl => "/workspace/mail-templates";

    protected override string? Page => null;

    public override IQueryable<MailTemplate> Visible(Asking<WorkspaceDbContext> asking) => asking.Db.MailTemplates;
}
