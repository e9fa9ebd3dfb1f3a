using ErpCrm.Identity.Interventions;
using ErpCrm.Identity.SecurityLog;
using ErpCrm.Identity.Sessions;
using ErpCrm.Identity.Text;
using ErpCrm.Identity.Users;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Identity.Account;

[Route("identity/account"), AllowAnonymous]
internal sealed class AccountController(
    IdentityModuleDbContext db,
    PasswordCheck passwords,
    CodeCheck codes,
    PendingSignIn pending,
    SignInThrottle throttle,
    SignInGates gates,
    KnownDevices devices,
    SecurityJournal journal,
    InterventionDesk interventions,
    SessionStore sessions,
    ICompanyProfile company,
    ICurrentUser me,
    IStringLocalizer<IdentityText> texts) : PageController
{
    [HttpGet("sign-in")]
    public IActionResult SignIn(string? returnUrl)
    {
        if (!company.IsSetUp) return Redirect("/identity/setup");
        return me.IsSignedIn ? LocalRedirect(Local(returnUrl)) : View(new SignInForm { ReturnUrl = returnUrl });
    }

    [HttpPost("sign-in")]
    public async Task<IActionResult> SignIn(SignInForm form, CancellationToken ct)
    {
        if (!ModelState.IsValid) return Invalid("SignIn", form);
        if (!await MayTryAsync(form.Email, ct)) return await TooManyAsync("SignIn", form);
        if (await passwords.FindAsync(form.Email, form.Password, ct) is not { } user)
        {
            ModelState.AddModelError("", texts[
                "Sign-in failed. Check the e-mail and the password. After five wrong tries sign-in pauses for 15 minutes."]);
            return Invalid("SignIn", form);
        }

        if (!user.HasSecondFactor) return await CompleteAsync(user, form.ReturnUrl, ct);
        await db.SaveChangesAsync(ct);
        pending.Begin(HttpContext, user);
        return Redirect(Url.Action(nameof(Code), new { returnUrl = form.ReturnUrl })!);
    }

    [HttpGet("code")]
    public IActionResult Code(string? returnUrl) =>
        pending.Read(HttpContext) is null ? Redirect("/identity/account/sign-in") : View(
            new CodeForm { ReturnUrl = returnUrl });

    [HttpPost("code")]
    public async Task<IActionResult> Code(CodeForm form, CancellationToken ct)
    {
        if (pending.Read(HttpContext) is not { } begun) return Redirect("/identity/account/sign-in");
        if (!ModelState.IsValid) return Invalid("Code", form);
        if (!throttle.AllowsFrom(gates.SourceOf(begun.UserId))) return await TooManyAsync("Code", form);

        var user = await db.Users.FirstOrDefaultAsync(
            u => u.Id == begun.UserId && u.Credentials.SecurityStamp == begun.SecurityStamp && !u.IsDisabled, ct);
        if (user is null) return Redirect("/identity/account/sign-in");

        // Its own count: a wrong code does not close the password, and the right password does not open this one.
        if (await codes.IsRightAsync(user, form.Code, ct))
        {
            PendingSignIn.End(HttpContext);
            return await CompleteAsync(user, form.ReturnUrl, ct);
        }

        ModelState.AddModelError(nameof(CodeForm.Code),
            texts["This code is wrong or already used. After five wrong tries sign-in pauses for 15 minutes."]);
        return Invalid("Code", form);
    }

    [HttpPost("sign-out")]
    public async Task<IActionResult> SignOutAsync(CancellationToken ct)
    {
        if (SessionCookie.Read(Request) is { } token)
        {
            var user = await db.Users.FirstOrDefaultAsync(u => u.Id == me.Id, ct);
            await sessions.EndAsync(token, ct);
            if (user is not null) await journal.WriteAsync(SecurityEventKind.SignedOut, user);
        }

        SessionCookie.Delete(HttpContext);
        Response.Headers["Clear-Site-Data"] = "\"storage\"";
        return Redirect("/identity/account/sign-in");
    }

    // A known device is slowed down by its own tries only.
    private async Task<bool> MayTryAsync(string? email, CancellationToken ct)
    {
        var name = Credentials.Normalize((email ?? "").Trim());
        var userId = await db.Users.Where(u => u.Credentials.NormalizedUserName == name).Select(u => u.Id)
            .FirstOrDefaultAsync(ct);
        var source = gates.SourceOf(userId);
        return throttle.AllowsFrom(source) && throttle.Allows(SignInTries.KeyOf(email, source));
    }

    private async Task<IActionResult> CompleteAsync(User user, string? returnUrl, CancellationToken ct)
    {
        await sessions.SignInAsync(user, HttpContext, ct);
        devices.Remember(HttpContext, user.Id);
        await Preferences.WriteAtSignInAsync(HttpContext, user, ct);
        await journal.WriteAsync(SecurityEventKind.SignedIn, user);
        if (!await interventions.UnseenBy(user.Id).AnyAsync(ct)) return LocalRedirect(Local(returnUrl));
        return LocalRedirect(QueryHelpers.AddQueryString("/identity/profile/notices", "returnUrl", Local(returnUrl)));
    }

    private async Task<ViewResult> TooManyAsync(string view, object form)
    {
        if (throttle.IsNews(Addresses.SourceOf(HttpContext)))
            await journal.WriteAsync(SecurityEventKind.TooManyRequests, null);
        ModelState.AddModelError("", texts["Too many tries. Wait a minute."]);
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        Response.Headers.RetryAfter = "60";
        return View(view, form);
    }

    private string Local(string? url) => url is { Length: <= 400 } && Url.IsLocalUrl(url) ? url : "/";
}
