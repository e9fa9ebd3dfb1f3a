using ErpCrm.Platform.Security;

namespace ErpCrm.Workspace;

internal static class WorkspacePermissions
{
    public const string EditSettings = "workspace.settings.edit";

    public static readonly Permission[] All =
    [
        new Permission(EditSettings, Scoped: false).For(Scope.All, BuiltInRoles.Administrator),
    ];
}
