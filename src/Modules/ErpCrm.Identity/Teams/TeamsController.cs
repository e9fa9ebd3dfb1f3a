using ErpCrm.Identity.SecurityLog;
using ErpCrm.Identity.Text;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Identity.Teams;

internal sealed class TeamForm
{
    public string? Name { get; set; }

    public List<Guid> UserIds { get; set; } = [];

    public int Version { get; set; }
}

internal sealed class TeamFormValidator : AbstractValidator<TeamForm>
{
    public TeamFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().MaximumLength(Team.NameLength);
        RuleFor(f => f.UserIds).Must(ids => ids.Count <= 1000);
    }
}

[Route("identity/teams"), RequirePermission(IdentityPermissions.ManageUsers)]
internal sealed class TeamsController(
    IdentityModuleDbContext db, TeamLimits limits, SecurityJournal journal, TeamsList list,
    IStringLocalizer<IdentityText> texts) : PageController
{
    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("create")]
    public async Task<IActionResult> Create(CancellationToken ct) => View(await OfferAsync(new TeamForm(), ct));

    [HttpPost("create")]
    public async Task<IActionResult> Create(TeamForm form, CancellationToken ct)
    {
        if (!ModelState.IsValid) return Invalid("Create", await OfferAsync(form, ct));
        var team = new Team(form.Name!);
        try
        {
            await CheckNameAsync(team.Id, form.Name!, ct);
            await SetMembersAsync(team, form, ct);
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Create", await OfferAsync(form, ct));
        }

        db.Add(team);
        await db.SaveChangesAsync(ct);
        await journal.WriteAsync(SecurityEventKind.TeamChanged, null, team.Name);
        return Saved("/identity/teams", texts["Team {0} saved", team.Name]);
    }

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct) =>
        await FindAsync(id, ct) is { } team ? View(await OfferAsync(FormOf(team), ct, team)) : NotFound();

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, TeamForm form, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } team) return NotFound();
        if (!ModelState.IsValid) return Invalid("Edit", await OfferAsync(form, ct, team));
        if (team.Version != form.Version) return Conflict("Edit", await OfferAsync(form, ct, team), FormOf(team));
        try
        {
            await CheckNameAsync(id, form.Name!, ct);
            await SetMembersAsync(team, form, ct);
        }
        catch (BusinessRuleException e)
        {
            return Refused(e, "Edit", await OfferAsync(form, ct, team));
        }

        team.Rename(form.Name!);
        await db.SaveChangesAsync(ct);
        await journal.WriteAsync(SecurityEventKind.TeamChanged, null, team.Name);
        return Saved("/identity/teams", texts["Team {0} saved", team.Name]);
    }

    [HttpPost("{id:guid}/delete")]
    public async Task<IActionResult> Delete(Guid id, CancellationToken ct)
    {
        if (await FindAsync(id, ct) is not { } team) return NotFound();
        try
        {
            await limits.CheckAsync([.. team.Members.Select(m => m.UserId)], [], null, ct);
        }
        catch (BusinessRuleException e)
        {
            return RefusedTo(e, $"/identity/teams/{id}/edit");
        }

        db.Remove(team);
        await db.SaveChangesAsync(ct);
        return Saved("/identity/teams", texts["Team {0} deleted", team.Name]);
    }

    private Task<Team?> FindAsync(Guid id, CancellationToken ct) =>
        db.Teams.Include(t => t.Members).FirstOrDefaultAsync(t => t.Id == id, ct);

    private async Task SetMembersAsync(Team team, TeamForm form, CancellationToken ct)
    {
        var members = await MembersAsync(form, ct);
        await limits.CheckAsync([.. team.Members.Select(m => m.UserId)], [.. members.Keys], nameof(TeamForm.UserIds),
            ct);
        team.SetMembers(members);
    }

    private Task<Dictionary<Guid, string>> MembersAsync(TeamForm form, CancellationToken ct) =>
        db.Users.Where(u => form.UserIds.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Name, ct);

    private async Task CheckNameAsync(Guid id, string name, CancellationToken ct)
    {
        var wanted = name.Trim();
        if (await db.Teams.AnyAsync(t => t.Id != id && t.Name == wanted, ct))
            throw new BusinessRuleException("There is a team with this name already") { Field = nameof(TeamForm.Name) };
    }

    private static TeamForm FormOf(Team team) =>
        new() { Name = team.Name, UserIds = [.. team.Members.Select(m => m.UserId)], Version = team.Version };

    private async Task<TeamForm> OfferAsync(TeamForm form, CancellationToken ct, Team? team = null)
    {
        var users = await db.Users.Where(u => !u.IsDisabled || form.UserIds.Contains(u.Id)).OrderBy(u => u.Name)
            .Select(u => new { u.Id, u.Name })
            .Take(1000)
            .ToListAsync(ct);
        ViewData["Movable"] = await limits.MovableAsync(ct);
        ViewData["Users"] = users.Select(u => (u.Id, u.Name)).ToList();
        ViewData["Id"] = team?.Id;
        ViewData["Name"] = team?.Name;
        return form;
    }
}
