using ErpCrm.Identity.Account;
using ErpCrm.Identity.SecurityLog;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Identity.Interventions;

internal sealed record ObjectionPage(string? Token, Intervention Act, string Email);

/// <summary>Where the mail leads whoever did not want what was done: one button, without signing in.</summary>
[Route("identity/account/object"), AllowAnonymous]
internal sealed class ObjectionController(IdentityModuleDbContext db, InterventionDesk desk, SecurityJournal journal,
    SignInThrottle throttle) : PageController
{
    private const string WorthlessView = "/Identity/Links/Worthless.cshtml";

    [HttpGet("")]
    public async Task<IActionResult> Index(string? token, CancellationToken ct) =>
        throttle.Allows(HttpContext) && await desk.FindAsync(token, ct) is { } found
            ? View("Objection", new ObjectionPage(token, found.Intervention, found.User.Email))
            : View(WorthlessView);

    [HttpPost("")]
    public async Task<IActionResult> Do(string? token, CancellationToken ct)
    {
        if (!throttle.Allows(HttpContext) || await desk.FindAsync(token, ct) is not { } found)
            return View(WorthlessView);
        var (act, user) = found;
        if (act.ObjectedAt is null)
        {
            await desk.ObjectAsync(act, user, isSignedIn: false, HttpContext, ct);
            await db.SaveChangesAsync(ct);
            await journal.WriteAsync(SecurityEventKind.Objected, user, act.ByName);
        }

        return View("Objection", new ObjectionPage(token, act, user.Email));
    }
}
