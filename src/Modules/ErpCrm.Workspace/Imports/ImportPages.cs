using ErpCrm.Platform.Imports;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Lists;

namespace ErpCrm.Workspace.Imports;

/// <summary>Where records are imported, for whoever may.</summary>
internal sealed class ImportPages(RecordImports imports, RecordKinds kinds) : IImportPages
{
    public const string List = "/workspace/imports";

    public static string UrlOf(Guid id) => $"{List}/{id}";

    public static string NewUrlOf(string kind) => $"{List}/new?kind={kind}";

    public string? UrlOf(Type record, ICurrentUser me) =>
        me.Can(WorkspacePermissions.Import) && imports.Find(kinds.KeyOf(record), me) is { } kind
            ? NewUrlOf(kind.Key)
            : null;

    /// <summary>Kinds of which this reader imports records.</summary>
    public IReadOnlyList<RecordKind> For(ICurrentUser me) =>
        [.. imports.All.Where(kind => imports.Find(kind.Key, me) is not null)];
}
