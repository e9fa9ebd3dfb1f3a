using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Identity.Roles;

/// <summary>Built-in roles exist, and every permission is granted as it suggests, once.</summary>
internal sealed class RoleDefaults(IdentityModuleDbContext db, IEnumerable<Permission> permissions)
{
    public async Task EnsureAsync(CancellationToken ct)
    {
        try
        {
            await CompleteAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Another process that starts at the same moment was faster; if not, the second try says what is wrong.
            db.ChangeTracker.Clear();
            await CompleteAsync(ct);
        }
    }

    private async Task CompleteAsync(CancellationToken ct)
    {
        var known = await db.KnownPermissions.Select(p => p.Key).ToListAsync(ct);
        var unknown = permissions.Where(p => !known.Contains(p.Key)).ToList();
        var roles = await db.Roles.Include(r => r.Grants).Where(r => r.IsBuiltIn).ToListAsync(ct);
        var missing = BuiltInRoles.All.Except(roles.Select(r => r.Name)).ToList();
        if (unknown.Count == 0 && missing.Count == 0) return;

        foreach (var name in missing)
        {
            var role = new Role(name, isBuiltIn: true);
            roles.Add(db.Add(role).Entity);
        }

        foreach (var permission in unknown)
        {
            foreach (var role in roles.Where(r => !r.IsOwner))
                role.Grant(permission.Key, permission.Defaults.GetValueOrDefault(role.Name));
            db.Add(new KnownPermission { Key = permission.Key });
        }

        await db.SaveChangesAsync(ct);
    }
}
