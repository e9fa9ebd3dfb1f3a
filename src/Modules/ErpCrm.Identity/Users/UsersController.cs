using ErpCrm.Identity.Links;
using ErpCrm.Identity.Roles;
using ErpCrm.Identity.SecurityLog;
using ErpCrm.Identity.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
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
    SecurityJournal journal,
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
        View(await UserPage.LoadAsync(db, await db.Users.OneAsync(id, ct), limits, clock.UtcNow, ct));

    [HttpGet("invite")]
    public async Task<IActionResult> Invite(CancellationToken ct) => View(await OfferAsync(new UserForm(), null, ct));

    [HttpPost("invite")]
    public Task<IActionResult> Invite(UserForm form, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(form.Email))
            ModelState.TryAddModelError(nameof(UserForm.Email), texts["Enter an e-mail address"]);
        return TrySaveAsync("Invite", form, async () =>
        {
            var user = new User(form.Name!, form.Email!, await desk.RoleToGiveAsync(form.RoleId, ct),
                company.Current.Language);
            await CheckEmailAsync(user, ct);
            db.Add(user);
            await desk.SetTeamsAsync(user, form.TeamIds, ct);
            TempData[NewLink] = await links.InviteAsync(user, Request, ct);
            await db.SaveChangesAsync(ct);
            await journal.WriteAsync(SecurityEventKind.Invited, user, user.Role);
            return Saved($"/identity/users/{user.Id}", texts["{0} is invited", user.Name]);
        }, again => OfferAsync(again, null, ct));
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct)
    {
        var user = await db.Users.OneAsync(id, ct);
        return View(await OfferAsync(await FormOfAsync(user, ct), user, ct));
    }

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, UserForm form, CancellationToken ct)
    {
        var user = await db.Users.OneAsync(id, ct);
        return await TrySaveAsync("Edit", form, async () =>
        {
            if (user.Version != form.Version)
                return Conflict("Edit", await OfferAsync(form, user, ct), await FormOfAsync(user, ct));
            await ChangeAsync(user, form, ct);
            await db.SaveChangesAsync(ct);
            await journal.WriteAsync(SecurityEventKind.UserChanged, user, user.Role);
            return Saved($"/identity/users/{id}", texts["{0} saved", user.Name]);
        }, again => OfferAsync(again, user, ct));
    }

    private async Task ChangeAsync(User user, UserForm form, CancellationToken ct)
    {
        var before = await desk.RoleOfAsync(user, ct);
        var role = await desk.NewRoleOfAsync(user, before, form.RoleId, ct);
        if (role != before && user.Status == UserStatus.Active) await desk.LetOwnerGoAsync(user, before, ct);
        if (role != before) await links.ReplaceAsync(user, Request, ct);
        user.Change(form.Name!, role);
        await desk.SetTeamsAsync(user, form.TeamIds, ct);
    }

    private async Task CheckEmailAsync(User user, CancellationToken ct)
    {
        var name = user.Credentials.NormalizedUserName;
        if (await db.Users.AnyAsync(u => u.Credentials.NormalizedUserName == name, ct))
            throw new BusinessRuleException("There is a user with this e-mail address already")
            {
                Field = nameof(UserForm.Email)
            };
    }

    private async Task<UserForm> FormOfAsync(User user, CancellationToken ct) => new()
    {
        Name = user.Name,
        Email = user.Email,
        RoleId = user.RoleId,
        TeamIds = await db.TeamMembers.Where(m => m.UserId == user.Id).Select(m => m.TeamId).ToListAsync(ct),
        Version = user.Version,
    };

    private async Task<UserForm> OfferAsync(UserForm form, User? user, CancellationToken ct)
    {
        form.Choices = await UserChoices.LoadAsync(db, limits, user, ct);
        return form;
    }
}
