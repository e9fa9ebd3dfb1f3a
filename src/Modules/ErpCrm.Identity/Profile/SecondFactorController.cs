using System.Security.Cryptography;
using ErpCrm.Identity.Account;
using ErpCrm.Identity.SecurityLog;
using ErpCrm.Identity.Sessions;
using ErpCrm.Identity.Text;
using ErpCrm.Identity.Users;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using QRCoder;

namespace ErpCrm.Identity.Profile;

/// <summary>One's own second step of sign-in.</summary>
[Route("identity/profile/second-factor"), SignedIn]
internal sealed class SecondFactorController(
    IdentityModuleDbContext db,
    SecondFactor secondFactor,
    PasswordCheck check,
    CodeCheck codes,
    SessionStore sessions,
    SignInThrottle throttle,
    SecurityJournal journal,
    IDataProtectionProvider protection,
    ICompanyProfile company,
    ICurrentUser me,
    IStringLocalizer<IdentityText> texts) : PageController
{
    // The new key travels with the form until it is confirmed, readable only here and only for this user.
    private readonly IDataProtector _protector = protection.CreateProtector(
        $"ErpCrm.Identity.NewAuthenticator.{me.Id}");

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        var user = await db.Users.OneAsync(me.Id, ct);
        return user.HasSecondFactor
            ? View("SecondFactorOn", new SecondFactorForm { IsRequired = IsRequired })
            : View("SecondFactorStart",
                Offer(new SecondFactorForm { Key = _protector.Protect(SecondFactor.NewKey()) }, user));
    }

    [HttpPost("")]
    public async Task<IActionResult> Start(SecondFactorForm form, CancellationToken ct)
    {
        var user = await db.Users.OneAsync(me.Id, ct);
        if (user.HasSecondFactor || KeyOf(form) is not { } key) return Redirect("/identity/profile/second-factor");
        if (!await IsConfirmedAsync(user, form, ct)) return Invalid("SecondFactorStart", Offer(form, user));
        if (!await secondFactor.StartAsync(user, key, form.Code ?? "", ct))
        {
            ModelState.AddModelError(nameof(SecondFactorForm.Code),
                texts["This is not the code that the application shows now"]);
            return Invalid("SecondFactorStart", Offer(form, user));
        }

        return await ShowCodesAsync(user, signInAgain: true, ct);
    }

    [HttpPost("codes")]
    public async Task<IActionResult> NewCodes(SecondFactorForm form, CancellationToken ct)
    {
        var user = await WithSecondFactorAsync(ct);
        form.IsRequired = IsRequired;
        return await IsConfirmedWithCodeAsync(user, form, ct)
            ? await ShowCodesAsync(user, signInAgain: false, ct)
            : Invalid("SecondFactorOn", form);
    }

    [HttpPost("stop")]
    public async Task<IActionResult> Stop(SecondFactorForm form, CancellationToken ct)
    {
        var user = await WithSecondFactorAsync(ct);
        // Before the code is looked at: a recovery code is used up by it.
        if (IsRequired)
            return RefusedTo(new BusinessRuleException("Your role asks for a second step: it stays on"),
                "/identity/profile/second-factor");
        if (!await IsConfirmedWithCodeAsync(user, form, ct)) return Invalid("SecondFactorOn", form);
        user.StopUsingAuthenticator();
        db.RemoveRange(await db.RecoveryCodes.Where(c => c.UserId == user.Id).ToListAsync(ct));
        await db.SaveChangesAsync(ct);
        await sessions.SignInAsync(user, HttpContext, ct);
        await journal.WriteAsync(SecurityEventKind.SecondStepOff, user);
        return Saved("/identity/profile", texts["You sign in with the password only"]);
    }

    // The page itself is the answer: the codes exist nowhere else, so there is nothing to lead to.
    private async Task<IActionResult> ShowCodesAsync(User user, bool signInAgain, CancellationToken ct)
    {
        var made = await secondFactor.NewRecoveryCodesAsync(user.Id, ct);
        await db.SaveChangesAsync(ct);
        if (!signInAgain) return View("RecoveryCodes", made);
        await sessions.SignInAsync(user, HttpContext, ct);
        await journal.WriteAsync(SecurityEventKind.SecondStepOn, user);
        return View("RecoveryCodes", made);
    }

    private async Task<bool> IsConfirmedAsync(User user, SecondFactorForm form, CancellationToken ct)
    {
        if (ModelState.IsValid && !(throttle.Allows(HttpContext) && await check.ConfirmAsync(user, form.Password, ct)))
            ModelState.AddModelError(nameof(SecondFactorForm.Password),
                texts["The password is wrong, or there were too many tries"]);
        return ModelState.IsValid;
    }

    // A session and a stolen password are not enough to take the second step away.
    private async Task<bool> IsConfirmedWithCodeAsync(User user, SecondFactorForm form, CancellationToken ct)
    {
        if (await IsConfirmedAsync(user, form, ct) && !await codes.ConfirmAsync(user, form.Code, ct))
            ModelState.AddModelError(nameof(SecondFactorForm.Code),
                texts["The code is wrong or already used, or there were too many tries"]);
        return ModelState.IsValid;
    }

    private bool IsRequired => HttpContext.Features.Get<SignedInUser>()?.Rights.NeedsSecondFactor == true;

    private string? KeyOf(SecondFactorForm form)
    {
        try
        {
            return string.IsNullOrEmpty(form.Key) ? null : _protector.Unprotect(form.Key);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private SecondFactorForm Offer(SecondFactorForm form, User user)
    {
        var key = KeyOf(form)!;
        using var code = QRCodeGenerator.GenerateQrCode(
            SecondFactor.AddressOf(Page.CompanyName(company.Current), user.Email, key), QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        form.New = new NewAuthenticator(
            $"data:image/png;base64,{Convert.ToBase64String(picture.GetGraphic(6))}",
            string.Join(' ', key.Chunk(4).Select(chunk => new string(chunk))),
            HttpContext.Features.Get<SignedInUser>()?.MustSetUpSecondFactor == true);
        return form;
    }

    private Task<User> WithSecondFactorAsync(CancellationToken ct) =>
        db.Users.OneAsync(u => u.Id == me.Id && u.HasSecondFactor, ct);
}
