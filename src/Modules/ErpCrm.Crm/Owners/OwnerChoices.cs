using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Security;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Owners;

/// <summary>Who may own a record, as far as the signed-in user's permission reaches.</summary>
internal sealed class OwnerChoices(CrmDbContext db, ICurrentUser me)
{
    private const int Limit = 500;

    /// <summary>Active users the permission covers, and whoever owns the record now.</summary>
    public async Task<IReadOnlyList<SelectListItem>> ForAsync(string permission, Guid? current = null,
        CancellationToken ct = default)
    {
        var users = await Covered(permission).Where(u => u.IsActive || u.Id == current).OrderBy(u => u.Name).Take(Limit)
            .Select(u => new { u.Id, u.Name })
            .ToListAsync(ct);
        if (current is { } id && users.All(u => u.Id != id))
            users.AddRange(await db.Users.Where(u => u.Id == id).Select(u => new { u.Id, u.Name }).ToListAsync(ct));
        return [.. users.Select(u => new SelectListItem(u.Name, u.Id.ToString()))];
    }

    /// <summary>Active project managers.</summary>
    public async Task<IReadOnlyList<SelectListItem>> ManagersAsync(CancellationToken ct = default) =>
        [.. (await Managers().OrderBy(u => u.Name).Take(Limit).Select(u => new { u.Id, u.Name }).ToListAsync(ct))
            .Select(u => new SelectListItem(u.Name, u.Id.ToString()))];

    public Task<bool> IsManagerAsync(Guid id, CancellationToken ct) => Managers().AnyAsync(u => u.Id == id, ct);

    /// <summary>Whether the user may hand a record to somebody: nobody out
    /// of the own reach, so that no record is given away unseen.</summary>
    public async Task<bool> MayAssignAsync(string permission, Guid? ownerId, Guid? before, CancellationToken ct)
    {
        if (ownerId == before && before is not null) return true;
        if (ownerId is not { } id) return me.ScopeOf(permission) == Scope.All;
        return await Covered(permission).AnyAsync(u => u.Id == id && u.IsActive, ct);
    }

    /// <summary>Who owns a new record unless something else is chosen.</summary>
    public async Task<Guid?> DefaultAsync(CancellationToken ct) =>
        await db.Users.AnyAsync(u => u.Id == me.Id && u.IsActive, ct) ? me.Id : null;

    private IQueryable<UserCopy> Covered(string permission) =>
        db.Users.AsNoTracking().VisibleTo(me.AccessTo(permission), u => u.Id);

    private IQueryable<UserCopy> Managers() =>
        db.Users.AsNoTracking().Where(u => u.IsActive && u.Role == BuiltInRoles.ProjectManager);
}
