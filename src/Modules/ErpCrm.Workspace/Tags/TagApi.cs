using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Workspace.Tags;

/// <summary>Tags in the API.</summary>
internal sealed class TagApi : ApiKind<WorkspaceDbContext, Tag>
{
    public TagApi(TagsList list)
        : base(Kinds.Tag, "tags", list)
    {
        Creates<TagsController>(nameof(TagsController.Create));
        Changes<TagsController>(nameof(TagsController.Edit));
        Removes<TagsController>(nameof(TagsController.Delete));
    }
}
