using ErpCrm.Identity.Account;
using ErpCrm.Identity.Interventions;
using ErpCrm.Identity.Passwords;
using ErpCrm.Identity.SecurityLog;
using ErpCrm.Identity.Sessions;
using ErpCrm.Identity.Text;
using ErpCrm.Identity.Users;
using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Identity.Links;

[NotHeld]
internal sealed class PasswordForm
{
    public string? Token { get; set; }

    public string? Password { get; set; }

    [BindNever]
    public PasswordPage? Page { get; set; }
}

/// <summary>Who chooses a password.</summary>
/// <param name="Joins">For the first time.</param>
internal sealed record PasswordPage(string Name, string Email, bool Joins)
{
    public static PasswordPage Of(User user, LinkPurpose purpose) =>
        new(user.Name, user.Email, purpose == LinkPurpose.Invitation);
}

/// <summary>A link that opens nothing.</summary>
/// <param name="Waits">An owner has to confirm it first.</param>
internal sealed record WorthlessLink(bool Waits);

internal sealed class PasswordFormValidator : AbstractValidator<PasswordForm>
{
    public PasswordFormValidator()
    {
        RuleFor(f => f.Token).MaximumLength(100);
        RuleFor(f => f.Password).NotEmpty().MinimumLength(PasswordRules.MinLength)
            .MaximumLength(PasswordRules.MaxLength);
    }
}

/// <summary>Where a link leads: the invited, or whoever got a link for a new password, chooses one. Once.</summary>
[Route("identity/account"), AllowAnonymous]
internal sealed class AccountLinksController(
    IdentityModuleDbContext db,
    LinkDesk links,
    SessionStore sessions,
    SignInThrottle throttle,
    PasswordDesk passwords,
    UserHistory history,
    SecurityJournal journal,
    KnownDevices devices,
    TimeProvider time,
    IStringLocalizer<IdentityText> texts) : PageController
{
    [HttpGet("join")]
    public Task<IActionResult> Join(string? token, CancellationToken ct) =>
        ShowAsync(token, LinkPurpose.Invitation, ct);

    [HttpPost("join")]
    public Task<IActionResult> Join(PasswordForm form, CancellationToken ct) =>
        SetAsync(form, LinkPurpose.Invitation, ct);

    [HttpGet("reset")]
    public Task<IActionResult> Reset(string? token, CancellationToken ct) =>
        ShowAsync(token, LinkPurpose.PasswordReset, ct);

    [HttpPost("reset")]
    public Task<IActionResult> Reset(PasswordForm form, CancellationToken ct) =>
        SetAsync(form, LinkPurpose.PasswordReset, ct);

    private async Task<IActionResult> ShowAsync(string? token, LinkPurpose purpose, CancellationToken ct)
    {
        if (!throttle.Allows(HttpContext)) return await TooManyAsync();
        if (await links.FindAsync(token, purpose, ct) is not { } found) return await WorthlessAsync(token, purpose, ct);
        return View("Password", new PasswordForm { Token = token, Page = PasswordPage.Of(found.User, purpose) });
    }

    private async Task<IActionResult> SetAsync(PasswordForm form, LinkPurpose purpose, CancellationToken ct)
    {
        if (!throttle.Allows(HttpContext)) return await TooManyAsync();
        if (await links.FindAsync(form.Token, purpose, ct) is not { } found)
            return await WorthlessAsync(form.Token, purpose, ct);
        var (link, user) = found;
        form.Page = PasswordPage.Of(user, purpose);
        return await TrySaveAsync("Password", form, async () =>
        {
            await UseAsync(link, user, form.Password!, ct);
            await journal.WriteAsync(SecurityEventKind.LinkUsed, user, link.MadeBy);
            // A second factor is not skipped by a link: whoever has one signs in with both.
            if (user.HasSecondFactor) return Saved("/identity/account/sign-in", texts["Password changed"]);
            await sessions.SignInAsync(user, HttpContext, ct);
            devices.Remember(HttpContext, user.Id);
            await Preferences.WriteAtSignInAsync(HttpContext, user, ct);
            return Saved("/", form.Page.Joins ? texts["Welcome to ErpCrm"] : texts["Password changed"]);
        });
    }

    // Who held the link is not known: the history says that the link was used, whose it was, and from where.
    private async Task UseAsync(Link link, User user, string password, CancellationToken ct)
    {
        using var acting = ActingUser.Act(Guid.Empty, AuditEntry.ByLinkOf(link.MadeBy));
        passwords.Set(user, password);
        var address = Addresses.Of(HttpContext);
        history.Add(user,
            link.Purpose == LinkPurpose.Invitation ? LinkPurpose.Invitation : (Enum)InterventionKind.PasswordLink,
            "Used", address);
        if (await db.Interventions.FirstOrDefaultAsync(i => i.Id == link.InterventionId, ct) is { } intervention)
            (intervention.UsedAt, intervention.UsedFrom) = (time.GetUtcNow().UtcDateTime, address);

        // Deleting a row that somebody else has deleted breaks the save: the link works once.
        db.Remove(link);
        await db.SaveChangesAsync(ct);
    }

    private async Task<IActionResult> WorthlessAsync(string? token, LinkPurpose purpose, CancellationToken ct) =>
        View("Worthless", new WorthlessLink(await links.IsWaitingAsync(token, purpose, ct)));

    private async Task<IActionResult> TooManyAsync()
    {
        if (throttle.IsNews(Addresses.SourceOf(HttpContext)))
            await journal.WriteAsync(SecurityEventKind.TooManyRequests, null);
        return View("Worthless", new WorthlessLink(Waits: false));
    }
}
