using System.Net;
using ErpCrm.Identity;
using ErpCrm.Identity.Account;
using ErpCrm.Identity.Roles;
using ErpCrm.Identity.Users;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Identity.Account;

/// <summary>A role may ask for a second step.</summary>
public sealed class SecondFactorPolicyTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    private const string SetUp = "/identity/profile/second-factor";

    [Fact]
    public async Task Whoever_lacks_the_second_step_sets_it_up_before_anything_else()
    {
        var (user, role) = await BoundUserAsync();
        var browser = await app.SignedInAsync(user.Email);
        foreach (var url in new[]
        {
            "/", "/identity/profile", "/identity/profile/password", "/identity/users", "/search?q=a", "/live"
        })
        {
            using var answer = await browser.Http.GetAsync(url);
            Assert.Equal((HttpStatusCode.SeeOther, SetUp),
                (answer.StatusCode, answer.Headers.Location?.OriginalString));
        }

        var page = await browser.GetAsync(SetUp);
        Assert.Empty(page.QuerySelectorAll(".form-actions a"));
        var key = page.QuerySelector("code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        var code = SecondFactor.CodeOf(key, app.Time.GetUtcNow().ToUnixTimeSeconds() / 30);
        Assert.Equal(HttpStatusCode.OK, (await browser.SubmitAsync(page, "form#second-factor", ("Code", code),
            ("Password", IdentityApp.Password))).Status);
        Assert.True(await IdentityApp.IsSignedInAsync(browser));

        var on = await browser.GetAsync(SetUp);
        Assert.Empty(on.QuerySelectorAll("button[formaction$='/stop']"));
        await browser.PostAsync($"{SetUp}/stop", TestBrowser.Merge(
            TestBrowser.Fields((AngleSharp.Html.Dom.IHtmlFormElement)on.QuerySelector("form#second-factor")!),
            ("Password", IdentityApp.Password)));
        Assert.True(await app.InAsync<IdentityModuleDbContext, bool>(
            db => db.Users.Where(u => u.Id == user.Id).Select(u => u.HasSecondFactor).SingleAsync()));
        Assert.NotNull(role);
    }

    [Fact]
    public async Task It_can_sign_out_meanwhile_and_changes_nothing_else()
    {
        var (user, _) = await BoundUserAsync();
        var browser = await app.SignedInAsync(user.Email);
        var page = await browser.GetAsync(SetUp);
        var fields = TestBrowser.Merge(
            TestBrowser.Fields((AngleSharp.Html.Dom.IHtmlFormElement)page.QuerySelector("form#second-factor")!),
            ("Name", "Changed"), ("Language", "en"), ("Theme", "dark"));
        Assert.Equal(SetUp, (await browser.PostAsync("/identity/profile", fields)).Saved());
        await browser.SubmitAsync(page, "form[action='/identity/account/sign-out']");
        using var answer = await browser.Http.GetAsync("/identity/profile");
        Assert.StartsWith("/identity/account/sign-in", answer.Headers.Location!.OriginalString,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_roles_and_users_pages_say_who_lacks_it()
    {
        var (user, role) = await BoundUserAsync();
        var owner = app.Browser(TestUser.Owner);
        var row = (await owner.GetAsync("/identity/roles")).QuerySelectorAll("tbody tr")
            .Single(r => r.TextContent.Contains(role.Name, StringComparison.Ordinal));
        Assert.Contains("1 without", row.TextContent, StringComparison.Ordinal);
        var users = await owner.GetAsync("/identity/users?lacksSecondFactor=true");
        Assert.Contains(users.QuerySelectorAll("tbody tr"),
            r => r.TextContent.Contains(user.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_owners_role_can_ask_for_it_although_its_permissions_are_fixed()
    {
        var id = await Users.InvitationTests.RoleIdAsync(app, BuiltInRoles.Owner);
        var owner = app.Browser(TestUser.Owner);
        (await owner.SubmitAsync(await owner.GetAsync($"/identity/roles/{id}/edit"), "form#role",
            ("NeedsSecondFactor", "true"))).Saved();
        Assert.True(await app.InAsync<IdentityModuleDbContext, bool>(
            db => db.Roles.Where(r => r.Name == BuiltInRoles.Owner).Select(r => r.NeedsSecondFactor).SingleAsync()));
        (await owner.SubmitAsync(await owner.GetAsync($"/identity/roles/{id}/edit"), "form#role",
            ("NeedsSecondFactor", "false"))).Saved();
    }

    private async Task<(User User, Role Role)> BoundUserAsync()
    {
        var role = await app.InAsync<IdentityModuleDbContext, Role>(async db =>
        {
            var made = new Role($"Bound {Guid.NewGuid():N}"[..20]) { NeedsSecondFactor = true };
            made.Grant(IdentityPermissions.ManageUsers, Scope.All);
            db.Add(made);
            await db.SaveChangesAsync();
            return made;
        });
        return (await app.AddUserAsync(role.Name), role);
    }
}
