using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Workspace.Text;

namespace ErpCrm.Workspace.Imports;

/// <summary>An import, as the rest of the application knows it.</summary>
internal sealed class ImportRecord : Record<WorkspaceDbContext, ImportBatch>
{
    private const string OfAMoment = "An import is a step, not a thing that people work on.";

    public override string Key => Kinds.Import;

    public override RecordWords Words { get; } = new(typeof(WorkspaceText), "Import", "Imports");

    public override string Icon => "file-up";

    public override RecordRights Rights { get; } = new(WorkspacePermissions.Import);

    public override string ListUrl => "/workspace/imports";

    public override Expression<Func<ImportBatch, string>> Title { get; } = batch => batch.FileName;

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = new Dictionary<RecordAbility, string>
    {
        [RecordAbility.Files] = OfAMoment,
        [RecordAbility.Talk] = OfAMoment,
        [RecordAbility.Tags] = OfAMoment,
        [RecordAbility.Fields] = OfAMoment,
        [RecordAbility.Mail] = OfAMoment,
    };

    public override IQueryable<ImportBatch> Visible(Asking<WorkspaceDbContext> asking) =>
        asking.Db.Imports.VisibleTo(asking.Me);
}
