using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Workspace.Text;

namespace ErpCrm.Workspace.Files;

/// <summary>What the company takes as files; there is one.</summary>
internal sealed class FileRulesRecord : Record<WorkspaceDbContext, FileRules>
{
    public override string Key => Kinds.FileRules;

    public override RecordWords Words { get; } = new(typeof(WorkspaceText), "Rules for files", "Files");

    public override string Icon => "paperclip";

    public override string NotInApi =>
        "Settings are forms that people fill in.";

    public override RecordRights Rights { get; } =
        new(WorkspacePermissions.EditSettings, WorkspacePermissions.EditSettings);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("A setting: there is one.");

    public override string ListUrl => "/workspace/file-rules";

    protected override string? Page => null;

    public override IQueryable<FileRules> Visible(Asking<WorkspaceDbContext> asking) => asking.Db.FileRules;
}
