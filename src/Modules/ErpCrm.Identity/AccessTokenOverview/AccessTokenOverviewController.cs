using ErpCrm.Identity.SecurityLog;
using ErpCrm.Identity.Text;
using ErpCrm.Identity.Users;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Identity.AccessTokenOverview;

/// <summary>Everybody's tokens, for whoever manages users.</summary>
[Route("identity/access-tokens"), RequirePermission(IdentityPermissions.ManageUsers)]
internal sealed class AccessTokenOverviewController(
    IdentityModuleDbContext db, AccessTokensList list, UserDesk desk, IBusinessClock clock, SecurityJournal journal,
    IStringLocalizer<IdentityText> texts) : PageController
{
    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpPost("{id:guid}/revoke")]
    public async Task<IActionResult> Revoke(Guid id, CancellationToken ct)
    {
        var token = await db.AccessTokens.OneAsync(t => t.Id == id, ct);
        var user = await db.Users.OneAsync(token.UserId, ct);
        return await TryAsync(list.Url, async () =>
        {
            await desk.RoleToHelpAsync(user, ct);
            token.RevokedAt ??= clock.UtcNow;
            await db.SaveChangesAsync(ct);
            await journal.WriteAsync(SecurityEventKind.TokenRevoked, user, token.Name);
            return Saved(list.Url, texts["The token is revoked"]);
        });
    }
}
