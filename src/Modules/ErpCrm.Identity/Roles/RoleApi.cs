using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Identity.Roles;

/// <summary>Roles in the API: read there, managed by people.</summary>
internal sealed class RoleApi(RolesList list)
    : ApiKind<IdentityModuleDbContext, Role>(Kinds.Role, "roles", list);
