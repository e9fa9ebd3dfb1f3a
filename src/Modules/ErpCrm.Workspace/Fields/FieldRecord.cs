using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Workspace.Text;

namespace ErpCrm.Workspace.Fields;

/// <summary>A field that the company added.</summary>
internal sealed class FieldRecord : Record<WorkspaceDbContext, FieldDefinition>
{
    public override string Key => Kinds.CustomField;

    public override RecordWords Words { get; } = new(typeof(WorkspaceText), "Field", "Fields");

    public override string Icon => "text-cursor-input";

    public override string NotInApi =>
        "What the company added stands with each record, under its key.";

    public override RecordRights Rights { get; } =
        new(WorkspacePermissions.ManageFields, WorkspacePermissions.ManageFields);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("A setting, in the order of the form that it stands in.");

    public override string ListUrl => "/workspace/fields";

    protected override string? Page => null;

    public override Expression<Func<FieldDefinition, string>> Title { get; } =
        field => field.NameEn != "" ? field.NameEn : field.NameRu != "" ? field.NameRu : field.NameKy;

    public override IQueryable<FieldDefinition> Visible(Asking<WorkspaceDbContext> asking) =>
        asking.Db.FieldDefinitions;
}
