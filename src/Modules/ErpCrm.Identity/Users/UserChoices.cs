using ErpCrm.Identity.Roles;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Identity.Users;

/// <summary>Roles and teams to choose from for a user; a role that is not
/// for the current user to give is shown and cannot be chosen.</summary>
/// <param name="User">The user who is changed; null when somebody is invited.</param>
internal sealed record UserChoices(User? User, IReadOnlyList<SelectListItem> Roles,
    IReadOnlyList<(Guid Id, string Name)> Teams)
{
    public bool HasLocked => Roles.Any(r => r.Disabled);

    public static async Task<UserChoices> LoadAsync(IdentityModuleDbContext db, GrantLimits limits, User? user,
        CancellationToken ct)
    {
        var current = user?.RoleId;
        var roles = await db.Roles.AsNoTracking().Include(r => r.Grants).OrderByDescending(r => r.IsBuiltIn)
            .ThenBy(r => r.Name)
            .ToListAsync(ct);
        var teams = await db.Teams.OrderBy(t => t.Name).Select(t => new { t.Id, t.Name }).ToListAsync(ct);
        return new UserChoices(
            user,
            [.. roles.Where(r => limits.IsUnlimited || !r.ManagesOwners || r.Id == current)
                .Select(r => ItemOf(r, limits.Covers(r) || r.Id == current))],
            [.. teams.Select(t => (t.Id, t.Name))]);
    }

    private static SelectListItem ItemOf(Role role, bool canBeGiven) =>
        new(role.Name, role.Id.ToString()) { Disabled = !canBeGiven };
}
