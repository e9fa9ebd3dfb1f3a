using ErpCrm.Identity.SecurityLog;
using ErpCrm.Identity.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Identity.Teams;

[Route("identity/teams"), RequirePermission(IdentityPermissions.ManageUsers)]
internal sealed class TeamsController(
    IdentityModuleDbContext db, TeamLimits limits, SecurityJournal journal, TeamsList list,
    IStringLocalizer<IdentityText> texts) : PageController
{
    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("create")]
    public async Task<IActionResult> Create(CancellationToken ct) => View(await OfferAsync(new TeamForm(), null, ct));

    [HttpPost("create")]
    public Task<IActionResult> Create(TeamForm form, CancellationToken ct) => TrySaveAsync("Create", form, async () =>
    {
        var team = new Team(form.Name!);
        await CheckNameAsync(team.Id, form.Name!, ct);
        await SetMembersAsync(team, form, ct);
        db.Add(team);
        return await SaveAsync(team, ct);
    }, again => OfferAsync(again, null, ct));

    [HttpGet("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken ct)
    {
        var team = await FindAsync(id, ct);
        return View(await OfferAsync(TeamForm.Of(team), team, ct));
    }

    [HttpPost("{id:guid}/edit")]
    public async Task<IActionResult> Edit(Guid id, TeamForm form, CancellationToken ct)
    {
        var team = await FindAsync(id, ct);
        return await TrySaveAsync("Edit", form, async () =>
        {
            if (team.Version != form.Version)
                return Conflict("Edit", await OfferAsync(form, team, ct), TeamForm.Of(team));
            await CheckNameAsync(id, form.Name!, ct);
            await SetMembersAsync(team, form, ct);
            team.Rename(form.Name!);
            return await SaveAsync(team, ct);
        }, again => OfferAsync(again, team, ct));
    }

    [HttpPost("{id:guid}/delete")]
    public async Task<IActionResult> Delete(Guid id, CancellationToken ct)
    {
        var team = await FindAsync(id, ct);
        return await TryAsync($"/identity/teams/{id}/edit", async () =>
        {
            await limits.CheckAsync([.. team.Members.Select(m => m.UserId)], [], null, ct);
            db.Remove(team);
            await db.SaveChangesAsync(ct);
            await journal.WriteAsync(SecurityEventKind.TeamChanged, null, team.Name);
            return Saved("/identity/teams", texts["Team {0} deleted", team.Name]);
        });
    }

    private Task<Team> FindAsync(Guid id, CancellationToken ct) => db.Teams.Include(t => t.Members).OneAsync(id, ct);

    private async Task<IActionResult> SaveAsync(Team team, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        await journal.WriteAsync(SecurityEventKind.TeamChanged, null, team.Name);
        return Saved("/identity/teams", texts["Team {0} saved", team.Name]);
    }

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

    private async Task<TeamForm> OfferAsync(TeamForm form, Team? team, CancellationToken ct)
    {
        var users = await db.Users.Where(u => !u.IsDisabled || form.UserIds.Contains(u.Id)).OrderBy(u => u.Name)
            .Select(u => new { u.Id, u.Name })
            .Take(1000)
            .ToListAsync(ct);
        form.Page = new TeamPage(team, [.. users.Select(u => (u.Id, u.Name))], await limits.MovableAsync(ct));
        return form;
    }
}
