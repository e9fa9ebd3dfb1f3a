using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Workspace.Tags;

/// <summary>Tags in the API.</summary>
internal sealed class TagApi(TagsList list)
    : ApiKind<WorkspaceDbContext, Tag>(Kinds.Tag, "tags", list);
