using System.Net;
using ErpCrm.Identity;
using ErpCrm.Identity.Roles;
using ErpCrm.Identity.Users;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Identity.Users;

public sealed class OwnerTests : IAsyncLifetime
{
    private readonly IdentityApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task The_last_owner_can_be_neither_disabled_nor_demoted()
    {
        var owner = await _app.AddUserAsync(BuiltInRoles.Owner);
        var browser = _app.Browser(TestUser.Owner);
        var url = $"/identity/users/{owner.Id}";
        await browser.SubmitAsync(await browser.GetAsync(url), $"form[action='{url}/disable']");
        var demoted = await browser.SubmitAsync(await browser.GetAsync($"{url}/edit"), "form#user",
            ("RoleId", await InvitationTests.RoleIdAsync(_app, BuiltInRoles.Sales)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, demoted.Status);
        Assert.Equal(1, await OwnersAsync());

        var second = await _app.AddUserAsync(BuiltInRoles.Owner);
        (await browser.SubmitAsync(await browser.GetAsync(url), $"form[action='{url}/disable']")).Saved();
        Assert.Equal(second.Id,
            await _app.InAsync<IdentityModuleDbContext, Guid>(db => Owners(db).Select(u => u.Id).SingleAsync()));
    }

    [Fact]
    public async Task Of_two_owners_who_go_at_the_same_moment_one_stays()
    {
        var owners = new[] { await _app.AddUserAsync(BuiltInRoles.Owner), await _app.AddUserAsync(BuiltInRoles.Owner) };
        using var acting = ActingUser.Act(null, null);
        await using var one = _app.Services.CreateAsyncScope();
        await using var two = _app.Services.CreateAsyncScope();
        var first = await DisableAsync(one.ServiceProvider, owners[0].Id);
        var second = await DisableAsync(two.ServiceProvider, owners[1].Id);

        await first.SaveChangesAsync();
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync());
        Assert.Equal(1, await OwnersAsync());
    }

    [Fact]
    public async Task An_invited_owner_does_not_count()
    {
        var owner = await _app.AddUserAsync(BuiltInRoles.Owner);
        await _app.InAsync<IdentityModuleDbContext>(async db =>
        {
            db.Add(new User("Not yet", "notyet@test.example",
                await db.Roles.SingleAsync(r => r.Name == BuiltInRoles.Owner), "en"));
            await db.SaveChangesAsync();
        });
        await using var scope = _app.Services.CreateAsyncScope();
        await Assert.ThrowsAsync<BusinessRuleException>(() => DisableAsync(scope.ServiceProvider, owner.Id));
    }

    [Fact]
    public async Task An_administrator_makes_no_owners_and_touches_none()
    {
        var owner = await _app.AddUserAsync(BuiltInRoles.Owner);
        await _app.AddUserAsync(BuiltInRoles.Owner);
        var user = await _app.AddUserAsync();
        var admin = _app.Browser(TestUser.Administrator);
        var ownerRole = await InvitationTests.RoleIdAsync(_app, BuiltInRoles.Owner);

        var raised = await admin.SubmitAsync(await admin.GetAsync($"/identity/users/{user.Id}/edit"), "form#user",
            ("RoleId", ownerRole));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, raised.Status);

