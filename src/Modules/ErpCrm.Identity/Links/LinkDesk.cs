using ErpCrm.Identity.Interventions;
using ErpCrm.Identity.Mail;
using ErpCrm.Identity.Users;
using ErpCrm.Platform.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Identity.Links;

/// <summary>Makes links for users and finds whom a link is for.</summary>
internal sealed class LinkDesk(IdentityModuleDbContext db, PublicAddress address, MailDesk mails, UserHistory history,
    ICurrentUser me, TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>An invitation, shown to its maker and mailed.</summary>
    public async Task<string> InviteAsync(User user, HttpRequest request, CancellationToken ct)
    {
        var url = await IssueAsync(user, LinkPurpose.Invitation, request, ct);
        history.Add(user, LinkPurpose.Invitation, "Made", Addresses.Of(request.HttpContext));
        mails.AddLink(user, LinkPurpose.Invitation, url, Now, Now + Link.InvitationLife);
        return url;
    }

    /// <summary>
    /// Adds a link with the next save; earlier links of the user are
    /// worthless from then on. The address is known only now.
    /// </summary>
    public async Task<string> IssueAsync(User user, LinkPurpose purpose, HttpRequest? request, CancellationToken ct,
        Intervention? intervention = null)
    {
        await WithdrawAsync(user.Id, ct);
        var (token, now) = (Tokens.New(), Now);
        db.Add(new Link
        {
            UserId = user.Id,
            Purpose = purpose,
            TokenHash = Tokens.Hash(token),
            CreatedAt = now,
            ExpiresAt = now + (purpose == LinkPurpose.Invitation ? Link.InvitationLife : Link.ResetLife),
            MadeBy = me.Name,
            InterventionId = intervention?.Id,
        });
        return address.Of($"/identity/account/{(purpose == LinkPurpose.Invitation ? "join" : "reset")}?token={token}",
            request);
    }

    /// <summary>The user's role changes: whoever holds an earlier link was let in
    /// for the former one. Who has not joined is invited anew, by mail.</summary>
    public async Task ReplaceAsync(User user, HttpRequest request, CancellationToken ct)
    {
        if (user.JoinedAt is null && !user.IsDisabled && mails.IsOn) await InviteAsync(user, request, ct);
        else await WithdrawAsync(user.Id, ct);
    }

    /// <summary>The role holds more from now on: links made before for its users open nothing.</summary>
    public async Task WithdrawOfRoleAsync(Guid roleId, CancellationToken ct) =>
        await WithdrawAsync(await db.Links.Where(l => db.Users.Any(u => u.Id == l.UserId && u.RoleId == roleId))
            .Select(l => l.UserId)
            .Distinct()
            .ToListAsync(ct), ct);

    /// <summary>Removes the user's links with the next save, and what waits for a confirmation of them.</summary>
    public Task WithdrawAsync(Guid userId, CancellationToken ct) => WithdrawAsync([userId], ct);

    private async Task WithdrawAsync(List<Guid> userIds, CancellationToken ct)
    {
        db.RemoveRange(await db.Links.Where(l => userIds.Contains(l.UserId)).ToListAsync(ct));
        foreach (var waiting in await db.Interventions
            .Where(i => userIds.Contains(i.UserId) && i.Kind == InterventionKind.PasswordLink
                && i.State == InterventionState.Waiting)
            .ToListAsync(ct))
        {
            // One that is being answered just now has its answer already.
            if (waiting.State == InterventionState.Waiting) waiting.State = InterventionState.Withdrawn;
        }
    }

    /// <summary>The link and its user while it is good, else null.</summary>
    public async Task<(Link Link, User User)?> FindAsync(string? token, LinkPurpose purpose, CancellationToken ct)
    {
        var link = await Good(token, purpose).FirstOrDefaultAsync(
            l => l.InterventionId == null
                || db.Interventions.Any(i => i.Id == l.InterventionId && i.State == InterventionState.Done),
            ct);
        if (link is null) return null;
        var user = await db.Users.FirstAsync(u => u.Id == link.UserId, ct);
        return user.IsDisabled ? null : (link, user);
    }

    /// <summary>Whether the link is good but for an owner's confirmation.</summary>
    public Task<bool> IsWaitingAsync(string? token, LinkPurpose purpose, CancellationToken ct) =>
        Good(token, purpose).AnyAsync(
            l => db.Interventions.Any(i => i.Id == l.InterventionId && i.State == InterventionState.Waiting), ct);

    private IQueryable<Link> Good(string? token, LinkPurpose purpose)
    {
        var (hash, now) = (Tokens.Hash(token ?? ""), Now);
        // One made under a clock that ran ahead would be good for as long as the clock was wrong.
        var latest = now
            + (purpose == LinkPurpose.Invitation ? Link.InvitationLife : Link.ResetLife).Add(TimeSpan.FromMinutes(5));
        return db.Links.Where(
            l => l.TokenHash == hash && l.Purpose == purpose && l.ExpiresAt > now && l.ExpiresAt <= latest);
    }
}
