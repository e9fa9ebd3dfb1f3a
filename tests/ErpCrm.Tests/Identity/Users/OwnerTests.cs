using System.Net;
using ErpCrm.Identity;
using ErpCrm.Identity.Users;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Security;
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
        var demoted = await browser.SubmitAsync(await browser.GetAsync($"{url}/edit"), "form#user", ("RoleId", await InvitationTests.RoleIdAsync(_app, BuiltInRoles.Sales)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, demoted.Status);
        Assert.Equal(1, await OwnersAsync());

        var second = await _app.AddUserAsync(BuiltInRoles.Owner);
        (await browser.SubmitAsync(await browser.GetAsync(url), $"form[action='{url}/disable']")).Saved();
        Assert.Equal(second.Id, await _app.InAsync<IdentityModuleDbContext, Guid>(db => Owners(db).Select(u => u.Id).SingleAsync()));
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
            db.Add(new User("Not yet", "notyet@test.example", await db.Roles.SingleAsync(r => r.Name == BuiltInRoles.Owner), "en"));
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

        var raised = await admin.SubmitAsync(await admin.GetAsync($"/identity/users/{user.Id}/edit"), "form#user", ("RoleId", ownerRole));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, raised.Status);

        var page = await admin.GetAsync($"/identity/users/{user.Id}");
        var fields = TestBrowser.Fields((AngleSharp.Html.Dom.IHtmlFormElement)page.QuerySelector($"form[action='/identity/users/{user.Id}/disable']")!);
        await admin.PostAsync($"/identity/users/{owner.Id}/disable", fields);
        await admin.PostAsync($"/identity/users/{owner.Id}/link", TestBrowser.Merge(fields, ("__Key", Guid.NewGuid().ToString())));
        Assert.Equal(2, await OwnersAsync());
        Assert.Equal(0, await _app.InAsync<IdentityModuleDbContext, int>(db => db.Links.CountAsync(l => l.UserId == owner.Id)));
    }

    [Fact]
    public async Task Nobody_disables_himself()
    {
        var user = await _app.AddUserAsync(BuiltInRoles.Administrator);
        var browser = await _app.SignedInAsync(user.Email);
        var other = await _app.AddUserAsync();
        var page = await browser.GetAsync($"/identity/users/{other.Id}");
        var fields = TestBrowser.Fields((AngleSharp.Html.Dom.IHtmlFormElement)page.QuerySelector($"form[action='/identity/users/{other.Id}/disable']")!);
        await browser.PostAsync($"/identity/users/{user.Id}/disable", fields);
        Assert.True(await IdentityApp.IsSignedInAsync(browser));
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
        db.Users.Where(u => !u.IsDisabled && u.JoinedAt != null && db.Roles.Any(r => r.Id == u.RoleId && r.Name == BuiltInRoles.Owner));

    private Task<int> OwnersAsync() => _app.InAsync<IdentityModuleDbContext, int>(db => Owners(db).CountAsync());
}