        var page = await admin.GetAsync($"/identity/users/{user.Id}");
        var fields = TestBrowser.Fields((AngleSharp.Html.Dom.IHtmlFormElement)page.QuerySelector(
            $"form[action='/identity/users/{user.Id}/disable']")!);
        await admin.PostAsync($"/identity/users/{owner.Id}/disable", fields);
        await admin.PostAsync($"/identity/users/{owner.Id}/link",
            TestBrowser.Merge(fields, ("__Key", Guid.NewGuid().ToString())));
        Assert.Equal(2, await OwnersAsync());
        Assert.Equal(0,
            await _app.InAsync<IdentityModuleDbContext, int>(db => db.Links.CountAsync(l => l.UserId == owner.Id)));
    }

    [Fact]
    public async Task An_administrator_becomes_no_owner_by_a_role_that_makes_owners()
    {
        var deputy = await _app.InAsync<IdentityModuleDbContext, Role>(async db =>
        {
            var role = new Role("Deputy");
            role.Grant(IdentityPermissions.ManageOwners, Scope.All);
            db.Add(role);
            await db.SaveChangesAsync();
            return role;
        });
        var (user, holder) = (await _app.AddUserAsync(), await _app.AddUserAsync(deputy.Name));
        var admin = _app.Browser(TestUser.Administrator);
        var edit = await admin.GetAsync($"/identity/users/{user.Id}/edit");
        Assert.Empty(edit.QuerySelectorAll($"option[value='{deputy.Id}']"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await admin.SubmitAsync(edit, "form#user", ("RoleId", deputy.Id.ToString()))).Status);

        await admin.PostAsync($"/identity/users/{holder.Id}/link", await AnyFieldsAsync(admin));
        Assert.Equal(0,
            await _app.InAsync<IdentityModuleDbContext, int>(db => db.Links.CountAsync(l => l.UserId == holder.Id)));

        var owner = _app.Browser(TestUser.Owner);
        (await owner.SubmitAsync(await owner.GetAsync($"/identity/users/{user.Id}/edit"), "form#user",
            ("RoleId", deputy.Id.ToString()))).Saved();
    }

    [Fact]
    public async Task Nobody_disables_himself()
    {
        var user = await _app.AddUserAsync(BuiltInRoles.Administrator);
        var browser = await _app.SignedInAsync(user.Email);
        await browser.PostAsync($"/identity/users/{user.Id}/disable", await AnyFieldsAsync(browser));
        Assert.True(await IdentityApp.IsSignedInAsync(browser));
    }

    [Fact]
    public async Task An_administrator_gets_around_the_own_password_and_second_step_by_no_page_about_users()
    {
        var user = await _app.AddUserAsync(BuiltInRoles.Administrator);
        var browser = await _app.SignedInAsync(user.Email);
        await _app.InAsync<IdentityModuleDbContext>(async db =>
        {
            var same = await db.Users.SingleAsync(u => u.Id == user.Id);
            same.UseAuthenticator("protected");
            await db.SaveChangesAsync();
            // The session goes on as one that was begun with the second step.
            await db.Sessions.Where(s => s.UserId == user.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.SecurityStamp, same.Credentials.SecurityStamp));
        });
        var page = await browser.GetAsync($"/identity/users/{user.Id}");
        Assert.Empty(page.QuerySelectorAll($"form[action$='/link'], form[action$='/remove-second-factor']"));

        var fields = await AnyFieldsAsync(browser);
        await browser.PostAsync($"/identity/users/{user.Id}/link", fields);
        await browser.PostAsync($"/identity/users/{user.Id}/remove-second-factor",
            TestBrowser.Merge(fields, ("__Key", Guid.NewGuid().ToString())));
        Assert.Equal(0,
            await _app.InAsync<IdentityModuleDbContext, int>(db => db.Links.CountAsync(l => l.UserId == user.Id)));
        Assert.True(await _app.InAsync<IdentityModuleDbContext, bool>(
            db => db.Users.Where(u => u.Id == user.Id).Select(u => u.HasSecondFactor).SingleAsync()));
    }

    // The hidden fields of any button about a user.
    private async Task<List<KeyValuePair<string, string>>> AnyFieldsAsync(TestBrowser browser)
    {
        var other = await _app.AddUserAsync();
        var page = await browser.GetAsync($"/identity/users/{other.Id}");
        return TestBrowser.Fields((AngleSharp.Html.Dom.IHtmlFormElement)page.QuerySelector(
            $"form[action='/identity/users/{other.Id}/disable']")!);
    }

    private static async Task<IdentityModuleDbContext> DisableAsync(IServiceProvider services, Guid id)
    {
        var db = services.GetRequiredService<IdentityModuleDbContext>();
        var user = await db.Users.SingleAsync(u => u.Id == id);
        var role = await db.Roles.SingleAsync(r => r.Id == user.RoleId);
        await services.GetRequiredService<UserDesk>().LetOwnerGoAsync(user, role, CancellationToken.None);
        user.Disable();
        return db;
    }

    private static IQueryable<User> Owners(IdentityModuleDbContext db) =>
        db.Users.Where(u => !u.IsDisabled && u.JoinedAt != null
            && db.Roles.Any(r => r.Id == u.RoleId && r.Name == BuiltInRoles.Owner));

    private Task<int> OwnersAsync() => _app.InAsync<IdentityModuleDbContext, int>(db => Owners(db).CountAsync());
}
