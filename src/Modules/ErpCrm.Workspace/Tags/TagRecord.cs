using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Workspace.Text;

namespace ErpCrm.Workspace.Tags;

/// <summary>A tag of the company.</summary>
internal sealed class TagRecord : Record<WorkspaceDbContext, Tag>
{
    public override string Key => Kinds.Tag;

    public override RecordWords Words { get; } = new(typeof(WorkspaceText), "Tag", "Tags");

    public override string Icon => "tag";

    public override RecordRights Rights { get; } =
        new(WorkspacePermissions.ManageTags, WorkspacePermissions.ManageTags);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } = Lacking
        .AllBut("A word: its row and its form are all of it, also where two are made one.", RecordAbility.List);

    public override string ListUrl => "/workspace/tags";

    protected override string? Page => null;

    public override Expression<Func<Tag, string>> Title { get; } = tag => tag.Name;

    public override IQueryable<Tag> Visible(Asking<WorkspaceDbContext> asking) => asking.Db.Tags;
}
