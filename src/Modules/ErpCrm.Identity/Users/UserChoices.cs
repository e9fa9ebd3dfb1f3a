using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Identity.Users;

/// <summary>Roles and teams to choose from for a user.</summary>
internal sealed record UserChoices(IReadOnlyList<SelectListItem> Roles, IReadOnlyList<(Guid Id, string Name)> Teams)
{
    public static async Task<UserChoices> LoadAsync(IdentityModuleDbContext db, bool owners, Guid? current, CancellationToken ct)
    {
        var roles = await db.Roles.AsNoTracking().Include(r => r.Grants).OrderByDescending(r => r.IsBuiltIn).ThenBy(r => r.Name).ToListAsync(ct);
        var teams = await db.Teams.OrderBy(t => t.Name).Select(t => new { t.Id, t.Name }).ToListAsync(ct);
        return new UserChoices(
            [.. roles.Where(r => owners || !r.ManagesOwners || r.Id == current).Select(r => new SelectListItem(r.Name, r.Id.ToString()))],
            [.. teams.Select(t => (t.Id, t.Name))]);
    }
}
