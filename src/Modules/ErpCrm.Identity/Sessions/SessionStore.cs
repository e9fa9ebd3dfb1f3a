using ErpCrm.Identity.Company;
using ErpCrm.Identity.Users;
using ErpCrm.Platform.Figures;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ErpCrm.Identity.Sessions;

/// <summary>Starts, finds and ends sessions.</summary>
internal sealed class SessionStore(
    IdentityModuleDbContext db,
    KeptSessions kept,
    SeenSessions seen,
    RightsCache rights,
    CompanyProfileStore company,
    SharedChanges others,
    TimeProvider time,
    IOptions<SessionSettings> settings,
    ILogger<SessionStore> log)
{
    // Clocks of several machines never agree to the second.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>Saves a new session and gives the browser its cookie; the session it had before ends.</summary>
    public async Task SignInAsync(User user, HttpContext http, CancellationToken ct)
    {
        if (SessionCookie.Read(http.Request) is { } old) await EndAsync(old, ct);
        var now = time.GetUtcNow().UtcDateTime;
        var token = Tokens.New();
        var agent = http.Request.Headers.UserAgent.ToString();
        db.Add(new Session
        {
            UserId = user.Id,
            TokenHash = Tokens.Hash(token),
            SecurityStamp = user.Credentials.SecurityStamp!,
            CreatedAt = now,
            LastSeenAt = now,
            ExpiresAt = now + settings.Value.Absolute,
            Agent = agent.Length > Session.AgentLength ? agent[..Session.AgentLength] : agent,
            Address = http.Connection.RemoteIpAddress?.ToString() ?? "",
        });
        await db.SaveChangesAsync(ct);
        SessionCookie.Write(http, token, settings.Value.Absolute);
        log.LogInformation("{User} signed in", user.Id);
    }

    /// <summary>The user of a live session: not expired, not idle too
    /// long, the user not disabled nor signed out everywhere.</summary>
    /// <param name="isSeen">Whether somebody did something: an open
    /// page that refreshes itself keeps no session alive.</param>
    public async Task<SignedInUser?> FindAsync(string token, bool isSeen, CancellationToken ct)
    {
        // So that whoever saved through one process sees it through every other; a session that was ended there too.
        await others.FollowAsync(ct);
        var hash = Tokens.Hash(token);
        if ((kept.Find(hash) ?? await ReadAsync(hash, ct)) is not { } session) return null;

        var (now, id) = (time.GetUtcNow().UtcDateTime, session.User.SessionId);
        if (!IsInForce(session, now)) return null;
        // A moment that is still to come says nothing; the session then lasts until it has been idle from now on.
        var last = seen.LastOf(id, session.LastSeenAt);
        if (last > now + Skew) seen.See(id, last = now);
        if (now - last >= settings.Value.Idle) return null;
        if (isSeen) seen.See(id, now);
        return session.User;
    }

    public async Task EndAsync(string token, CancellationToken ct)
    {
        var hash = Tokens.Hash(token);
        kept.Forget(hash);
        await db.Sessions.Where(s => s.TokenHash == hash).ExecuteDeleteAsync(ct);
    }

    // One that was begun under a clock that ran ahead would live as long as the clock was wrong.
    private bool IsInForce(FoundSession session, DateTime now) =>
        session.ExpiresAt > now && session.ExpiresAt <= now + settings.Value.Absolute + Skew
            && session.CreatedAt <= now + Skew;

    private async Task<FoundSession?> ReadAsync(string hash, CancellationToken ct)
    {
        var stamp = kept.Stamp;
        var found = await (
            from session in db.Sessions
            join user in db.Users on session.UserId equals user.Id
            where session.TokenHash == hash && !user.IsDisabled
                && session.SecurityStamp == user.Credentials.SecurityStamp
            select new
            {
                session.Id,
                session.CreatedAt,
                session.ExpiresAt,
                session.LastSeenAt,
                session.UserId,
                user.Name,
                user.TimeZoneId,
                user.RoleId,
                user.HasSecondFactor,
                Rights = db.Stamps.Where(s => s.Name == Stamp.Rights).Select(s => s.Value).FirstOrDefault(),
                Company = db.Stamps.Where(s => s.Name == Stamp.Company).Select(s => (Guid?)s.Value).FirstOrDefault(),
            }).FirstOrDefaultAsync(ct);
        if (found is null) return null;

        await company.KeepUpAsync(found.Company, ct);
        var held = await rights.OfAsync(db, found.UserId, found.RoleId, found.Rights, ct);
        var signedIn = new SignedInUser(found.Id, found.UserId, found.Name, found.TimeZoneId, held,
            found.HasSecondFactor);
        var read = new FoundSession(signedIn, found.CreatedAt, found.ExpiresAt, found.LastSeenAt);
        kept.Keep(hash, read, stamp);
        return read;
    }
}
