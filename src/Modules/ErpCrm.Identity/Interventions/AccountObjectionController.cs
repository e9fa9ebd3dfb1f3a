using ErpCrm.Identity.Account;
using ErpCrm.Identity.Links;
using ErpCrm.Identity.SecurityLog;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Identity.Interventions;

internal sealed record ObjectionPage(string? Token, Intervention Act, string Email);

/// <summary>Where the mail leads whoever did not want what was done: one button, without signing in.</summary>
[Route("identity/account"), AllowAnonymous]
internal sealed class AccountObjectionController(IdentityModuleDbContext db, InterventionDesk desk,
    SecurityJournal journal, SignInThrottle throttle) : PageController
{
    [HttpGet("object")]
    public async Task<IActionResult> Index(string? token, CancellationToken ct) =>
        throttle.Allows(HttpContext) && await desk.FindAsync(token, ct) is { } found
            ? View("Objection", new ObjectionPage(token, found.Intervention, found.User.Email))
            : Worthless();

    [HttpPost("object")]
    public async Task<IActionResult> Do(string? token, CancellationToken ct)
    {
        if (!throttle.Allows(HttpContext) || await desk.FindAsync(token, ct) is not { } found)
            return Worthless();
        var (act, user) = found;
        if (act.ObjectedAt is null)
        {
            await desk.ObjectAsync(act, user, isSignedIn: false, HttpContext, ct);
            await db.SaveChangesAsync(ct);
            await journal.WriteAsync(SecurityEventKind.Objected, user, act.ByName);
        }

        return View("Objection", new ObjectionPage(token, act, user.Email));
    }

    private ViewResult Worthless() => View("/Identity/Links/Worthless.cshtml", new WorthlessLink(Waits: false));
}
