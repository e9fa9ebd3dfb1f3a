using ErpCrm.Identity.AccessTokens;
using ErpCrm.Identity.Links;
using ErpCrm.Identity.Mail;
using ErpCrm.Identity.Roles;
using ErpCrm.Identity.SecurityLog;
using ErpCrm.Identity.Users;
using ErpCrm.Platform.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Identity.Interventions;

/// <summary>Begins, confirms and answers what is done to the sign-in
/// of others. The caller saves, and writes the security log.</summary>
internal sealed class InterventionDesk(
    IdentityModuleDbContext db,
    LinkDesk links,
    MailDesk mails,
    PublicAddress address,
    GrantLimits limits,
    UserHistory history,
    ICurrentUser me,
    TimeProvider time)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>A link for a new password. With mail it goes to the
    /// user alone; without, its maker gets it to hand over.</summary>
    /// <returns>The address of the link, when it is to be handed over.</returns>
    public async Task<string?> MakeLinkAsync(User user, HttpRequest request, CancellationToken ct)
    {
        var (intervention, objection) = Begin(user, InterventionKind.PasswordLink, request);
        var url = await links.IssueAsync(user, LinkPurpose.PasswordReset, request, ct, intervention);
        if (!mails.IsOn) return url;
        mails.AddLink(user, LinkPurpose.PasswordReset, url, Now, Now + Link.ResetLife, me.Name, objection);
        return null;
    }

    /// <summary>Something else; done at once with mail or by an owner, else once an owner confirms it.</summary>
    public async Task<Intervention> ActAsync(User user, InterventionKind kind, HttpRequest request,
        CancellationToken ct)
    {
        foreach (var waiting in await db.Interventions
            .Where(i => i.UserId == user.Id && i.Kind == kind && i.State == InterventionState.Waiting)
            .ToListAsync(ct))
            waiting.State = InterventionState.Withdrawn;
        var (intervention, objection) = Begin(user, kind, request);
        if (intervention.State == InterventionState.Done) await DoAsync(intervention, user, ct);
        mails.AddNotice(user, kind, me.Name, Now, objection);
        return intervention;
    }

    /// <summary>An owner's answer.</summary>
    public async Task DecideAsync(Intervention intervention, User user, bool confirms, HttpContext http,
        CancellationToken ct)
    {
        intervention.Decide(confirms, me.Name);
        history.Add(user, intervention.Kind, confirms ? "Confirmed" : "Refused", Addresses.Of(http));
        if (confirms) await DoAsync(intervention, user, ct);
        else if (intervention.Kind == InterventionKind.PasswordLink) await links.WithdrawAsync(user.Id, ct);
    }

    /// <summary>
    /// The user did not want it: every link, session and access token ends. A
    /// password that was set by the link is worth nothing any more when whoever objects has not shown that he knows it.
    /// </summary>
    public async Task ObjectAsync(Intervention intervention, User user, bool isSignedIn, HttpContext http,
        CancellationToken ct)
    {
        if (intervention.ObjectedAt is not null) return;
        var now = Now;
        intervention.ObjectedAt = now;
        intervention.SeenAt ??= now;
        if (intervention.State == InterventionState.Waiting) intervention.State = InterventionState.Withdrawn;
        await links.WithdrawAsync(user.Id, ct);
        await db.RevokeTokensAsync(user.Id, now, ct);
        if (intervention.UsedAt is not null && !isSignedIn) user.ForgetPassword();
        else user.SignOutEverywhere();
        history.Add(user, intervention.Kind, "Objected", Addresses.Of(http));
    }

    /// <summary>What the user has not taken note of yet.</summary>
    public IQueryable<Intervention> UnseenBy(Guid userId)
    {
        var since = Now.AddDays(-90);
        return db.Interventions.Where(
            i => i.UserId == userId && i.SeenAt == null && i.State == InterventionState.Done && i.At > since);
    }

    /// <summary>The intervention that the mail is about.</summary>
    public async Task<(Intervention Intervention, User User)?> FindAsync(string? token, CancellationToken ct)
    {
        var (hash, since) = (Tokens.Hash(token ?? ""), Now.AddDays(-30));
        var found = await db.Interventions.FirstOrDefaultAsync(i => i.ObjectionHash == hash && i.At > since, ct);
        return found is null ? null : (found, await db.Users.SingleAsync(u => u.Id == found.UserId, ct));
    }

    private (Intervention Intervention, string Objection) Begin(User user, InterventionKind kind, HttpRequest request)
    {
        var token = Tokens.New();
        var isConfirmed = mails.IsOn || limits.IsUnlimited;
        var intervention = new Intervention
        {
            UserId = user.Id,
            Kind = kind,
            State = isConfirmed ? InterventionState.Done : InterventionState.Waiting,
            At = Now,
            ById = me.Id,
            ByName = me.Name,
            Address = Addresses.Of(request.HttpContext),
            DecidedBy = !mails.IsOn && isConfirmed ? me.Name : null,
            ObjectionHash = Tokens.Hash(token),
        };
        db.Add(intervention);
        history.Add(user, kind, isConfirmed ? "Made" : "Waiting", intervention.Address);
        return (intervention, address.Of($"/identity/account/object?token={token}", request));
    }

    private async Task DoAsync(Intervention intervention, User user, CancellationToken ct)
    {
        switch (intervention.Kind)
        {
            case InterventionKind.SecondStepRemoved:
                user.StopUsingAuthenticator();
                db.RemoveRange(await db.RecoveryCodes.Where(c => c.UserId == user.Id).ToListAsync(ct));
                break;
            case InterventionKind.Enabled:
                user.Enable();
                break;
        }
    }
}
