using ErpCrm.Identity.Account;
using ErpCrm.Identity.Passwords;
using ErpCrm.Identity.Sessions;
using ErpCrm.Identity.Text;
using ErpCrm.Identity.Users;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Identity.Links;

internal sealed class PasswordForm
{
    public string? Token { get; set; }

    public string? Password { get; set; }
}

internal sealed class PasswordFormValidator : AbstractValidator<PasswordForm>
{
    public PasswordFormValidator()
    {
        RuleFor(f => f.Token).MaximumLength(100);
        RuleFor(f => f.Password).NotEmpty().MinimumLength(PasswordRules.MinLength).MaximumLength(PasswordRules.MaxLength);
    }
}

/// <summary>Where a link leads: the invited, or whoever got a link for a new password, chooses one. Once.</summary>
[Route("identity/account"), AllowAnonymous]
internal sealed class LinkController(
    IdentityModuleDbContext db,
    LinkDesk links,
    SessionStore sessions,
    SignInThrottle throttle,
    PasswordDesk passwords,
    IStringLocalizer<IdentityText> texts) : PageController
{
    private const string PasswordView = "/Identity/Links/Password.cshtml";
    private const string WorthlessView = "/Identity/Links/Worthless.cshtml";

    [HttpGet("join")]
    public Task<IActionResult> Join(string? token, CancellationToken ct) => ShowAsync(token, LinkPurpose.Invitation, ct);

    [HttpPost("join")]
    public Task<IActionResult> Join(PasswordForm form, CancellationToken ct) => SetAsync(form, LinkPurpose.Invitation, ct);

    [HttpGet("reset")]
    public Task<IActionResult> Reset(string? token, CancellationToken ct) => ShowAsync(token, LinkPurpose.PasswordReset, ct);

    [HttpPost("reset")]
    public Task<IActionResult> Reset(PasswordForm form, CancellationToken ct) => SetAsync(form, LinkPurpose.PasswordReset, ct);

    private async Task<IActionResult> ShowAsync(string? token, LinkPurpose purpose, CancellationToken ct)
    {
        if (!throttle.Allows(HttpContext) || await links.FindAsync(token, purpose, ct) is not { } found) return View(WorthlessView);
        Describe(found.User, purpose);
        return View(PasswordView, new PasswordForm { Token = token });
    }

    private async Task<IActionResult> SetAsync(PasswordForm form, LinkPurpose purpose, CancellationToken ct)
    {
        if (!throttle.Allows(HttpContext) || await links.FindAsync(form.Token, purpose, ct) is not { } found) return View(WorthlessView);
        Describe(found.User, purpose);
        if (!ModelState.IsValid) return Invalid(PasswordView, form);

        var (link, user) = found;
        using (ActingUser.Act(user.Id, user.Name))
        {
            try
            {
                passwords.Set(user, form.Password!);
            }
            catch (BusinessRuleException e)
            {
                return Refused(e, PasswordView, form);
            }

            // Deleting a row that somebody else has deleted breaks the save: the link works once.
            db.Remove(link);
            await db.SaveChangesAsync(ct);
        }

        // A second factor is not skipped by a link: whoever has one signs in with both.
        if (user.HasSecondFactor) return Saved("/identity/account/sign-in", texts["Password changed"]);
        await sessions.SignInAsync(user, HttpContext, ct);
        await Preferences.WriteAtSignInAsync(HttpContext, user, ct);
        return Saved("/", purpose == LinkPurpose.Invitation ? texts["Welcome to ErpCrm"] : texts["Password changed"]);
    }

    private void Describe(User user, LinkPurpose purpose)
    {
        ViewData["Email"] = user.Email;
        ViewData["Name"] = user.Name;
        ViewData["Joins"] = purpose == LinkPurpose.Invitation;
    }
}
