using ErpCrm.Identity.SecurityLog;
using ErpCrm.Identity.Text;
using ErpCrm.Identity.Users;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Identity.Interventions;

/// <summary>Owners answer what was done to the sign-in of others.</summary>
[Route("identity/users/{id:guid}"), RequirePermission(IdentityPermissions.ManageOwners)]
internal sealed class InterventionsController(
    IdentityModuleDbContext db,
    InterventionDesk desk,
    SecurityJournal journal,
    TimeProvider time,
    IStringLocalizer<IdentityText> texts) : PageController
{
    [HttpPost("confirm")]
    public Task<IActionResult> Confirm(Guid id, Guid act, CancellationToken ct) =>
        DecideAsync(id, act, confirms: true, ct);

    [HttpPost("refuse")]
    public Task<IActionResult> Refuse(Guid id, Guid act, CancellationToken ct) =>
        DecideAsync(id, act, confirms: false, ct);

    /// <summary>The objection of the user has been looked into.</summary>
    [HttpPost("settle")]
    public async Task<IActionResult> Settle(Guid id, Guid act, CancellationToken ct)
    {
        if (await FindAsync(id, act, ct) is not { Act: var found }) return NotFound();
        if (found is null) return Gone(id);
        found.SettledAt ??= time.GetUtcNow().UtcDateTime;
        await db.SaveChangesAsync(ct);
        return Saved($"/identity/users/{id}");
    }

    private async Task<IActionResult> DecideAsync(Guid id, Guid act, bool confirms, CancellationToken ct)
    {
        if (await FindAsync(id, act, ct) is not { User: var user, Act: var found }) return NotFound();
        if (found is null) return Gone(id);
        try
        {
            await desk.DecideAsync(found, user, confirms, HttpContext, ct);
            await db.SaveChangesAsync(ct);
        }
        catch (BusinessRuleException e)
        {
            return RefusedTo(e, $"/identity/users/{id}");
        }

        await journal.WriteAsync(confirms ? SecurityEventKind.LinkConfirmed : SecurityEventKind.LinkRefused, user,
            found.ByName);
        return Saved($"/identity/users/{id}", confirms ? texts["Confirmed"] : texts["Refused"]);
    }

    private async Task<(User User, Intervention? Act)?> FindAsync(Guid id, Guid act, CancellationToken ct) =>
        await db.Users.FirstOrDefaultAsync(u => u.Id == id, ct) is { } user
            ? (user, await db.Interventions.FirstOrDefaultAsync(i => i.Id == act && i.UserId == id, ct))
            : null;

    private IActionResult Gone(Guid id) =>
        RefusedTo(new BusinessRuleException("This does not wait for an answer any more"), $"/identity/users/{id}");
}
