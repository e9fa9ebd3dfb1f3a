using ErpCrm.Identity.Roles;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Identity.Teams;

/// <summary>
/// A team widens what its members see, so it is granted like a
/// permission: nobody moves himself, nor somebody who may do more,
/// nor gives a team records that he could not give by a role.
/// </summary>
internal sealed class TeamLimits(IdentityModuleDbContext db, GrantLimits limits, ICurrentUser me)
{
    /// <exception cref="BusinessRuleException">The current user may not make this change.</exception>
    public async Task CheckAsync(IReadOnlyCollection<Guid> before, IReadOnlyCollection<Guid> after, string? field,
        CancellationToken ct)
    {
        var moved = before.Except(after).Concat(after.Except(before)).ToList();
        if (limits.IsUnlimited || moved.Count == 0) return;
        if (moved.Contains(me.Id))
            throw new BusinessRuleException("Nobody changes his own teams: an owner does") { Field = field };

        var members = await MembersAsync([.. before.Union(after)], ct);
        if (members.FirstOrDefault(m => moved.Contains(m.Id) && !limits.Covers(m.Role)).Name is { } stronger)
            throw new BusinessRuleException("{0} may do more than you: only an owner changes this account",
                stronger) { Field = field };
        var hasJoiner = after.Except(before).Any();
        if (hasJoiner
            && members.FirstOrDefault(m => after.Contains(m.Id) && !limits.CoversTeamOf(m.Role)).Name is { } seeing)
            throw new BusinessRuleException("{0} would see more of the team than you: only an owner adds somebody",
                seeing) { Field = field };
    }

    /// <summary>Users whose membership the current user may change.</summary>
    public async Task<HashSet<Guid>> MovableAsync(CancellationToken ct)
    {
        var covered = (await db.Roles.AsNoTracking().Include(r => r.Grants).ToListAsync(ct)).Where(limits.Covers)
            .Select(r => r.Id)
            .ToList();
        return [.. await db.Users.Where(u => covered.Contains(u.RoleId) && (u.Id != me.Id || limits.IsUnlimited))
            .Select(u => u.Id)
            .ToListAsync(ct)];
    }

    private async Task<List<(Guid Id, string Name, Role Role)>> MembersAsync(List<Guid> ids, CancellationToken ct)
    {
        var users = await db.Users.Where(u => ids.Contains(u.Id)).Select(u => new { u.Id, u.Name, u.RoleId })
            .ToListAsync(ct);
        // Somebody who is only being invited is not stored yet: his role was checked when it was given.
        var roleIds = users.Select(u => u.RoleId).Distinct().ToList();
        var roles = await db.Roles.Include(r => r.Grants).Where(r => roleIds.Contains(r.Id))
            .ToDictionaryAsync(r => r.Id, ct);
        return [.. users.Select(u => (u.Id, u.Name, roles[u.RoleId]))];
    }
}
