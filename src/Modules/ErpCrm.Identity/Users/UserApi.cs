using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Identity.Users;

/// <summary>Users in the API: read there, managed by people.</summary>
internal sealed class UserApi(UsersList list)
    : ApiKind<IdentityModuleDbContext, User>(Kinds.User, "users", list);
