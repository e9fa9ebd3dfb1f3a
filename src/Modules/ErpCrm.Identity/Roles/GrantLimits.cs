using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Identity.Roles;

/// <summary>
/// What the current user may hand out, and whose account he may
/// change: nobody gives, takes away or touches more than he holds
/// himself, nor changes what he has himself. Owners are not limited.
/// </summary>
internal sealed class GrantLimits(IdentityModuleDbContext db, ICurrentUser me, IEnumerable<Permission> permissions)
{
    private readonly Lazy<HashSet<string>> _known = new(() => [.. permissions.Select(p => p.Key)]);

    /// <summary>Owners, and whoever can make them.</summary>
    public bool IsUnlimited => me.Can(IdentityPermissions.ManageOwners);

    /// <summary>The widest scope of the permission that may be granted.</summary>
    public Scope CeilingOf(string permission) => IsUnlimited ? Scope.All : me.ScopeOf(permission);

    /// <summary>Whether the role holds no more than the current user. Needs the grants.</summary>
    public bool Covers(Role role) => IsUnlimited || (!role.IsOwner && role.Grants.All(IsHeld));

    /// <summary>Whether what the role holds for its team is held by the current user at least as widely.</summary>
    public bool CoversTeamOf(Role role) => IsUnlimited || role.Grants.Where(g => g.Scope == Scope.Team).All(IsHeld);

    /// <summary>Whether it is the role that the current user has.</summary>
    public Task<bool> IsOwnAsync(Role role, CancellationToken ct) =>
        db.Users.AnyAsync(u => u.Id == me.Id && u.RoleId == role.Id, ct);

    /// <summary>Why the role cannot be changed or deleted by the current user, in English; null when it can.</summary>
    public async Task<string?> RefusalOfAsync(Role role, CancellationToken ct)
    {
        if (IsUnlimited) return null;
        if (!Covers(role)) return "This role may do more than you: only an owner changes it";
        return await IsOwnAsync(role, ct) ? "Nobody changes the role he has himself: an owner does" : null;
    }

    /// <exception cref="BusinessRuleException">The role is not for the current user to change or delete.</exception>
    public async Task CheckAsync(Role role, CancellationToken ct)
    {
        if (await RefusalOfAsync(role, ct) is { } refusal) throw new BusinessRuleException(refusal);
    }

    // What a later version or a module that is gone has granted gives nothing.
    private bool IsHeld(RoleGrant grant) => !_known.Value.Contains(grant.Name) || grant.Scope <= me.ScopeOf(grant.Name);
}
