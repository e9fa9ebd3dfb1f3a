using ErpCrm.Identity.Account;
using ErpCrm.Identity.Links;
using ErpCrm.Identity.Passwords;
using ErpCrm.Identity.SecurityLog;
using ErpCrm.Identity.Sessions;
using ErpCrm.Identity.Text;
using ErpCrm.Identity.Users;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Identity.Profile;

[Route("identity/profile"), SignedIn]
internal sealed class ProfileController(
    IdentityModuleDbContext db,
    PasswordCheck check,
    PasswordDesk passwords,
    LinkDesk links,
    SessionStore sessions,
    SignInThrottle throttle,
    SecurityJournal journal,
    ICurrentUser me,
    IBusinessClock clock,
    IStringLocalizer<IdentityText> texts) : PageController
{
    private const string Own = "/identity/profile";

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct) =>
        await FindAsync(ct) is { } user ? View(await OfferAsync(ProfileForm.Of(user), user, ct)) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Change(ProfileForm form, CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } user) return NotFound();
        if (!ModelState.IsValid) return Invalid("Index", await OfferAsync(form, user, ct));
        if (user.Version != form.Version)
            return Conflict("Index", await OfferAsync(form, user, ct), ProfileForm.Of(user));
        user.ChangeProfile(form.Name!, form.Language!, form.Theme!,
            string.IsNullOrEmpty(form.TimeZoneId) ? null : form.TimeZoneId);
        await db.SaveChangesAsync(ct);
        Preferences.Write(HttpContext, user);
        // Language and theme hold for the shell too: the whole page is new.
        if (!IsHtmx) return Saved(Own, texts["Profile saved"]);
        Toast(texts["Profile saved"]);
        Response.Headers["X-Saved-Url"] = Own;
        Response.Headers["HX-Redirect"] = Own;
        return NoContent();
    }

    [HttpGet("password")]
    public async Task<IActionResult> Password(CancellationToken ct) =>
        await FindAsync(ct) is null ? NotFound() : View(new ChangePasswordForm());

    [HttpPost("password")]
    public async Task<IActionResult> Password(ChangePasswordForm form, CancellationToken ct)
    {
        if (await FindAsync(ct) is not { } user) return NotFound();
        if (ModelState.IsValid && !(throttle.Allows(HttpContext) && await check.ConfirmAsync(user, form.Current, ct)))
            ModelState.AddModelError(nameof(ChangePasswordForm.Current),
                texts["The password is wrong, or there were too many tries"]);
        if (!ModelState.IsValid) return Invalid("Password", form);
        try
        {
            passwords.Set(user, form.Password!);
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Password", form);
        }

        // Whoever changes the password may fear that somebody else holds a link for a new one.
        await links.WithdrawAsync(user.Id, ct);
        await db.SaveChangesAsync(ct);
        await sessions.SignInAsync(user, HttpContext, ct);
        await journal.WriteAsync(SecurityEventKind.PasswordChanged, user);
        return Saved(Own, texts["Password changed. You are signed out everywhere else."]);
    }

    [HttpPost("sessions/{id:guid}/end")]
    public async Task<IActionResult> EndSession(Guid id, CancellationToken ct)
    {
        if (await db.Sessions.Where(s => s.Id == id && s.UserId == me.Id).ExecuteDeleteAsync(ct) == 0)
            return NotFound();
        await journal.WriteAsync(SecurityEventKind.SignedOutElsewhere, await FindAsync(ct));
        return Saved(Own, texts["Signed out there"]);
    }

    [HttpPost("sessions/end-others")]
    public async Task<IActionResult> EndOtherSessions(CancellationToken ct)
    {
        var mine = HttpContext.Features.Get<SignedInUser>()?.SessionId;
        await db.Sessions.Where(s => s.UserId == me.Id && s.Id != mine).ExecuteDeleteAsync(ct);
        await journal.WriteAsync(SecurityEventKind.SignedOutElsewhere, await FindAsync(ct));
        return Saved(Own, texts["Signed out everywhere else"]);
    }

    private Task<User?> FindAsync(CancellationToken ct) => db.Users.FirstOrDefaultAsync(u => u.Id == me.Id, ct);

    private async Task<ProfileForm> OfferAsync(ProfileForm form, User user, CancellationToken ct)
    {
        var now = clock.UtcNow;
        ViewData["User"] = user;
        ViewData["Codes"] = await db.RecoveryCodes.CountAsync(c => c.UserId == user.Id, ct);
        ViewData["Sessions"] = await db.Sessions.AsNoTracking()
            .Where(s => s.UserId == user.Id && s.ExpiresAt > now && s.SecurityStamp == user.Credentials.SecurityStamp)
            .OrderByDescending(s => s.LastSeenAt)
            .Take(50)
            .ToListAsync(ct);
        ViewData["Mine"] = HttpContext.Features.Get<SignedInUser>()?.SessionId;
        return form;
    }
}
