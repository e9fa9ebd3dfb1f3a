using Microsoft.AspNetCore.Authorization;

namespace ErpCrm.Platform.Security;

/// <summary>The endpoint needs a permission at any scope; which records it covers is decided by the query.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class RequirePermissionAttribute(string permission)
    : AuthorizeAttribute, IAuthorizationRequirement, IAuthorizationRequirementData
{
    public string Permission { get; } = permission;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>The endpoint is open to everyone who is signed in: own
/// profile, own timesheet, search over what one may see.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SignedInAttribute : AuthorizeAttribute, IAuthorizationRequirement, IAuthorizationRequirementData
{
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>Decides both kinds of endpoint from <see cref="ICurrentUser"/>.</summary>
public sealed class PermissionHandler(ICurrentUser user) : IAuthorizationHandler
{
    public Task HandleAsync(AuthorizationHandlerContext context)
    {
        foreach (var requirement in context.PendingRequirements.ToList())
        {
            var met = requirement switch
            {
                RequirePermissionAttribute needed => user.IsSignedIn && user.Can(needed.Permission),
                SignedInAttribute => user.IsSignedIn,
                _ => false,
            };
            if (met) context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
