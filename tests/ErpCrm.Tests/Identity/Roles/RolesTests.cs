using System.Net;
using ErpCrm.Identity;
using ErpCrm.Identity.Roles;
using ErpCrm.Identity.Teams;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Identity.Roles;

public sealed class RolesTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    private const string ManageUsers = "identity.users.manage";

    [Fact]
    public async Task What_the_matrix_says_holds_with_the_next_request()
    {
        var (roleId, name) = await CreateAsync();
        var user = await app.AddUserAsync(name);
        var browser = await app.SignedInAsync(user.Email);
        await browser.GetAsync("/identity/users", HttpStatusCode.Forbidden);

        await GrantAsync(roleId, ManageUsers, "All");
        await browser.GetAsync("/identity/users");

        await GrantAsync(roleId, ManageUsers, null);
        await browser.GetAsync("/identity/users", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_role_with_users_or_a_built_in_one_is_not_deleted()
    {
        var (roleId, name) = await CreateAsync();
        var user = await app.AddUserAsync(name);
        var owner = app.Browser(TestUser.Owner);
        var url = $"/identity/roles/{roleId}";
        var fields = TestBrowser.Fields(
            (AngleSharp.Html.Dom.IHtmlFormElement)(await owner.GetAsync($"{url}/edit"))
                .QuerySelector($"form[action='{url}/delete']")!);
        await owner.PostAsync($"{url}/delete", fields);
        Assert.True(await ExistsAsync(roleId));

        var builtIn = Guid.Parse(await Users.InvitationTests.RoleIdAsync(app, BuiltInRoles.Sales));
        await owner.PostAsync($"/identity/roles/{builtIn}/delete",
            TestBrowser.Merge(fields, ("__Key", Guid.NewGuid().ToString())));
        Assert.True(await ExistsAsync(builtIn));

        await app.InAsync<IdentityModuleDbContext>(async db =>
        {
            (await db.Users.SingleAsync(u => u.Id == user.Id)).Change("Moved",
                await db.Roles.SingleAsync(r => r.Id == builtIn));
            await db.SaveChangesAsync();
        });
        (await owner.PostAsync($"{url}/delete", TestBrowser.Merge(fields, ("__Key", Guid.NewGuid().ToString()))))
            .Saved();
        Assert.False(await ExistsAsync(roleId));
    }

    [Fact]
    public async Task The_owner_role_cannot_be_limited()
    {
        var id = await Users.InvitationTests.RoleIdAsync(app, BuiltInRoles.Owner);
        var owner = app.Browser(TestUser.Owner);
        var page = await owner.GetAsync($"/identity/roles/{id}/edit");
        var answer = await owner.SubmitAsync(page, "form#role", ("Grants[0].Permission", ManageUsers),
            ("Grants[0].Scope", "None"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
    }

    [Fact]
    public async Task A_stale_matrix_does_not_overwrite_a_newer_one()
    {
        var (roleId, _) = await CreateAsync();
        var owner = app.Browser(TestUser.Owner);
        var stale = await owner.GetAsync($"/identity/roles/{roleId}/edit");
        await GrantAsync(roleId, ManageUsers, "All");
        var answer = await owner.SubmitAsync(stale, "form#role");
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        var row = Assert.Single(answer.Page.QuerySelectorAll(".conflict tbody tr"));
        Assert.Equal(["Manage users", "✓", "No"], row.Children.Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task An_administrator_cannot_hand_out_what_only_owners_hold()
    {
        var (roleId, _) = await CreateAsync();
        await GrantAsync(roleId, IdentityPermissions.ManageOwners, "All", TestUser.Administrator);
        Assert.False(await HoldsAsync(roleId, IdentityPermissions.ManageOwners));
        await GrantAsync(roleId, IdentityPermissions.ManageOwners, "All", TestUser.Owner);
        Assert.True(await HoldsAsync(roleId, IdentityPermissions.ManageOwners));
    }

    [Fact]
    public async Task Grants_stand_in_the_history_of_the_role()
    {
        var (roleId, _) = await CreateAsync();
        await GrantAsync(roleId, ManageUsers, "All");
        var history = (await app.Browser(TestUser.Administrator).GetAsync($"/audit/role/{roleId}"))
            .QuerySelector(".feed")!.TextContent;
        Assert.Contains(ManageUsers, history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_permission_of_a_later_version_is_granted_once_and_stays_taken_away()
    {
        var permission = new Permission("later.things.view", Scoped: true).For(Scope.Team, BuiltInRoles.Sales);
        await app.InAsync<IdentityModuleDbContext>(
            db => new RoleDefaults(db, [permission]).EnsureAsync(CancellationToken.None));
        Assert.Equal(Scope.Team, await ScopeOfAsync(permission));

        await app.InAsync<IdentityModuleDbContext>(async db =>
        {
            (await db.Roles.Include(r => r.Grants).SingleAsync(r => r.Name == BuiltInRoles.Sales)).Grant(permission.Key,
                Scope.None);
            await db.SaveChangesAsync();
        });
        await app.InAsync<IdentityModuleDbContext>(
            db => new RoleDefaults(db, [permission]).EnsureAsync(CancellationToken.None));
        Assert.Equal(Scope.None, await ScopeOfAsync(permission));
    }

    [Fact]
    public async Task Processes_that_start_together_complete_the_roles_together()
    {
        var permission = new Permission($"later.{Guid.NewGuid():N}"[..30], Scoped: true).For(Scope.Team,
            BuiltInRoles.Sales);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            app.InAsync<IdentityModuleDbContext>(
                db => new RoleDefaults(db, [permission]).EnsureAsync(CancellationToken.None)))));
        Assert.Equal(Scope.Team, await ScopeOfAsync(permission));
    }

    [Fact]
    public async Task Team_mates_are_those_of_ones_teams()
    {
        var (one, two, other) = (await app.AddUserAsync(), await app.AddUserAsync(), await app.AddUserAsync());
        var team = await app.InAsync<IdentityModuleDbContext, Guid>(async db =>
        {
            var made = new Team($"Team {Guid.NewGuid():N}");
            made.Add(one.Id, one.Name);
            made.Add(two.Id, two.Name);
            db.Add(made);
            await db.SaveChangesAsync();
            return made.Id;
        });

        Assert.Equal(new[] { one.Id, two.Id }.Order(), await MatesAsync(one.Id));
        Assert.Equal([other.Id], await MatesAsync(other.Id));

        var admin = app.Browser(TestUser.Administrator);
        var page = await admin.GetAsync($"/identity/teams/{team}/edit");
        (await admin.SubmitAsync(page, "form#team", ("UserIds", one.Id.ToString()))).Saved();
        Assert.Equal([one.Id], await MatesAsync(one.Id));
    }

    private Task<List<Guid>> MatesAsync(Guid userId) => app.InAsync<IdentityModuleDbContext, List<Guid>>(async db =>
    {
        var user = await db.Users.SingleAsync(u => u.Id == userId);
        var rights = await new ErpCrm.Identity.Users.RightsCache().OfAsync(db, userId, user.RoleId, Guid.NewGuid(),
            CancellationToken.None);
        return [.. rights.TeamMates.Order()];
    });

    private async Task<(Guid Id, string Name)> CreateAsync()
    {
        var name = $"Role {Guid.NewGuid():N}"[..20];
        var owner = app.Browser(TestUser.Owner);
        var page = await owner.GetAsync("/identity/roles/create");
        (await owner.SubmitAsync(page, "form#role", ("Name", name))).Saved();
        return (Guid.Parse(await Users.InvitationTests.RoleIdAsync(app, name)), name);
    }

    private async Task GrantAsync(Guid roleId, string permission, string? scope, TestUser? by = null)
    {
        var browser = app.Browser(by ?? TestUser.Owner);
        var page = await browser.GetAsync($"/identity/roles/{roleId}/edit");
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)page.QuerySelector("form#role")!;
        var fields = TestBrowser.Fields(form);
        var name = fields.Single(f => f.Value == permission).Key
            .Replace(".Permission", ".Scope", StringComparison.Ordinal);
        fields.RemoveAll(f => f.Key == name);
        if (scope is not null) fields.Add(new(name, scope));
        (await browser.PostAsync($"/identity/roles/{roleId}/edit", fields)).Saved();
    }

    private Task<bool> ExistsAsync(Guid id) =>
        app.InAsync<IdentityModuleDbContext, bool>(db => db.Roles.AnyAsync(r => r.Id == id));

    private Task<bool> HoldsAsync(Guid id, string permission) => app.InAsync<IdentityModuleDbContext, bool>(
        db => db.RoleGrants.AnyAsync(g => g.RoleId == id && g.Name == permission));

    private Task<Scope> ScopeOfAsync(Permission permission) => app.InAsync<IdentityModuleDbContext, Scope>(async db =>
        (await db.Roles.Include(r => r.Grants).SingleAsync(r => r.Name == BuiltInRoles.Sales)).Grants
            .FirstOrDefault(g => g.Name == permission.Key)?.Scope ?? Scope.None);
}
