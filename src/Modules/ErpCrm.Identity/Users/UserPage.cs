using ErpCrm.Identity.Interventions;
using ErpCrm.Identity.Links;
using ErpCrm.Identity.Mail;
using ErpCrm.Identity.Roles;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Identity.Users;

/// <summary>One user, for administrators.</summary>
/// <param name="MayChange">Whether the reader may change the account.</param>
/// <param name="MayHelp">Whether the reader may send a link for a new password and end sessions.</param>
internal sealed record UserPage(
    User User,
    Role Role,
    IReadOnlyList<string> Teams,
    int Sessions,
    DateTime? LastSeenAt,
    Link? Link,
    OutgoingMail? Mail,
    IReadOnlyList<Intervention> Acts,
    bool MayChange,
    bool MayHelp)
{
    public static async Task<UserPage> LoadAsync(IdentityModuleDbContext db, User user, GrantLimits limits,
        DateTime now, CancellationToken ct)
    {
        var role = await db.Roles.AsNoTracking().Include(r => r.Grants).SingleAsync(r => r.Id == user.RoleId, ct);
        var teams = await db.Teams.Where(t => t.Members.Any(m => m.UserId == user.Id)).OrderBy(t => t.Name)
            .Select(t => t.Name)
            .ToListAsync(ct);
        var sessions = await db.Sessions
            .Where(s => s.UserId == user.Id && s.ExpiresAt > now && s.SecurityStamp == user.Credentials.SecurityStamp)
            .GroupBy(_ => 1)
            .Select(all => new { Count = all.Count(), LastSeenAt = all.Max(s => (DateTime?)s.LastSeenAt) })
            .SingleOrDefaultAsync(ct);
        var link = await db.Links.AsNoTracking().Where(l => l.UserId == user.Id && l.ExpiresAt > now)
            .OrderByDescending(l => l.CreatedAt)
            .FirstOrDefaultAsync(ct);
        var mail = await db.Mails.AsNoTracking().Where(m => m.UserId == user.Id && !m.IsOnce)
            .OrderByDescending(m => m.CreatedAt)
            .FirstOrDefaultAsync(ct);
        var since = now.AddDays(-90);
        var acts = await db.Interventions.AsNoTracking()
            .Where(i => i.UserId == user.Id && i.At > since && i.State != InterventionState.Withdrawn)
            .OrderByDescending(i => i.At)
            .Take(10)
            .ToListAsync(ct);
        var covers = limits.Covers(role);
        var mayHelp = covers || (!role.ManagesOwners && user.JoinedAt is not null);
        return new UserPage(user, role, teams, sessions?.Count ?? 0, sessions?.LastSeenAt, link, mail, acts,
            covers, mayHelp);
    }
}
