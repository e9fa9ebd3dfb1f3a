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

namespace ErpCrm.Identity.Interventions;

internal sealed record NoticesPage(IReadOnlyList<Intervention> Acts, string Next);

/// <summary>What others did to one's own sign-in: seen, or objected to.</summary>
[Route("identity/profile/notices"), SignedIn]
internal sealed class NoticesController(
    IdentityModuleDbContext db,
    InterventionDesk desk,
    SessionStore sessions,
    SecurityJournal journal,
    ICurrentUser me,
    TimeProvider time,
    IStringLocalizer<IdentityText> texts) : PageController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(string? returnUrl, CancellationToken ct)
    {
        var since = time.GetUtcNow().UtcDateTime.AddDays(-90);
        var acts = await db.Interventions.AsNoTracking()
            .Where(i => i.UserId == me.Id && i.At > since && i.State == InterventionState.Done)
            .OrderByDescending(i => i.At)
            .Take(20)
            .ToListAsync(ct);
        return View("Notices", new NoticesPage(acts, Local(returnUrl)));
    }

    [HttpPost("seen")]
    public async Task<IActionResult> Seen(string? returnUrl, CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        foreach (var act in await desk.UnseenBy(me.Id).ToListAsync(ct)) act.SeenAt = now;
        await db.SaveChangesAsync(ct);
        return Saved(Local(returnUrl));
    }

    [HttpPost("object")]
    public async Task<IActionResult> ObjectTo(Guid act, CancellationToken ct)
    {
        var found = await db.Interventions.FirstOrDefaultAsync(i => i.Id == act && i.UserId == me.Id, ct);
        if (found is null || await db.Users.FirstOrDefaultAsync(u => u.Id == me.Id, ct) is not { } user)
            return RefusedTo(new BusinessRuleException("There is nothing to object to"), "/identity/profile/notices");
        await desk.ObjectAsync(found, user, isSignedIn: true, HttpContext, ct);
        await db.SaveChangesAsync(ct);
        await journal.WriteAsync(SecurityEventKind.Objected, user, found.ByName);
        await sessions.SignInAsync(user, HttpContext, ct);
        // Whoever used the link chose the password: only a new one keeps him out.
        return Saved("/identity/profile/password",
            texts["The owner is told. You are signed out everywhere else. Choose a new password now."]);
    }

    private string Local(string? url) => url is { Length: <= 400 } && Url.IsLocalUrl(url) ? url : "/";
}
