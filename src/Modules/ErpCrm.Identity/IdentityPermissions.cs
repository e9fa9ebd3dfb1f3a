using ErpCrm.Platform.Security;

namespace ErpCrm.Identity;

internal static class IdentityPermissions
{
    public const string ManageUsers = "identity.users.manage";
    public const string ManageRoles = "identity.roles.manage";
    public const string EditCompany = "identity.company.edit";

    /// <summary>Stated by the host, which shows the history of everything.</summary>
    public const string ViewAudit = "identity.audit.view";

    /// <summary>To make owners, and to change those who are. Only owners hold it unless a role is given it.</summary>
    public const string ManageOwners = "identity.owners.manage";

    public static readonly Permission[] All =
    [
        new Permission(ManageUsers, Scoped: false).For(Scope.All, BuiltInRoles.Administrator),
        new Permission(ManageRoles, Scoped: false).For(Scope.All, BuiltInRoles.Administrator),
        new Permission(ManageOwners, Scoped: false),
        new Permission(EditCompany, Scoped: false).For(Scope.All, BuiltInRoles.Administrator),
    ];
}
