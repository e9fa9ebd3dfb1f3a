using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Identity;
using ErpCrm.Identity.Roles;
using ErpCrm.Identity.Teams;
using ErpCrm.Identity.Users;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Identity.Roles;

/// <summary>Whoever may manage users and roles hands out what he holds, and nothing else.</summary>
public sealed class GrantLimitsTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    private static readonly string[] ForAdministrators = [BuiltInRoles.Administrator, BuiltInRoles.Sales,
        BuiltInRoles.TeamMember];

    private List<Permission> Permissions => [.. app.Services.GetServices<Permission>()];

    [Theory]
    [InlineData(BuiltInRoles.Owner)]
    [InlineData(BuiltInRoles.Administrator)]
    [InlineData(BuiltInRoles.Sales)]
    [InlineData(BuiltInRoles.ProjectManager)]
    [InlineData(BuiltInRoles.TeamMember)]
    [InlineData(BuiltInRoles.Accountant)]
    [InlineData(BuiltInRoles.Management)]
    public async Task An_administrator_gives_a_role_and_touches_its_users_exactly_when_it_may_do_no_more(string role)
    {
        var admin = app.Browser(TestUser.Administrator);
        var may = ForAdministrators.Contains(role);
        var roleId = await Users.InvitationTests.RoleIdAsync(app, role);

        var invited = await admin.SubmitAsync(await admin.GetAsync("/identity/users/invite"), "form#user",
            ("Name", "New Person"), ("Email", $"{Guid.NewGuid():N}@test.example"), ("RoleId", roleId));
        Assert.Equal(may, invited.Location is not null);

        var other = await app.AddUserAsync();
        var raised = await admin.SubmitAsync(await admin.GetAsync($"/identity/users/{other.Id}/edit"), "form#user",
            ("RoleId", roleId));
        Assert.Equal(may, raised.Location is not null);

        var holder = await app.AddUserAsync(role);
        var renamed = await admin.SubmitAsync(await admin.GetAsync($"/identity/users/{holder.Id}/edit"), "form#user",
            ("Name", "Renamed"));
        Assert.Equal(may, renamed.Location is not null);
        await admin.PostAsync($"/identity/users/{holder.Id}/disable", await AnyFieldsAsync(admin));
        Assert.Equal(may, (await FindAsync(holder.Id)).IsDisabled);
        await app.InAsync<IdentityModuleDbContext>(async db =>
        {
            (await db.Users.SingleAsync(u => u.Id == holder.Id)).Disable();
            await db.SaveChangesAsync();
        });
        await admin.PostAsync($"/identity/users/{holder.Id}/enable", await AnyFieldsAsync(admin));
        Assert.True((await FindAsync(holder.Id)).IsDisabled, "an owner confirms it first");
    }

    [Fact]
    public async Task Nobody_grants_a_permission_more_widely_than_he_holds_it()
    {
        var (keeper, browser, _) = await KeeperAsync(("crm.deals.view", Scope.Team),
            ("finance.invoices.view", Scope.Own));
        var target = await AddRoleAsync();
        var wrong = new List<string>();
        foreach (var permission in Permissions)
        {
            foreach (var scope in new[] { Scope.Own, Scope.Team, Scope.All })
            {
                var held = keeper.Grants.FirstOrDefault(g => g.Name == permission.Key)?.Scope ?? Scope.None;
                var asked = permission.Scoped ? scope : Scope.All;
                var answer = await PostGrantAsync(browser, target, permission.Key, scope);
                var granted = await ScopeAsync(target, permission.Key);
                if (granted > held) wrong.Add($"{permission.Key}: {granted} granted, {held} held");
                if (asked <= held && granted != asked)
                    wrong.Add($"{permission.Key}: {asked} not granted ({(int)answer.Status}), {held} held");
                if (permission.Key != IdentityPermissions.ManageOwners && asked > held
                    && answer.Status != HttpStatusCode.UnprocessableEntity)
                    wrong.Add($"{permission.Key}: {asked} was answered with {(int)answer.Status}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Nobody_edits_the_role_he_has_nor_one_that_may_do_more()
    {
        var (keeper, browser, _) = await KeeperAsync();
        var stronger = await AddRoleAsync(("finance.payments.edit", Scope.All));
        foreach (var role in new[] { keeper.Id, stronger })
        {
            var page = await browser.GetAsync($"/identity/roles/{role}/edit");
            Assert.Null(page.QuerySelector("form#role .form-actions button, form#role button.primary"));
            Assert.Empty(page.QuerySelectorAll($"form[action$='/{role}/delete']"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity,
                (await browser.SubmitAsync(page, "form#role", ("Name", "Mine now"))).Status);
            await browser.PostAsync($"/identity/roles/{role}/delete",
                TestBrowser.Fields((IHtmlFormElement)page.QuerySelector("form#role")!));
        }

        Assert.Equal(2, await app.InAsync<IdentityModuleDbContext, int>(
            db => db.Roles.CountAsync(r => (r.Id == keeper.Id || r.Id == stronger) && r.Name != "Mine now")));
    }

    [Fact]
    public async Task A_copy_of_a_stronger_role_leaves_out_what_cannot_be_granted()
    {
        var (_, browser, _) = await KeeperAsync();
        var stronger = await AddRoleAsync(("finance.payments.edit", Scope.All),
            (IdentityPermissions.ManageUsers, Scope.All));
        var page = await browser.GetAsync($"/identity/roles/create?from={stronger}");
        (await browser.SubmitAsync(page, "form#role", ("Name", $"Copy {Guid.NewGuid():N}"[..20]))).Saved();
        var copy = await app.InAsync<IdentityModuleDbContext, Role>(
            db => db.Roles.Include(r => r.Grants).OrderByDescending(r => r.Id).FirstAsync());
        Assert.Equal([IdentityPermissions.ManageUsers], copy.Grants.Select(g => g.Name));
        Assert.Contains("left out", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_granted_is_grey_and_says_why()
    {
        var (_, browser, _) = await KeeperAsync(("crm.deals.view", Scope.Team));
        var page = await browser.GetAsync("/identity/roles/create");
        string NameOf(string key) => page.QuerySelector($"input[value='{key}']")!
            .GetAttribute("name")!.Replace(".Permission", ".Scope", StringComparison.Ordinal);
        var select = page.QuerySelector($"select[name='{NameOf("crm.deals.view")}']")!;
        Assert.Equal(["All"], select.QuerySelectorAll("option[disabled]").Select(o => o.GetAttribute("value")));
        var box = page.QuerySelector($"[name='{NameOf("finance.payments.edit")}']")!;
        Assert.True(box.HasAttribute("disabled"));
        Assert.NotEmpty(box.GetAttribute("title")!);
    }

    [Fact]
    public async Task Nobody_changes_his_own_role_or_teams()
    {
        var (keeper, browser, user) = await KeeperAsync();
        var weaker = await AddRoleAsync();
        var team = await AddTeamAsync();
        var page = await browser.GetAsync($"/identity/users/{user.Id}/edit");
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await browser.SubmitAsync(page, "form#user", ("RoleId", weaker.ToString()))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await browser.SubmitAsync(page, "form#user", ("TeamIds", team.ToString()))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await browser.SubmitAsync(await browser.GetAsync($"/identity/teams/{team}/edit"), "form#team",
                ("UserIds", user.Id.ToString()))).Status);
        Assert.Equal((keeper.Id, 0),
            ((await FindAsync(user.Id)).RoleId, await app.InAsync<IdentityModuleDbContext, int>(
                db => db.TeamMembers.CountAsync(m => m.UserId == user.Id))));
    }

    [Fact]
    public async Task A_team_gives_nobody_records_that_could_not_be_granted()
    {
        var admin = app.Browser(TestUser.Administrator);
        var manager = await app.AddUserAsync(BuiltInRoles.ProjectManager);
        var sales = await app.AddUserAsync();
        var team = await AddTeamAsync(manager);
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await admin.SubmitAsync(await admin.GetAsync($"/identity/users/{sales.Id}/edit"), "form#user",
                ("TeamIds", team.ToString()))).Status);
        var page = await admin.GetAsync($"/identity/teams/{team}/edit");
        var box = page.QuerySelector($"input[type=checkbox][value='{manager.Id}']")!;
        Assert.True(box.HasAttribute("disabled"));
        await admin.PostAsync($"/identity/teams/{team}/delete", await AnyFieldsAsync(admin));
        Assert.Equal([manager.Id], await app.InAsync<IdentityModuleDbContext, List<Guid>>(
            db => db.TeamMembers.Where(m => m.TeamId == team).Select(m => m.UserId).ToListAsync()));
        (await admin.SubmitAsync(page, "form#team", ("Name", $"Named {Guid.NewGuid():N}"[..20]))).Saved();
        Assert.Equal(1,
            await app.InAsync<IdentityModuleDbContext, int>(db => db.TeamMembers.CountAsync(m => m.TeamId == team)));
    }

    [Fact]
    public async Task Whoever_may_move_everybody_finds_every_box_of_a_team_open()
    {
        var member = await app.AddUserAsync();
        var team = await AddTeamAsync(member);
        var page = await app.Browser(TestUser.Owner).GetAsync($"/identity/teams/{team}/edit");
        Assert.NotNull(page.QuerySelector($"input[type=checkbox][value='{member.Id}'][checked]"));
        Assert.Empty(page.QuerySelectorAll("form#team input[type=checkbox][disabled]"));
    }

    [Fact]
    public async Task An_invitation_of_somebody_who_may_do_more_is_not_renewed_by_whoever_may_do_less()
    {
        var invited = await app.InAsync<IdentityModuleDbContext, User>(async db =>
        {
            var user = new User("Invited Accountant", $"{Guid.NewGuid():N}@test.example",
                await db.Roles.SingleAsync(r => r.Name == BuiltInRoles.Accountant), "en");
            db.Add(user);
            await db.SaveChangesAsync();
            return user;
        });
        var admin = app.Browser(TestUser.Administrator);
        await admin.PostAsync($"/identity/users/{invited.Id}/link", await AnyFieldsAsync(admin));
        Assert.Equal(0,
            await app.InAsync<IdentityModuleDbContext, int>(db => db.Links.CountAsync(l => l.UserId == invited.Id)));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_link_made_for_a_role_that_may_do_less_opens_nothing_once_the_role_may_do_more(bool byOtherRole)
    {
        var role = await AddRoleAsync();
        var (admin, owner) = (app.Browser(TestUser.Administrator), app.Browser(TestUser.Owner));
        var invited = await admin.SubmitAsync(
            await admin.GetAsync("/identity/users/invite"), "form#user", ("Name", "New Person"),
            ("Email", $"{Guid.NewGuid():N}@test.example"), ("RoleId", role.ToString()));
        var url = invited.Saved();
        var link = new Uri((await admin.GetAsync(url)).QuerySelector("#link")!.GetAttribute("value")!).PathAndQuery;
        Assert.NotNull((await app.Browser(null).GetAsync(link)).QuerySelector("form#password"));

        if (byOtherRole)
            (await owner.SubmitAsync(await owner.GetAsync($"{url}/edit"), "form#user",
                ("RoleId", await Users.InvitationTests.RoleIdAsync(app, BuiltInRoles.Owner)))).Saved();
        else
            (await PostGrantAsync(owner, role, "finance.payments.edit", Scope.All)).Saved();
        Assert.Null((await app.Browser(null).GetAsync(link)).QuerySelector("form#password"));
    }

    [Fact]
    public async Task A_link_outlives_a_role_that_changes_without_gaining_anything()
    {
        var role = await AddRoleAsync(("crm.deals.view", Scope.All));
        var admin = app.Browser(TestUser.Owner);
        var url = (await admin.SubmitAsync(
            await admin.GetAsync("/identity/users/invite"), "form#user", ("Name", "New Person"),
            ("Email", $"{Guid.NewGuid():N}@test.example"), ("RoleId", role.ToString()))).Saved();
        var link = new Uri((await admin.GetAsync(url)).QuerySelector("#link")!.GetAttribute("value")!).PathAndQuery;
        (await PostGrantAsync(admin, role, "crm.deals.view", Scope.Own)).Saved();
        Assert.NotNull((await app.Browser(null).GetAsync(link)).QuerySelector("form#password"));
    }

    // Somebody who manages users and roles and holds what is given besides.
    private async Task<(Role Role, TestBrowser Browser, User User)> KeeperAsync(
        params (string Key, Scope Scope)[] grants)
    {
        var id = await AddRoleAsync(
            [(IdentityPermissions.ManageUsers, Scope.All), (IdentityPermissions.ManageRoles, Scope.All), .. grants]);
        var role = await app.InAsync<IdentityModuleDbContext, Role>(
            db => db.Roles.Include(r => r.Grants).SingleAsync(r => r.Id == id));
        var user = await app.AddUserAsync(role.Name);
        return (role, await app.SignedInAsync(user.Email), user);
    }

    private Task<Guid> AddRoleAsync(params (string Key, Scope Scope)[] grants) =>
        app.InAsync<IdentityModuleDbContext, Guid>(async db =>
        {
            var role = new Role($"Role {Guid.NewGuid():N}"[..20]);
            foreach (var (key, scope) in grants) role.Grant(key, scope);
            db.Add(role);
            await db.SaveChangesAsync();
            return role.Id;
        });

    private Task<Guid> AddTeamAsync(params User[] members) => app.InAsync<IdentityModuleDbContext, Guid>(async db =>
    {
        var team = new Team($"Team {Guid.NewGuid():N}");
        foreach (var member in members) team.Add(member.Id, member.Name);
        db.Add(team);
        await db.SaveChangesAsync();
        return team.Id;
    });

    private static async Task<TestAnswer> PostGrantAsync(TestBrowser browser, Guid role, string permission, Scope scope)
    {
        var page = await browser.GetAsync($"/identity/roles/{role}/edit");
        var fields = TestBrowser.Fields((IHtmlFormElement)page.QuerySelector("form#role")!);
        var name = fields.Single(f => f.Value == permission).Key
            .Replace(".Permission", ".Scope", StringComparison.Ordinal);
        return await browser.PostAsync($"/identity/roles/{role}/edit",
            TestBrowser.Merge(fields, (name, scope.ToString())));
    }

    private static async Task<List<KeyValuePair<string, string>>> AnyFieldsAsync(TestBrowser browser)
    {
        var page = await browser.GetAsync("/identity/users/invite");
        return TestBrowser.Merge(TestBrowser.Fields((IHtmlFormElement)page.QuerySelector("form#user")!),
            ("__Key", Guid.NewGuid().ToString()));
    }

    private Task<User> FindAsync(Guid id) =>
        app.InAsync<IdentityModuleDbContext, User>(db => db.Users.AsNoTracking().SingleAsync(u => u.Id == id));

    private Task<Scope> ScopeAsync(Guid role, string permission) => app.InAsync<IdentityModuleDbContext, Scope>(db =>
        db.RoleGrants.Where(g => g.RoleId == role && g.Name == permission).Select(g => g.Scope).FirstOrDefaultAsync());
}
