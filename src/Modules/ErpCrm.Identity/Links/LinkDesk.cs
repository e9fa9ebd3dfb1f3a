using ErpCrm.Identity.Mail;
using ErpCrm.Identity.Users;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Identity.Links;

/// <summary>Makes links for users and finds whom a link is for.</summary>
internal sealed class LinkDesk(IdentityModuleDbContext db, PublicAddress address, MailDesk mails, TimeProvider time)
{
    /// <summary>
    /// Adds a link with the next save, and the mail that brings it; earlier links of the user are worthless from then on. The
    /// address is known only now.
    /// </summary>
    public async Task<string> IssueAsync(User user, LinkPurpose purpose, HttpRequest? request, CancellationToken ct)
    {
        await WithdrawAsync(user.Id, ct);
        var token = Tokens.New();
        var now = time.GetUtcNow().UtcDateTime;
        var expiresAt = now + (purpose == LinkPurpose.Invitation ? Link.InvitationLife : Link.ResetLife);
        db.Add(new Link { UserId = user.Id, Purpose = purpose, TokenHash = Tokens.Hash(token), CreatedAt = now, ExpiresAt = expiresAt });
        var url = address.Of($"/identity/account/{(purpose == LinkPurpose.Invitation ? "join" : "reset")}?token={token}", request);
        mails.AddLink(user, purpose, url, now, expiresAt);
        return url;
    }

    /// <summary>Removes the user's links with the next save.</summary>
    public async Task WithdrawAsync(Guid userId, CancellationToken ct) => db.RemoveRange(await db.Links.Where(l => l.UserId == userId).ToListAsync(ct));

    /// <summary>The link and its user while it is good, else null.</summary>
    public async Task<(Link Link, User User)?> FindAsync(string? token, LinkPurpose purpose, CancellationToken ct)
    {
        var (hash, now) = (Tokens.Hash(token ?? ""), time.GetUtcNow().UtcDateTime);
        var link = await db.Links.FirstOrDefaultAsync(l => l.TokenHash == hash && l.Purpose == purpose && l.ExpiresAt > now, ct);
        if (link is null) return null;
        var user = await db.Users.FirstAsync(u => u.Id == link.UserId, ct);
        return user.IsDisabled ? null : (link, user);
    }
}
