using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Identity.Users;

/// <summary>Users with their rights as they are now, for what is read without a session of theirs.</summary>
internal sealed class AbsentReaders(IdentityModuleDbContext db, RightsCache rights, ICompanyProfile company) : IReaders
{
    public async Task<Reader?> FindAsync(Guid userId, CancellationToken ct)
    {
        var found = await db.Users.AsNoTracking()
            .Where(u => u.Id == userId && !u.IsDisabled && u.JoinedAt != null)
            .Select(u => new
            {
                u.Name,
                u.RoleId,
                u.Language,
                u.TimeZoneId,
                Stamp = db.Stamps.Where(s => s.Name == Stamp.Rights).Select(s => s.Value).FirstOrDefault(),
            })
            .FirstOrDefaultAsync(ct);
        if (found is null) return null;
        var held = await rights.OfAsync(db, userId, found.RoleId, found.Stamp, ct);
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(found.TimeZoneId ?? company.Current.TimeZoneId, out var known)
            ? known
            : TimeZoneInfo.Utc;
        return new Reader(new AbsentUser(userId, found.Name, zone, held), found.Language);
    }

    private sealed class AbsentUser(Guid id, string name, TimeZoneInfo zone, Rights rights) : ICurrentUser
    {
        public Guid Id => id;

        public string Name => name;

        public bool IsSignedIn => true;

        public TimeZoneInfo TimeZone => zone;

        public IReadOnlyCollection<Guid> TeamMates => rights.TeamMates;

        public Scope ScopeOf(string permission) => rights.ScopeOf(permission);
    }
}
