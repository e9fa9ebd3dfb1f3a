using ErpCrm.Identity.Roles;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Identity.Users;

/// <summary>What changes about users only under conditions that reach beyond one user.</summary>
internal sealed class UserDesk(IdentityModuleDbContext db, ICurrentUser me)
{
    public bool MayManageOwners => me.Can(IdentityPermissions.ManageOwners);

    /// <exception cref="BusinessRuleException">There is no such role, or it makes an owner or somebody who may, and is not for this user to give.</exception>
    public async Task<Role> RoleToGiveAsync(Guid? id, CancellationToken ct)
    {
        var role = await db.Roles.Include(r => r.Grants).FirstOrDefaultAsync(r => r.Id == id, ct) ?? throw new BusinessRuleException("Choose a role") { Field = nameof(UserForm.RoleId) };
        if (role.ManagesOwners && !MayManageOwners) throw new BusinessRuleException("Only an owner makes somebody an owner") { Field = nameof(UserForm.RoleId) };
        return role;
    }

    /// <summary>The user's role, after checking that the current user may change such a user.</summary>
    public async Task<Role> RoleOfAsync(User user, CancellationToken ct)
    {
        var role = await db.Roles.Include(r => r.Grants).SingleAsync(r => r.Id == user.RoleId, ct);
        if (role.ManagesOwners && !MayManageOwners) throw new BusinessRuleException("Only an owner changes an owner");
        return role;
    }

    /// <summary>The user stops being an active owner: one other must remain.</summary>
    public async Task LetOwnerGoAsync(User user, Role role, CancellationToken ct)
    {
        if (!role.IsOwner) return;
        role.LetOwnerGo(await db.Users.CountAsync(u => u.RoleId == role.Id && u.Id != user.Id && !u.IsDisabled && u.JoinedAt != null, ct));
    }

    public async Task SetTeamsAsync(User user, IReadOnlyCollection<Guid> teamIds, CancellationToken ct)
    {
        foreach (var team in await db.Teams.Include(t => t.Members).Where(t => teamIds.Contains(t.Id) || t.Members.Any(m => m.UserId == user.Id)).ToListAsync(ct))
        {
            if (teamIds.Contains(team.Id)) team.Add(user.Id, user.Name);
            else team.Remove(user.Id);
        }
    }
}
