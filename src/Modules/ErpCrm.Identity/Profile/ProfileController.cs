using ErpCrm.Identity.Account;
using ErpCrm.Identity.Links;
using ErpCrm.Identity.Passwords;
using ErpCrm.Identity.SecurityLog;
using ErpCrm.Identity.Sessions;
using ErpCrm.Identity.Text;
using ErpCrm.Identity.Users;
using ErpCrm.Platform.Records;
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
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        var user = await FindAsync(ct);
        return View(await DescribeAsync(ProfileForm.Of(user), user, ct));
    }

    [HttpPost("")]
    public async Task<IActionResult> Change(ProfileForm form, CancellationToken ct)
    {
        var user = await FindAsync(ct);
        return await TrySaveAsync("Index", form, async () =>
        {
            if (user.Version != form.Version)
                return Conflict("Index", await DescribeAsync(form, user, ct), ProfileForm.Of(user));
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
        }, again => DescribeAsync(again, user, ct));
    }

    [HttpGet("password")]
    public async Task<IActionResult> Password(CancellationToken ct)
    {
        await FindAsync(ct);
        return View(new ChangePasswordForm());
    }

    [HttpPost("password")]
    public async Task<IActionResult> Password(ChangePasswordForm form, CancellationToken ct)
    {
        var user = await FindAsync(ct);
        if (ModelState.IsValid && !(throttle.Allows(HttpContext) && await check.ConfirmAsync(user, form.Current, ct)))
            ModelState.AddModelError(nameof(ChangePasswordForm.Current),
                texts["The password is wrong, or there were too many tries"]);
        return await TrySaveAsync("Password", form, async () =>
        {
            passwords.Set(user, form.Password!);
            // Whoever changes the password may fear that somebody else holds a link for a new one.
            await links.WithdrawAsync(user.Id, ct);
            await db.SaveChangesAsync(ct);
            await sessions.SignInAsync(user, HttpContext, ct);
            await journal.WriteAsync(SecurityEventKind.PasswordChanged, user);
            return Saved(Own, texts["Password changed. You are signed out everywhere else."]);
        });
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

    private Task<User> FindAsync(CancellationToken ct) => db.Users.OneAsync(me.Id, ct);

    private async Task<ProfileForm> DescribeAsync(ProfileForm form, User user, CancellationToken ct)
    {
        var mine = HttpContext.Features.Get<SignedInUser>()?.SessionId;
        form.Page = await ProfilePage.LoadAsync(db, user, mine, clock.UtcNow, ct);
        return form;
    }
}
