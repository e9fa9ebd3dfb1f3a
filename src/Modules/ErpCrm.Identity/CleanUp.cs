using ErpCrm.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Identity;

/// <summary>Removes what is over: ended sessions, worthless links, forgotten tries, old mails.</summary>
internal sealed class CleanUp(IdentityModuleDbContext db, TimeProvider time) : IScheduledJob
{
    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (yesterday, longAgo, lastYear) = (now.AddDays(-1), now.AddDays(-90), now.AddYears(-1));
        await db.Sessions.Where(s => s.ExpiresAt < now).ExecuteDeleteAsync(ct);
        await db.Links.Where(l => l.ExpiresAt < now).ExecuteDeleteAsync(ct);
        await db.SignInTries.Where(t => t.LastAt < yesterday).ExecuteDeleteAsync(ct);
        await db.Interventions.Where(i => i.At < lastYear).ExecuteDeleteAsync(ct);
        await db.SecurityEvents.Where(e => e.At < lastYear).ExecuteDeleteAsync(ct);
        await db.AccessTokens.Where(t => t.ExpiresAt < lastYear || t.RevokedAt < lastYear).ExecuteDeleteAsync(ct);
        await db.Mails.Where(m => m.CreatedAt < longAgo).ExecuteDeleteAsync(ct);
    }
}
