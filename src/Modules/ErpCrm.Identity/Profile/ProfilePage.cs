using ErpCrm.Identity.Sessions;
using ErpCrm.Identity.Users;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Identity.Profile;

/// <summary>What one's own profile shows beside the form.</summary>
/// <param name="Codes">Recovery codes that are left.</param>
/// <param name="Mine">The session that asks.</param>
internal sealed record ProfilePage(User User, int Codes, IReadOnlyList<Session> Sessions, Guid? Mine)
{
    private const int Limit = 50;

    public static async Task<ProfilePage> LoadAsync(IdentityModuleDbContext db, User user, Guid? mine, DateTime now,
        CancellationToken ct) => new(
            user,
            await db.RecoveryCodes.CountAsync(c => c.UserId == user.Id, ct),
            await db.Sessions.AsNoTracking()
                .Where(s => s.UserId == user.Id && s.ExpiresAt > now
                    && s.SecurityStamp == user.Credentials.SecurityStamp)
                .OrderByDescending(s => s.LastSeenAt)
                .Take(Limit)
                .ToListAsync(ct),
            mine);
}
