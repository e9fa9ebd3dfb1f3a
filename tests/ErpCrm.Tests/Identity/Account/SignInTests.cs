using System.Net;
using ErpCrm.Identity;
using ErpCrm.Identity.Account;
using ErpCrm.Identity.Sessions;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ErpCrm.Tests.Identity.Account;

public sealed class SignInTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    [Fact]
    public async Task The_right_password_signs_in_and_leads_to_the_page_that_was_asked_for()
    {
        var user = await app.AddUserAsync();
        var browser = app.Browser(null);

        Assert.Equal("/identity/profile", (await IdentityApp.SignInAsync(browser, user.Email)).Saved());
        Assert.True(await IdentityApp.IsSignedInAsync(browser));
    }

    [Fact]
    public async Task The_address_is_the_same_in_capitals_and_with_blanks_around()
    {
        var user = await app.AddUserAsync();
        (await IdentityApp.SignInAsync(app.Browser(null), $"  {user.Email.ToUpperInvariant()} ")).Saved();
    }

    [Theory, InlineData("//evil.example"), InlineData(
        "https://evil.example/"), InlineData("/\\evil.example"), InlineData("javascript:alert(1)")]
    public async Task Sign_in_never_leads_out_of_the_application(string returnUrl)
    {
        var user = await app.AddUserAsync();
        Assert.Equal("/", (await IdentityApp.SignInAsync(app.Browser(null), user.Email, returnUrl: returnUrl)).Saved());
    }

    [Fact]
    public async Task The_session_cookie_is_kept_from_scripts_and_from_other_sites()
    {
        var user = await app.AddUserAsync();
        var browser = app.Browser(null);
        var page = await browser.GetAsync("/identity/account/sign-in");
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)page.QuerySelector("form#sign-in")!;
        using var content = new FormUrlEncodedContent(
            TestBrowser.Merge(TestBrowser.Fields(form), ("Email", user.Email), ("Password", IdentityApp.Password)));
        using var response = await browser.Http.PostAsync("/identity/account/sign-in", content);

        var cookie = response.Headers.GetValues("Set-Cookie")
            .Single(c => c.StartsWith("erpcrm.session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_page_that_refreshes_itself_keeps_no_session_alive()
    {
        var user = await app.AddUserAsync();
        var browser = await app.SignedInAsync(user.Email);
        var signedIn = await LastSeenAsync(user.Id);
        app.Time.Advance(TimeSpan.FromMinutes(2));

        using var refresh =
            new HttpRequestMessage(HttpMethod.Get, "/identity/profile") { Headers = { { "X-Live", "true" } } };
        using var answer = await browser.Http.SendAsync(refresh);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await WriteDownAsync();
        Assert.Equal(signedIn, await LastSeenAsync(user.Id));

        await browser.GetAsync("/identity/profile");
        await WriteDownAsync();
        Assert.True(await LastSeenAsync(user.Id) > signedIn);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_get_the_same_answer()
    {
        var user = await app.AddUserAsync();
        var known = await IdentityApp.SignInAsync(app.Browser(null), user.Email, "not the password");
        var unknown = await IdentityApp.SignInAsync(app.Browser(null), "nobody@test.example", "not the password");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, known.Status);
        Assert.Equal(known.Status, unknown.Status);
        Assert.Equal(known.Page.QuerySelector(".notice")!.TextContent,
            unknown.Page.QuerySelector(".notice")!.TextContent);
    }

    [Fact]
    public async Task An_unknown_address_is_counted_and_closed_like_a_known_one()
    {
        var user = await app.AddUserAsync();
        foreach (var email in new[] { user.Email, "ghost@test.example" })
        {
            for (var i = 0; i < 5; i++) await IdentityApp.SignInAsync(app.Browser(null), email, "not the password");
        }

        var locked = await app.InAsync<IdentityModuleDbContext, List<DateTime?>>(db =>
        {
            string[] accounts = [SignInTries.KeyOf(user.Email), SignInTries.KeyOf("ghost@test.example")];
            return db.SignInTries.Where(t => accounts.Contains(t.Account)).Select(t => t.LockedUntil).ToListAsync();
        });
        Assert.Equal(2, locked.Count);
        Assert.All(locked, until => Assert.True(until > app.Time.GetUtcNow().UtcDateTime));
    }

    [Fact]
    public async Task Five_wrong_tries_close_the_account_for_fifteen_minutes()
    {
        var user = await app.AddUserAsync();
        for (var i = 0; i < 5; i++) await IdentityApp.SignInAsync(app.Browser(null), user.Email, "not the password");

        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await IdentityApp.SignInAsync(app.Browser(null), user.Email)).Status);
        app.Time.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await IdentityApp.SignInAsync(app.Browser(null), user.Email)).Status);
        app.Time.Advance(TimeSpan.FromMinutes(2));
        (await IdentityApp.SignInAsync(app.Browser(null), user.Email)).Saved();
    }

    [Fact]
    public async Task Parallel_guesses_all_count()
    {
        var user = await app.AddUserAsync();
        await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => IdentityApp.SignInAsync(app.Browser(null), user.Email, "not the password")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await IdentityApp.SignInAsync(app.Browser(null), user.Email)).Status);
    }

    [Fact]
    public async Task Four_wrong_tries_are_forgotten_after_the_right_password()
    {
        var user = await app.AddUserAsync();
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 4; i++)
                await IdentityApp.SignInAsync(app.Browser(null), user.Email, "not the password");
            (await IdentityApp.SignInAsync(app.Browser(null), user.Email)).Saved();
        }
    }

    [Fact]
    public void Tries_are_slowed_down_by_account_whoever_sends_them()
    {
        using var throttle = new SignInThrottle(Options.Create(new SignInLimits { PerAccount = 3 }));
        Assert.Equal([true, true, true, false], Enumerable.Range(0, 4).Select(_ => throttle.Allows("a")));
        Assert.True(throttle.Allows("b"));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_itself()
    {
        var user = await app.AddUserAsync();
        var browser = await app.SignedInAsync(user.Email);
        var page = await browser.GetAsync("/identity/profile");
        await browser.SubmitAsync(page, "form[action='/identity/account/sign-out']");

        Assert.False(await IdentityApp.IsSignedInAsync(browser));
        Assert.Equal(0,
            await app.InAsync<IdentityModuleDbContext, int>(db => db.Sessions.CountAsync(s => s.UserId == user.Id)));
    }

    [Fact]
    public async Task A_disabled_user_is_out_with_the_next_request()
    {
        var user = await app.AddUserAsync();
        var browser = await app.SignedInAsync(user.Email);
        var admin = app.Browser(TestUser.Owner);
        (await admin.SubmitAsync(await admin.GetAsync($"/identity/users/{user.Id}"),
            $"form[action='/identity/users/{user.Id}/disable']")).Saved();

        Assert.False(await IdentityApp.IsSignedInAsync(browser));
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await IdentityApp.SignInAsync(app.Browser(null), user.Email)).Status);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session_of_that_user_only()
    {
        var (user, other) = (await app.AddUserAsync(), await app.AddUserAsync());
        var (here, there, elsewhere) = (await app.SignedInAsync(user.Email), await app.SignedInAsync(user.Email),
            await app.SignedInAsync(other.Email));
        var admin = app.Browser(TestUser.Administrator);
        (await admin.SubmitAsync(await admin.GetAsync($"/identity/users/{user.Id}"),
            $"form[action='/identity/users/{user.Id}/sign-out-everywhere']")).Saved();

        Assert.False(await IdentityApp.IsSignedInAsync(here));
        Assert.False(await IdentityApp.IsSignedInAsync(there));
        Assert.True(await IdentityApp.IsSignedInAsync(elsewhere));
    }

    [Fact]
    public async Task Ones_own_other_sessions_are_listed_and_can_be_ended()
    {
        var user = await app.AddUserAsync();
        var (here, there) = (await app.SignedInAsync(user.Email), await app.SignedInAsync(user.Email));
        var page = await here.GetAsync("/identity/profile");
        (await here.SubmitAsync(page, "form[action*='/sessions/'][action$='/end']")).Saved();

        Assert.True(await IdentityApp.IsSignedInAsync(here));
        Assert.False(await IdentityApp.IsSignedInAsync(there));
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions_and_the_old_one_no_longer_opens()
    {
        var user = await app.AddUserAsync();
        var (here, there) = (await app.SignedInAsync(user.Email), await app.SignedInAsync(user.Email));
        var page = await here.GetAsync("/identity/profile/password");
        (await here.SubmitAsync(page, "form#password", ("Current", IdentityApp.Password),
            ("Password", "eight loud camels"))).Saved();

        Assert.True(await IdentityApp.IsSignedInAsync(here));
        Assert.False(await IdentityApp.IsSignedInAsync(there));
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await IdentityApp.SignInAsync(app.Browser(null), user.Email)).Status);
        (await IdentityApp.SignInAsync(app.Browser(null), user.Email, "eight loud camels")).Saved();
    }

    [Fact]
    public async Task A_session_ends_after_eight_idle_hours_but_not_while_it_is_used()
    {
        var user = await app.AddUserAsync();
        var (used, idle) = (await app.SignedInAsync(user.Email), await app.SignedInAsync(user.Email));
        for (var i = 0; i < 3; i++)
        {
            app.Time.Advance(TimeSpan.FromHours(4));
            Assert.True(await IdentityApp.IsSignedInAsync(used));
        }

        Assert.False(await IdentityApp.IsSignedInAsync(idle));
    }

    [Fact]
    public async Task A_session_ends_after_seven_days_even_when_it_is_used()
    {
        var user = await app.AddUserAsync();
        var browser = await app.SignedInAsync(user.Email);
        for (var i = 0; i < 23; i++)
        {
            app.Time.Advance(TimeSpan.FromHours(7));
            Assert.True(await IdentityApp.IsSignedInAsync(browser));
        }

        app.Time.Advance(TimeSpan.FromHours(7.5));
        Assert.False(await IdentityApp.IsSignedInAsync(browser));
    }

    [Fact]
    public async Task A_part_of_a_page_asked_for_without_a_session_sends_the_whole_page_to_sign_in()
    {
        var browser = app.Browser(null);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/identity/users");
        request.Headers.Add("HX-Request", "true");
        request.Headers.Add("HX-Current-URL", "http://localhost/identity/users?q=a");
        using var response = await browser.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("/identity/account/sign-in?returnUrl=%2Fidentity%2Fusers%3Fq%3Da",
            response.Headers.GetValues("HX-Redirect").Single());
    }

    [Fact]
    public async Task An_invented_cookie_is_nobody()
    {
        var browser = app.Browser(null);
        browser.Http.DefaultRequestHeaders.Add("Cookie", "erpcrm.session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        Assert.False(await IdentityApp.IsSignedInAsync(browser));
    }

    [Fact]
    public async Task Rights_of_a_role_hold_for_the_signed_in_user()
    {
        var sales = await app.SignedInAsync((await app.AddUserAsync(BuiltInRoles.Sales)).Email);
        var admin = await app.SignedInAsync((await app.AddUserAsync(BuiltInRoles.Administrator)).Email);
        await sales.GetAsync("/identity/users", HttpStatusCode.Forbidden);
        await admin.GetAsync("/identity/users");
    }

    private Task WriteDownAsync() => app.Services.GetRequiredService<SeenSessions>().WriteAsync(default);

    private Task<DateTime> LastSeenAsync(Guid userId) =>
        app.InAsync<IdentityModuleDbContext, DateTime>(
            db => db.Sessions.Where(x => x.UserId == userId).Select(x => x.LastSeenAt).SingleAsync());
}
