using System.Collections.Concurrent;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Identity.Users;

/// <summary>What one user may do.</summary>
/// <param name="NeedsSecondFactor">Whether the role asks for a second step.</param>
internal sealed record Rights(bool IsOwner, IReadOnlyDictionary<string, Scope> Scopes,
    IReadOnlyCollection<Guid> TeamMates, bool NeedsSecondFactor = false)
{
    public Scope ScopeOf(string permission) => IsOwner ? Scope.All : Scopes.GetValueOrDefault(permission);
}

/// <summary>Rights in memory, by user; read again when the stamp says that rights have changed.</summary>
internal sealed class RightsCache
{
    private readonly ConcurrentDictionary<Guid, (Guid Stamp, Rights Rights)> _known = new();

    public async Task<Rights> OfAsync(IdentityModuleDbContext db, Guid userId, Guid roleId, Guid stamp,
        CancellationToken ct)
    {
        if (_known.TryGetValue(userId, out var known) && known.Stamp == stamp) return known.Rights;
        var rights = await ReadAsync(db, userId, roleId, ct);
        _known[userId] = (stamp, rights);
        return rights;
    }

    private static async Task<Rights> ReadAsync(IdentityModuleDbContext db, Guid userId, Guid roleId,
        CancellationToken ct)
    {
        var role = await db.Roles.AsNoTracking().Include(r => r.Grants).SingleAsync(r => r.Id == roleId, ct);
        var mates = await db.TeamMembers
            .Where(m => db.TeamMembers.Any(mine => mine.TeamId == m.TeamId && mine.UserId == userId))
            .Select(m => m.UserId)
            .Distinct()
            .ToListAsync(ct);
        return new Rights(role.IsOwner, role.Grants.ToDictionary(g => g.Name, g => g.Scope),
            [.. mates.Append(userId).Distinct()], role.NeedsSecondFactor);
    }
}
