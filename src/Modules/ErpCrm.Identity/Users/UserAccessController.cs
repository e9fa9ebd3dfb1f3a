using ErpCrm.Identity.AccessTokens;
using ErpCrm.Identity.Interventions;
using ErpCrm.Identity.Links;
using ErpCrm.Identity.Roles;
using ErpCrm.Identity.SecurityLog;
using ErpCrm.Identity.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Identity.Users;

/// <summary>Administrators let a user in, help him, and shut him out.</summary>
[Route("identity/users/{id:guid}"), RequirePermission(IdentityPermissions.ManageUsers)]
internal sealed class UserAccessController(
    IdentityModuleDbContext db,
    UserDesk desk,
    LinkDesk links,
    InterventionDesk interventions,
    SecurityJournal journal,
    ICurrentUser me,
    IBusinessClock clock,
    IStringLocalizer<IdentityText> texts) : PageController
{
    private const string Waits = "An owner has to confirm it first";

    [HttpPost("disable")]
    public Task<IActionResult> Disable(Guid id, CancellationToken ct) =>
        ActAsync(id, SecurityEventKind.UserDisabled, desk.RoleOfAsync, async (user, role) =>
        {
            if (user.Id == me.Id) throw new BusinessRuleException("You cannot disable yourself");
            if (user.Status == UserStatus.Active) await desk.LetOwnerGoAsync(user, role, ct);
            await links.WithdrawAsync(user.Id, ct);
            await db.RevokeTokensAsync(user.Id, clock.UtcNow, ct);
            user.Disable();
            return "{0} is disabled and signed out";
        }, ct);

    [HttpPost("enable")]
    public Task<IActionResult> Enable(Guid id, CancellationToken ct) =>
        ActAsync(id, SecurityEventKind.UserEnabled, desk.RoleOfAsync, async (user, _) =>
        {
            if (!user.IsDisabled) return "{0} may sign in again";
            // Who never joined has nothing that could be taken over.
            if (user.JoinedAt is null) user.Enable();
            else if (await interventions.ActAsync(user, InterventionKind.Enabled, Request, ct) is {
                State: InterventionState.Waiting })
                return Waits;
            return "{0} may sign in again";
        }, ct);

    [HttpPost("link")]
    public Task<IActionResult> Link(Guid id, CancellationToken ct) =>
        ActAsync(id, SecurityEventKind.LinkMade, desk.RoleToHelpAsync, async (user, _) =>
        {
            if (user.Id == me.Id) throw NotOneself();
            if (user.IsDisabled) throw new BusinessRuleException("A disabled user gets no link");
            var url = user.JoinedAt is null
                ? await links.InviteAsync(user, Request, ct)
                : await interventions.MakeLinkAsync(user, Request, ct);
            TempData[UsersController.NewLink] = url;
            return url is null ? "A link is sent to {0} by e-mail" : "New link made";
        }, ct);

    [HttpPost("sign-out-everywhere")]
    public Task<IActionResult> SignOutEverywhere(Guid id, CancellationToken ct) =>
        ActAsync(id, SecurityEventKind.SignedOutByOthers, desk.RoleToHelpAsync, async (user, _) =>
        {
            // A link left over would let in again whoever is signed out here; an invitation is still wanted.
            if (user.JoinedAt is not null) await links.WithdrawAsync(user.Id, ct);
            await db.RevokeTokensAsync(user.Id, clock.UtcNow, ct);
            user.SignOutEverywhere();
            return "{0} is signed out everywhere";
        }, ct);

    [HttpPost("remove-second-factor")]
    public Task<IActionResult> RemoveSecondFactor(Guid id, CancellationToken ct) =>
        ActAsync(id, SecurityEventKind.SecondStepRemoved, desk.RoleOfAsync, async (user, _) =>
        {
            if (user.Id == me.Id) throw NotOneself();
            if (!user.HasSecondFactor) throw new BusinessRuleException("There is no second step to remove");
            var done = await interventions.ActAsync(user, InterventionKind.SecondStepRemoved, Request, ct);
            return done.State == InterventionState.Waiting ? Waits : "{0} signs in without a second step now";
        }, ct);

    // The own profile asks for the password; a session alone must not be enough to take the account over.
    private static BusinessRuleException NotOneself() => new("Use your own profile for that");

    private async Task<IActionResult> ActAsync(Guid id, SecurityEventKind kind,
        Func<User, CancellationToken, Task<Role>> allow, Func<User, Role, Task<string>> act, CancellationToken ct)
    {
        var user = await db.Users.OneAsync(id, ct);
        return await TryAsync($"/identity/users/{id}", async () =>
        {
            var done = await act(user, await allow(user, ct));
            await db.SaveChangesAsync(ct);
            await journal.WriteAsync(kind, user, done == Waits ? texts[Waits].Value : "");
            return Saved($"/identity/users/{id}", texts[done, user.Name]);
        });
    }
}
