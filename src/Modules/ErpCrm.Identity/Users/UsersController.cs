using ErpCrm.Identity.Interventions;
using ErpCrm.Identity.Links;
using ErpCrm.Identity.Roles;
using ErpCrm.Identity.SecurityLog;
using ErpCrm.Identity.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Identity.Users;

[Route("identity/users"), RequirePermission(IdentityPermissions.ManageUsers)]
internal sealed class UsersController(
    IdentityModuleDbContext db,
    UserDesk desk,
    GrantLimits limits,
    LinkDesk links,
    InterventionDesk interventions,
    SecurityJournal journal,
    ICurrentUser me,
    ICompanyProfile company,
    IBusinessClock clock,
    UsersList list,
    IStringLocalizer<IdentityText> texts) : PageController
{
    /// <summary>Carries a new link to the next page, which shows it once.</summary>
    public const string NewLink = "NewLink";

    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct) =>
        await FindAsync(id, ct) is { } user
            ? View(await UserPage.LoadAsync(db, user, limits, clock.UtcNow, ct))
            : NotFound();

    [HttpGet("invite")]
    public async Task<IActionResult> Invite(CancellationToken ct) => View(await OfferAsync(new UserForm(), ct));

    [HttpPost("invite")]
    public async Task<IActionResult> Invite(UserForm form, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(form.Email))
            ModelState.TryAddModelError(nameof(UserForm.Email), texts["Enter an e-mail address"]);
        if (!ModelState.IsValid) return Invalid("Invite", await OfferAsync(form, ct));
        try
        {
            var user = new User(form.Name!, form.Email!, await desk.RoleToGiveAsync(form.RoleId, ct),
                company.Current.Language);
            if (await db.Users.AnyAsync(u => u.Credentials.NormalizedUserName == user.Credentials.NormalizedUserName,
                ct))
                throw new BusinessRuleException("There is a user with this e-mail address already")
                {
                    Field = nameof(UserForm.Email)
                };
            db.Add(user);
            await desk.SetTeamsAsync(user, form.TeamIds, ct);
            TempData[NewLink] = await links.InviteAsync(user, Request, ct);
            await db.SaveChangesAsync(ct);
            await journal.WriteAsync(SecurityEventKind.Invited, user, user.Role);
            return Saved($"/identity/users/{user.Id}", texts["{0} is invited", user.Name]);
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Invite", await OfferAsync(form, ct));
        }
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) =>
        await FindAsync(id, ct) is { } user
            ? View(await OfferAsync(await FormOfAsync(user, ct), ct, user))
            : NotFound();

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, UserForm form, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } user) return NotFound();
        if (!ModelState.IsValid) return Invalid("Edit", await OfferAsync(form, ct, user));
        if (user.Version != form.Version)
            return Conflict("Edit", await OfferAsync(form, ct, user), await FormOfAsync(user, ct));
        try
        {
            var before = await desk.RoleOfAsync(user, ct);
            var role = await desk.NewRoleOfAsync(user, before, form.RoleId, ct);
            if (role != before && user.Status == UserStatus.Active) await desk.LetOwnerGoAsync(user, before, ct);
            if (role != before) await links.ReplaceAsync(user, Request, ct);
            user.Change(form.Name!, role);
            await desk.SetTeamsAsync(user, form.TeamIds, ct);
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Edit", await OfferAsync(form, ct, user));
        }

        await db.SaveChangesAsync(ct);
        await journal.WriteAsync(SecurityEventKind.UserChanged, user, user.Role);
        return Saved($"/identity/users/{id}", texts["{0} saved", user.Name]);
    }

    [HttpPost("{id:guid}/disable")]
    public Task<IActionResult> Disable(Guid id, CancellationToken ct) =>
        ActAsync(id, SecurityEventKind.UserDisabled, desk.RoleOfAsync, async (user, role) =>
        {
            if (user.Id == me.Id) throw new BusinessRuleException("You cannot disable yourself");
            if (user.Status == UserStatus.Active) await desk.LetOwnerGoAsync(user, role, ct);
            await links.WithdrawAsync(user.Id, ct);
            user.Disable();
            return "{0} is disabled and signed out";
        }, ct);

    [HttpPost("{id:guid}/enable")]
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

    [HttpPost("{id:guid}/link")]
    public Task<IActionResult> Link(Guid id, CancellationToken ct) =>
        ActAsync(id, SecurityEventKind.LinkMade, desk.RoleToHelpAsync, async (user, _) =>
        {
            if (user.Id == me.Id) throw NotOneself();
            if (user.IsDisabled) throw new BusinessRuleException("A disabled user gets no link");
            var url = user.JoinedAt is null
                ? await links.InviteAsync(user, Request, ct)
                : await interventions.MakeLinkAsync(user, Request, ct);
            TempData[NewLink] = url;
            return url is null ? "A link is sent to {0} by e-mail" : "New link made";
        }, ct);

    [HttpPost("{id:guid}/sign-out-everywhere")]
    public Task<IActionResult> SignOutEverywhere(Guid id, CancellationToken ct) =>
        ActAsync(id, SecurityEventKind.SignedOutByOthers, desk.RoleToHelpAsync, async (user, _) =>
        {
            // A link left over would let in again whoever is signed out here; an invitation is still wanted.
            if (user.JoinedAt is not null) await links.WithdrawAsync(user.Id, ct);
            user.SignOutEverywhere();
            return "{0} is signed out everywhere";
        }, ct);

    [HttpPost("{id:guid}/remove-second-factor")]
    public Task<IActionResult> RemoveSecondFactor(Guid id, CancellationToken ct) =>
        ActAsync(id, SecurityEventKind.SecondStepRemoved, desk.RoleOfAsync, async (user, _) =>
        {
            if (user.Id == me.Id) throw NotOneself();
            if (!user.HasSecondFactor) throw new BusinessRuleException("There is no second step to remove");
            var done = await interventions.ActAsync(user, InterventionKind.SecondStepRemoved, Request, ct);
            return done.State == InterventionState.Waiting ? Waits : "{0} signs in without a second step now";
        }, ct);

    private const string Waits = "An owner has to confirm it first";

    // The own profile asks for the password; a session alone must not be enough to take the account over.
    private static BusinessRuleException NotOneself() => new("Use your own profile for that");

    private async Task<IActionResult> ActAsync(Guid id, SecurityEventKind kind,
        Func<User, CancellationToken, Task<Role>> allow, Func<User, Role, Task<string>> act, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } user) return NotFound();
        string done;
        try
        {
            done = await act(user, await allow(user, ct));
        }
        catch (BusinessRuleException e)
        {
            return RefusedTo(e, $"/identity/users/{id}");
        }

        await db.SaveChangesAsync(ct);
        await journal.WriteAsync(kind, user, done == Waits ? texts[Waits].Value : "");
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
        ViewData["Choices"] = await UserChoices.LoadAsync(db, limits, user?.RoleId, ct);
        ViewData["Name"] = user?.Name;
        ViewData["Id"] = user?.Id;
        return form;
    }
}
