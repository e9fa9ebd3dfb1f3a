using ErpCrm.SharedKernel.Security;

namespace ErpCrm.Identity;

internal static class IdentityPermissions
{
    public const string ManageUsers = "identity.users.manage";
    public const string ManageRoles = "identity.roles.manage";
    public const string EditCompany = "identity.company.edit";

    public static readonly Permission[] All =
    [
        new Permission(ManageUsers, Scoped: false).For(Scope.All, BuiltInRoles.Administrator),
        new Permission(ManageRoles, Scoped: false).For(Scope.All, BuiltInRoles.Administrator),
        new Permission(EditCompany, Scoped: false).For(Scope.All, BuiltInRoles.Administrator),
    ];
}
