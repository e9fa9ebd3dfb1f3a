using ErpCrm.Identity.Roles;
using ErpCrm.Identity.Teams;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Identity.Users;

/// <summary>What changes about users only under conditions that reach beyond one user.</summary>
internal sealed class UserDesk(IdentityModuleDbContext db, GrantLimits limits, TeamLimits teamLimits, ICurrentUser me)
{
    public bool MayManageOwners => limits.IsUnlimited;

    /// <exception cref="BusinessRuleException">There is no such role, or it
    /// may do more than the current user, who cannot give it.</exception>
    public async Task<Role> RoleToGiveAsync(Guid? id, CancellationToken ct)
    {
        var role = await db.Roles.Include(r => r.Grants).FirstOrDefaultAsync(r => r.Id == id, ct)
            ?? throw new BusinessRuleException("Choose a role") { Field = nameof(UserForm.RoleId) };
        if (role.ManagesOwners && !MayManageOwners)
            throw new BusinessRuleException("Only an owner makes somebody an owner")
            {
                Field = nameof(UserForm.RoleId)
            };
        if (!limits.Covers(role))
            throw new BusinessRuleException("This role may do more than you: only an owner gives it")
            {
                Field = nameof(UserForm.RoleId)
            };
        return role;
    }

    /// <summary>The role that the user gets; nobody gives himself another one.</summary>
    public async Task<Role> NewRoleOfAsync(User user, Role before, Guid? id, CancellationToken ct)
    {
        if (id == before.Id) return before;
        if (user.Id == me.Id && !limits.IsUnlimited)
            throw new BusinessRuleException("Nobody changes his own role: an owner does")
            {
                Field = nameof(UserForm.RoleId)
            };
        return await RoleToGiveAsync(id, ct);
    }

    /// <summary>The user's role, after checking that the current user may change such a user.</summary>
    public async Task<Role> RoleOfAsync(User user, CancellationToken ct)
    {
        var role = await AnyRoleOfAsync(user, ct);
        if (role.ManagesOwners && !MayManageOwners) throw new BusinessRuleException("Only an owner changes an owner");
        if (!limits.Covers(role))
            throw new BusinessRuleException("{0} may do more than you: only an owner changes this account", user.Name);
        return role;
    }

    /// <summary>The user's role, for what helps the user and gives
    /// nothing to whoever does it; owners are left to owners.</summary>
    public async Task<Role> RoleToHelpAsync(User user, CancellationToken ct)
    {
        // Who has not joined has no say yet: an invitation is worth what its role is worth.
        if (user.JoinedAt is null) return await RoleOfAsync(user, ct);
        var role = await AnyRoleOfAsync(user, ct);
        if (role.ManagesOwners && !MayManageOwners) throw new BusinessRuleException("Only an owner changes an owner");
        return role;
    }

    /// <summary>The user stops being an active owner: one other must remain.</summary>
    public async Task LetOwnerGoAsync(User user, Role role, CancellationToken ct)
    {
        if (!role.IsOwner) return;
        role.LetOwnerGo(await db.Users.CountAsync(
            u => u.RoleId == role.Id && u.Id != user.Id && !u.IsDisabled && u.JoinedAt != null, ct));
    }

    /// <exception cref="BusinessRuleException">The current user may not change one of the teams.</exception>
    public async Task SetTeamsAsync(User user, IReadOnlyCollection<Guid> teamIds, CancellationToken ct)
    {
        foreach (var team in await db.Teams.Include(t => t.Members)
            .Where(t => teamIds.Contains(t.Id) || t.Members.Any(m => m.UserId == user.Id))
            .ToListAsync(ct))
        {
            var before = team.Members.Select(m => m.UserId).ToList();
            if (teamIds.Contains(team.Id)) team.Add(user.Id, user.Name);
            else team.Remove(user.Id);
            await teamLimits.CheckAsync(before, [.. team.Members.Select(m => m.UserId)], nameof(UserForm.TeamIds), ct);
        }
    }

    private Task<Role> AnyRoleOfAsync(User user, CancellationToken ct) =>
        db.Roles.Include(r => r.Grants).SingleAsync(r => r.Id == user.RoleId, ct);
}
