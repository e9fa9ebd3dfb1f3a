using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Workspace.Text;

namespace ErpCrm.Workspace.Imports;

/// <summary>An import, as the rest of the application knows it.</summary>
internal sealed class ImportRecord : Record<WorkspaceDbContext, ImportBatch>
{
    public override string Key => Kinds.Import;

    public override RecordWords Words { get; } = new(typeof(WorkspaceText), "Import", "Imports");

    public override string Icon => "file-up";

    public override string NotInApi =>
        "A program sends records, and needs no file of them.";

    public override RecordRights Rights { get; } = new(WorkspacePermissions.Import);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("A step, not a thing that people work on.", RecordAbility.Page, RecordAbility.List);

    public override string ListUrl => "/workspace/imports";

    public override Expression<Func<ImportBatch, string>> Title { get; } = batch => batch.FileName;

    public override IQueryable<ImportBatch> Visible(Asking<WorkspaceDbContext> asking) =>
        asking.Db.Imports.VisibleTo(asking.Me);
}
