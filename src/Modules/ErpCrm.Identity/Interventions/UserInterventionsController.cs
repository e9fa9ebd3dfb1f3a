using ErpCrm.Identity.SecurityLog;
using ErpCrm.Identity.Text;
using ErpCrm.Identity.Users;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Identity.Interventions;

/// <summary>Owners answer what was done to the sign-in of others.</summary>
[Route("identity/users/{id:guid}"), RequirePermission(IdentityPermissions.ManageOwners)]
internal sealed class UserInterventionsController(
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
    public Task<IActionResult> Settle(Guid id, Guid act, CancellationToken ct) => TryAsync(PageOf(id), async () =>
    {
        var (_, found) = await FindAsync(id, act, ct);
        found.SettledAt ??= time.GetUtcNow().UtcDateTime;
        await db.SaveChangesAsync(ct);
        return Saved(PageOf(id));
    });

    private Task<IActionResult> DecideAsync(Guid id, Guid act, bool confirms, CancellationToken ct) =>
        TryAsync(PageOf(id), async () =>
        {
            var (user, found) = await FindAsync(id, act, ct);
            await desk.DecideAsync(found, user, confirms, HttpContext, ct);
            await db.SaveChangesAsync(ct);
            await journal.WriteAsync(confirms ? SecurityEventKind.LinkConfirmed : SecurityEventKind.LinkRefused, user,
                found.ByName);
            return Saved(PageOf(id), confirms ? texts["Confirmed"] : texts["Refused"]);
        });

    private async Task<(User User, Intervention Act)> FindAsync(Guid id, Guid act, CancellationToken ct)
    {
        var user = await db.Users.OneAsync(id, ct);
        var found = await db.Interventions.FirstOrDefaultAsync(i => i.Id == act && i.UserId == id, ct)
            ?? throw new BusinessRuleException("This does not wait for an answer any more");
        return (user, found);
    }

    private static string PageOf(Guid id) => $"/identity/users/{id}";
}
