using System.Net;
using System.Net.Http.Headers;
using ErpCrm.Identity;
using ErpCrm.Identity.AccessTokens;
using ErpCrm.Platform.Security;
using ErpCrm.Tests.Web.Api;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Identity.AccessTokens;

public sealed class AccessTokenTests(ApiApp app) : IClassFixture<ApiApp>
{
    private const string Own = "/identity/profile/access-tokens";

    [Fact]
    public async Task A_token_is_made_shown_once_used_and_revoked()
    {
        var user = await app.AddUserAsync(BuiltInRoles.Owner);
        var browser = await app.SignedInAsync(user.Email);
        var form = await browser.GetAsync($"{Own}/create");
        var refused = await browser.SubmitAsync(form, "form#token", ("Name", "Sync"), ("Scopes", "crm.companies.view"),
            ("Current", "wrong"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var made = await browser.SubmitAsync(await browser.GetAsync($"{Own}/create"), "form#token", ("Name", "Sync"),
            ("Scopes", "crm.companies.view"), ("Current", IdentityApp.Password));
        var secret = made.Page.QuerySelector("#secret")!.GetAttribute("value")!;
        Assert.StartsWith("ecp_live_", secret, StringComparison.Ordinal);
        var client = new ApiClient(app.Browser(null).Http, secret);
        Assert.Equal(200, (await client.GetAsync("companies")).Status);
        Assert.Equal(403, (await client.GetAsync("deals")).Status);
        var list = await browser.GetAsync(Own);
        Assert.DoesNotContain(secret, list.DocumentElement.OuterHtml, StringComparison.Ordinal);
        var id = await app.InAsync<IdentityModuleDbContext, Guid>(
            db => db.AccessTokens.Where(t => t.UserId == user.Id).Select(t => t.Id).SingleAsync());
        (await browser.PostAsync($"{Own}/{id}/revoke", TestBrowser.Fields(
            (AngleSharp.Html.Dom.IHtmlFormElement)list.QuerySelector("#tokens form")!))).Saved();
        Assert.Equal(401, (await client.GetAsync("companies")).Status);
    }

    [Fact]
    public async Task A_token_is_worth_what_its_user_may_now()
    {
        var user = await app.AddUserAsync(BuiltInRoles.Owner);
        var client = await app.ClientAsync(user);
        Assert.Equal(200, (await client.GetAsync("invoices")).Status);
        await app.InAsync<IdentityModuleDbContext>(async db =>
        {
            var member = await db.Roles.SingleAsync(r => r.Name == BuiltInRoles.TeamMember);
            await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(s => s.SetProperty(u => u.RoleId, member.Id));
            db.Stamps.RemoveRange(await db.Stamps.ToListAsync());
            await db.SaveChangesAsync();
        });
        Assert.Equal(403, (await client.GetAsync("invoices")).Status);
        await app.InAsync<IdentityModuleDbContext>(async db =>
        {
            (await db.Users.SingleAsync(u => u.Id == user.Id)).Disable();
            await db.SaveChangesAsync();
        });
        Assert.Equal(401, (await client.GetAsync("people")).Status);
    }

    [Fact]
    public async Task Whoever_objects_to_what_was_done_to_his_sign_in_ends_its_tokens_too()
    {
        var user = await app.AddUserAsync();
        var client = await app.ClientAsync(user);
        Assert.Equal(200, (await client.GetAsync("companies")).Status);
        var (admin, url) = (app.Browser(TestUser.Owner), $"/identity/users/{user.Id}");
        (await admin.SubmitAsync(await admin.GetAsync(url), $"form[action='{url}/link']")).Saved();
        var browser = app.Browser(null);
        (await IdentityApp.SignInAsync(browser, user.Email)).Saved();
        var notices = await browser.GetAsync("/identity/profile/notices");
        (await browser.SubmitAsync(notices, "form[action='/identity/profile/notices/object']")).Saved();
        Assert.Equal(401, (await client.GetAsync("companies")).Status);
    }

    [Fact]
    public async Task An_expired_a_foreign_and_an_invented_token_are_worth_nothing()
    {
        var user = await app.AddUserAsync(BuiltInRoles.Owner);
        var (_, expired) = await app.TokenAsync(user.Id, ["crm.companies.view"], days: -1);
        var (_, elsewhere) = await app.TokenAsync(user.Id, ["crm.companies.view"], addresses: "203.0.113.7");
        foreach (var token in new[] { expired, elsewhere, "ecp_live_invented", "nonsense", "" })
            Assert.Equal(401, (await new ApiClient(app.Browser(null).Http, token).GetAsync("companies")).Status);
    }

    [Fact]
    public async Task A_cookie_is_no_token_and_a_token_opens_no_page()
    {
        var user = await app.AddUserAsync(BuiltInRoles.Owner);
        var browser = await app.SignedInAsync(user.Email);
        using var asked = await browser.Http.GetAsync("/api/v1/companies");
        Assert.Equal(HttpStatusCode.Unauthorized, asked.StatusCode);
        var (_, secret) = await app.TokenAsync(user.Id, ["crm.companies.view"]);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/crm/companies");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        using var page = await app.Browser(null).Http.SendAsync(request);
        Assert.NotEqual(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData("10.1.0.0/16", "10.1.2.3", true)]
    [InlineData("10.1.0.0/16", "10.2.2.3", false)]
    [InlineData("203.0.113.7", "::ffff:203.0.113.7", true)]
    [InlineData("2001:db8::/32", "2001:db8::5", true)]
    [InlineData("", "8.8.8.8", true)]
    public void A_token_may_be_bound_to_networks(string places, string from, bool isGood) => Assert.Equal(isGood,
        new AccessToken
        {
            UserId = Guid.Empty, Name = "", TokenHash = "", End = "", Scopes = "", Addresses = places,
            CreatedAt = default, ExpiresAt = default,
        }.IsFrom(IPAddress.Parse(from)));
}
