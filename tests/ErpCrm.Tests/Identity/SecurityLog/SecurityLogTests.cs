using System.Net;
using ErpCrm.Identity;
using ErpCrm.Identity.SecurityLog;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Identity.SecurityLog;

public sealed class SecurityLogTests(AddressedApp app) : IClassFixture<AddressedApp>
{
    [Fact]
    public async Task Sign_ins_wrong_passwords_pauses_and_sign_outs_stand_in_the_log_with_user_and_address()
    {
        var user = await app.AddUserAsync();
        var browser = app.BrowserAt("203.0.113.20");
        (await IdentityApp.SignInAsync(browser, user.Email)).Saved();
        await browser.SubmitAsync(await browser.GetAsync("/identity/profile"),
            "form[action='/identity/account/sign-out']");
        for (var i = 0; i < 5; i++)
            await IdentityApp.SignInAsync(app.BrowserAt("203.0.113.21"), user.Email, "not the password");

        var kinds = await app.InAsync<IdentityModuleDbContext, List<(SecurityEventKind Kind, string Address)>>(
            async db =>
            [.. (await db.SecurityEvents.Where(e => e.UserId == user.Id).OrderBy(e => e.Id).ToListAsync()).Select(
                e => (e.Kind, e.Address))]);
        Assert.Equal(
            [
                (SecurityEventKind.SignedIn, "203.0.113.20"),
                (SecurityEventKind.SignedOut, "203.0.113.20"),
                .. Enumerable.Repeat((SecurityEventKind.WrongPassword, "203.0.113.21"), 5),
                (SecurityEventKind.SignInPaused, "203.0.113.21"),
            ],
            kinds);
    }

    [Fact]
    public async Task The_log_is_filtered_by_what_whose_and_from_where()
    {
        var user = await app.AddUserAsync();
        await IdentityApp.SignInAsync(app.BrowserAt("203.0.113.30"), user.Email, "not the password");
        (await IdentityApp.SignInAsync(app.BrowserAt("203.0.113.31"), user.Email)).Saved();
        var admin = app.Browser(TestUser.Administrator);

        var all = await admin.GetAsync($"/identity/security?user={user.Id}");
        Assert.Equal(2, all.QuerySelectorAll("tbody tr").Length);
        Assert.Single((await admin.GetAsync($"/identity/security?user={user.Id}&kind=WrongPassword"))
            .QuerySelectorAll("tbody tr"));
        Assert.Single((await admin.GetAsync($"/identity/security?user={user.Id}&address=203.0.113.31"))
            .QuerySelectorAll("tbody tr"));
        Assert.Empty((await admin.GetAsync($"/identity/security?user={user.Id}&to={app.Today.AddDays(-1):yyyy-MM-dd}"))
            .QuerySelectorAll("tbody tr"));
        await app.Browser(TestUser.Accountant).GetAsync("/identity/security", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_log_is_turned_to_its_beginning_without_a_gap_although_it_grows_meanwhile()
    {
        var user = await app.AddUserAsync();
        await AddAsync(60);
        var admin = app.Browser(TestUser.Administrator);
        var (seen, url) = (new List<string>(), $"/identity/security?user={user.Id}");
        while (url is not null)
        {
            var page = await admin.GetAsync(url);
            seen.AddRange(page.QuerySelectorAll("tbody tr").Select(row => row.TextContent));
            url = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
            await AddAsync(1);
        }

        Assert.Equal(60, seen.Count);
        Assert.Equal(60, seen.Distinct().Count());

        Task AddAsync(int count) => app.InAsync<IdentityModuleDbContext>(async db =>
        {
            db.AddRange(Enumerable.Range(0, count).Select(i => new SecurityEvent
            {
                At = DateTime.UnixEpoch, Kind = SecurityEventKind.UserChanged, UserId = user.Id, UserName = user.Name,
                Address = "203.0.113.60", Agent = "", Detail = $"{Guid.NewGuid():N}",
            }));
            await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task What_is_done_to_accounts_and_roles_stands_in_the_log_with_who_did_it()
    {
        var user = await app.AddUserAsync();
        var admin = app.Browser(TestUser.Administrator);
        var url = $"/identity/users/{user.Id}";
        (await admin.SubmitAsync(await admin.GetAsync(url), $"form[action='{url}/link']")).Saved();
        (await admin.SubmitAsync(await admin.GetAsync($"{url}/edit"), "form#user",
            ("RoleId", await Users.InvitationTests.RoleIdAsync(app, BuiltInRoles.TeamMember)))).Saved();
        (await admin.SubmitAsync(await admin.GetAsync(url), $"form[action='{url}/disable']")).Saved();

        var events = await app.InAsync<IdentityModuleDbContext, List<SecurityEvent>>(
            db => db.SecurityEvents.Where(e => e.UserId == user.Id).OrderBy(e => e.Id).ToListAsync());
        Assert.Equal([SecurityEventKind.LinkMade, SecurityEventKind.UserChanged, SecurityEventKind.UserDisabled],
            events.Select(e => e.Kind));
        Assert.All(events, e => Assert.Equal(TestUser.Administrator.Name, e.ByName));
    }
}
