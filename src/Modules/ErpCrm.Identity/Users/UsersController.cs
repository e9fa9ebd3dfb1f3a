using ErpCrm.Identity.Links;
using ErpCrm.Identity.Text;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Company;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Identity.Users;

[Route("identity/users"), RequirePermission(IdentityPermissions.ManageUsers)]
internal sealed class UsersController(
    IdentityModuleDbContext db,
    UserDesk desk,
    LinkDesk links,
    ICurrentUser me,
    ICompanyProfile company,
    IBusinessClock clock,
    IStringLocalizer<IdentityText> texts) : PageController
{
    /// <summary>Carries a new link to the next page, which shows it once.</summary>
    public const string NewLink = "NewLink";

    [HttpGet("")]
    public async Task<IActionResult> Index(UserFilter filter, CancellationToken ct) => View(await UserList.LoadAsync(db, filter, ct));

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct) =>
        await FindAsync(id, ct) is { } user ? View(await UserPage.LoadAsync(db, user, desk.MayManageOwners, clock.UtcNow, ct)) : NotFound();

    [HttpGet("invite")]
    public async Task<IActionResult> Invite(CancellationToken ct) => View(await OfferAsync(new UserForm(), ct));

    [HttpPost("invite")]
    public async Task<IActionResult> Invite(UserForm form, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(form.Email)) ModelState.TryAddModelError(nameof(UserForm.Email), texts["Enter an e-mail address"]);
        if (!ModelState.IsValid) return Invalid("Invite", await OfferAsync(form, ct));
        try
        {
            var user = new User(form.Name!, form.Email!, await desk.RoleToGiveAsync(form.RoleId, ct), company.Current.Language);
            if (await db.Users.AnyAsync(u => u.Credentials.NormalizedUserName == user.Credentials.NormalizedUserName, ct))
                throw new BusinessRuleException("There is a user with this e-mail address already") { Field = nameof(UserForm.Email) };
            db.Add(user);
            await desk.SetTeamsAsync(user, form.TeamIds, ct);
            TempData[NewLink] = await links.IssueAsync(user, LinkPurpose.Invitation, Request, ct);
            await db.SaveChangesAsync(ct);
            return Saved($"/identity/users/{user.Id}", texts["{0} is invited", user.Name]);
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Invite", await OfferAsync(form, ct));
        }
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) =>
        await FindAsync(id, ct) is { } user ? View(await OfferAsync(await FormOfAsync(user, ct), ct, user)) : NotFound();

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, UserForm form, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } user) return NotFound();
        if (!ModelState.IsValid) return Invalid("Edit", await OfferAsync(form, ct, user));
        if (user.Version != form.Version) return Conflict("Edit", await OfferAsync(form, ct, user), await FormOfAsync(user, ct));
        try
        {
            var before = await desk.RoleOfAsync(user, ct);
            var role = form.RoleId == before.Id ? before : await desk.RoleToGiveAsync(form.RoleId, ct);
            if (role != before && user.Status == UserStatus.Active) await desk.LetOwnerGoAsync(user, before, ct);
            user.Change(form.Name!, role);
            await desk.SetTeamsAsync(user, form.TeamIds, ct);
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Edit", await OfferAsync(form, ct, user));
        }

        await db.SaveChangesAsync(ct);
        return Saved($"/identity/users/{id}", texts["{0} saved", user.Name]);
    }

    [HttpPost("{id:guid}/disable")]
    public Task<IActionResult> Disable(Guid id, CancellationToken ct) => ActAsync(id, "{0} is disabled and signed out", async (user, role) =>
    {
        if (user.Id == me.Id) throw new BusinessRuleException("You cannot disable yourself");
        if (user.Status == UserStatus.Active) await desk.LetOwnerGoAsync(user, role, ct);
        await links.WithdrawAsync(user.Id, ct);
        user.Disable();
    }, ct);

    [HttpPost("{id:guid}/enable")]
    public Task<IActionResult> Enable(Guid id, CancellationToken ct) => ActAsync(id, "{0} may sign in again", (user, _) =>
    {
        user.Enable();
        return Task.CompletedTask;
    }, ct);

    [HttpPost("{id:guid}/link")]
    public Task<IActionResult> Link(Guid id, CancellationToken ct) => ActAsync(id, "New link made", async (user, _) =>
    {
        if (user.IsDisabled) throw new BusinessRuleException("A disabled user gets no link");
        TempData[NewLink] = await links.IssueAsync(user, user.JoinedAt is null ? LinkPurpose.Invitation : LinkPurpose.PasswordReset, Request, ct);
    }, ct);

    [HttpPost("{id:guid}/sign-out-everywhere")]
    public Task<IActionResult> SignOutEverywhere(Guid id, CancellationToken ct) => ActAsync(id, "{0} is signed out everywhere", (user, _) =>
    {
        user.SignOutEverywhere();
        return Task.CompletedTask;
    }, ct);

    [HttpPost("{id:guid}/remove-second-factor")]
    public Task<IActionResult> RemoveSecondFactor(Guid id, CancellationToken ct) => ActAsync(id, "{0} signs in without a second step now", async (user, _) =>
    {
        user.StopUsingAuthenticator();
        db.RemoveRange(await db.RecoveryCodes.Where(c => c.UserId == user.Id).ToListAsync(ct));
    }, ct);

    private async Task<IActionResult> ActAsync(Guid id, string done, Func<User, Roles.Role, Task> act, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } user) return NotFound();
        try
        {
            await act(user, await desk.RoleOfAsync(user, ct));
        }
        catch (BusinessRuleException e)
        {
            return RefusedTo(e, $"/identity/users/{id}");
        }

        await db.SaveChangesAsync(ct);
        return Saved($"/identity/users/{id}", texts[done, user.Name]);
    }

    private Task<User?> FindAsync(Guid id, CancellationToken ct) => db.Users.FirstOrDefaultAsync(u => u.Id == id, ct);

    private async Task<UserForm> FormOfAsync(User user, CancellationToken ct) => new()
    {
        Name = user.Name,
        Email = user.Email,
        RoleId = user.RoleId,
        TeamIds = await db.TeamMembers.Where(m => m.UserId == user.Id).Select(m => m.TeamId).ToListAsync(ct),
        Version = user.Version,
    };

    private async Task<UserForm> OfferAsync(UserForm form, CancellationToken ct, User? user = null)
    {
        ViewData["Choices"] = await UserChoices.LoadAsync(db, desk.MayManageOwners, form.RoleId, ct);
        ViewData["Name"] = user?.Name;
        ViewData["Id"] = user?.Id;
        return form;
    }
}
