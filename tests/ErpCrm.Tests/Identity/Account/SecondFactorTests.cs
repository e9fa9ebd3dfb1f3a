using System.Net;
using ErpCrm.Identity;
using ErpCrm.Identity.Account;
using ErpCrm.Identity.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Identity.Account;

public sealed class SecondFactorTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    private const string WrongCode = "123456";

    // RFC 6238, appendix B (the last six of eight digits).
    [Theory, InlineData(59, "287082"), InlineData(1111111109,
        "081804"), InlineData(1234567890, "005924"), InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long time, string code) =>
        Assert.Equal(code, SecondFactor.CodeOf("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", time / 30));

    [Fact]
    public async Task With_a_second_step_the_password_alone_is_not_enough()
    {
        var (user, key, _) = await TurnOnAsync();
        var browser = app.Browser(null);
        Assert.StartsWith("/identity/account/code", (await IdentityApp.SignInAsync(browser, user.Email)).Saved(),
            StringComparison.Ordinal);
        Assert.False(await IdentityApp.IsSignedInAsync(browser));

        app.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("/identity/profile", (await EnterAsync(browser, CodeNow(key))).Saved());
        Assert.True(await IdentityApp.IsSignedInAsync(browser));
    }

    [Fact]
    public async Task A_code_works_once()
    {
        var (user, key, _) = await TurnOnAsync();
        app.Time.Advance(TimeSpan.FromMinutes(2));
        var code = CodeNow(key);
        var (first, second) = (app.Browser(null), app.Browser(null));
        await IdentityApp.SignInAsync(first, user.Email);
        await IdentityApp.SignInAsync(second, user.Email);

        (await EnterAsync(first, code)).Saved();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await EnterAsync(second, code)).Status);
    }

    [Fact]
    public async Task Clocks_may_differ_by_half_a_minute_not_by_two()
    {
        var (user, key, _) = await TurnOnAsync();
        app.Time.Advance(TimeSpan.FromMinutes(10));
        var browser = app.Browser(null);
        await IdentityApp.SignInAsync(browser, user.Email);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await EnterAsync(browser, CodeNow(key, -120))).Status);
        (await EnterAsync(browser, CodeNow(key, -30))).Saved();
    }

    [Fact]
    public async Task A_recovery_code_works_once()
    {
        var (user, _, codes) = await TurnOnAsync();
        Assert.Equal(SecondFactor.RecoveryCodes, codes.Count);
        Assert.All(codes, code => Assert.True(code.Count(char.IsLetterOrDigit) * 5 >= 128, "five bits a letter"));
        var (first, second) = (app.Browser(null), app.Browser(null));
        await IdentityApp.SignInAsync(first, user.Email);
        await IdentityApp.SignInAsync(second, user.Email);

        (await EnterAsync(first, codes[0].ToLowerInvariant())).Saved();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await EnterAsync(second, codes[0])).Status);
        (await EnterAsync(second, codes[1])).Saved();
    }

    [Fact]
    public async Task Five_wrong_codes_close_the_second_step()
    {
        var (user, key, _) = await TurnOnAsync();
        app.Time.Advance(TimeSpan.FromMinutes(2));
        var browser = app.Browser(null);
        await IdentityApp.SignInAsync(browser, user.Email);
        for (var i = 0; i < 5; i++) await EnterAsync(browser, WrongCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await EnterAsync(browser, CodeNow(key))).Status);
    }

    [Fact]
    public async Task The_second_step_must_follow_the_first_within_five_minutes()
    {
        var (user, key, _) = await TurnOnAsync();
        var browser = app.Browser(null);
        await IdentityApp.SignInAsync(browser, user.Email);
        var page = await browser.GetAsync("/identity/account/code");
        app.Time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal("/identity/account/sign-in",
            (await browser.SubmitAsync(page, "form#code", ("Code", CodeNow(key)))).Saved());
        Assert.False(await IdentityApp.IsSignedInAsync(browser));
    }

    [Fact]
    public async Task A_link_for_a_new_password_does_not_skip_the_second_step()
    {
        var (user, _, _) = await TurnOnAsync();
        var admin = app.Browser(TestUser.Owner);
        (await admin.SubmitAsync(await admin.GetAsync($"/identity/users/{user.Id}"),
            $"form[action='/identity/users/{user.Id}/link']")).Saved();
        var link = (await admin.GetAsync($"/identity/users/{user.Id}")).QuerySelector("#link")!.GetAttribute("value")!;

        var browser = app.Browser(null);
        var page = await browser.GetAsync(new Uri(link).PathAndQuery);
        Assert.Equal("/identity/account/sign-in",
            (await browser.SubmitAsync(page, "form#password", ("Password", "eight loud camels"))).Saved());
        Assert.False(await IdentityApp.IsSignedInAsync(browser));
    }

    [Fact]
    public async Task Turning_it_on_or_off_takes_the_password()
    {
        var user = await app.AddUserAsync();
        var browser = await app.SignedInAsync(user.Email);
        var page = await browser.GetAsync("/identity/profile/second-factor");
        var key = page.QuerySelector("code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(page, "form#second-factor",
            ("Code", CodeNow(key)), ("Password", "not the password"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(page, "form#second-factor",
            ("Code", WrongCode), ("Password", IdentityApp.Password))).Status);
        Assert.False(await HasSecondFactorAsync(user));

        var (other, _, _) = await TurnOnAsync();
        Assert.True(await HasSecondFactorAsync(other));
    }

    [Fact]
    public async Task Turning_it_off_and_new_recovery_codes_take_a_code_too()
    {
        var (user, key, codes) = await TurnOnAsync();
        app.Time.Advance(TimeSpan.FromMinutes(2));
        var browser = app.Browser(null);
        await IdentityApp.SignInAsync(browser, user.Email);
        (await EnterAsync(browser, CodeNow(key))).Saved();
        foreach (var (action, code) in new[] { ("stop", ""), ("codes", ""), ("stop", WrongCode), ("stop",
            CodeNow(key)) })
        {
            var answer = await DoAsync(action, code);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.NotEqual("", answer.Page.QuerySelector("#Code-error")!.TextContent);
        }

        Assert.True(await HasSecondFactorAsync(user));
        app.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await DoAsync("codes", CodeNow(key))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await DoAsync("stop", codes[0])).Status);
        app.Time.Advance(TimeSpan.FromMinutes(1));
        (await DoAsync("stop", CodeNow(key))).Saved();
        Assert.False(await HasSecondFactorAsync(user));

        async Task<TestAnswer> DoAsync(string action, string code)
        {
            var page = await browser.GetAsync("/identity/profile/second-factor");
            return await browser.PostAsync($"/identity/profile/second-factor/{action}", TestBrowser.Merge(
                TestBrowser.Fields((AngleSharp.Html.Dom.IHtmlFormElement)page.QuerySelector("form#second-factor")!),
                ("Code", code), ("Password", IdentityApp.Password)));
        }
    }

    [Fact]
    public async Task A_code_that_is_asked_for_again_cannot_be_guessed()
    {
        var (user, key, _) = await TurnOnAsync();
        app.Time.Advance(TimeSpan.FromMinutes(2));
        await using var scope = app.Services.CreateAsyncScope();
        var check = scope.ServiceProvider.GetRequiredService<CodeCheck>();
        var known = await scope.ServiceProvider.GetRequiredService<IdentityModuleDbContext>().Users
            .SingleAsync(u => u.Id == user.Id);
        for (var i = 0; i < 5; i++) Assert.False(await check.ConfirmAsync(known, WrongCode, default));
        Assert.False(await check.ConfirmAsync(known, CodeNow(key), default));
        Assert.True(await check.IsRightAsync(known, CodeNow(key), default));
    }

    [Fact]
    public async Task Secrets_are_not_readable_in_the_database()
    {
        var (user, key, codes) = await TurnOnAsync();
        var stored = await app.InAsync<IdentityModuleDbContext, string>(async db =>
        {
            var row = await db.Users.SingleAsync(u => u.Id == user.Id);
            var hashes = await db.RecoveryCodes.Where(c => c.UserId == user.Id).Select(c => c.CodeHash).ToListAsync();
            return $"{row.Credentials.AuthenticatorKey} {string.Join(' ', hashes)}";
        });
        Assert.DoesNotContain(key, stored, StringComparison.Ordinal);
        Assert.All(codes, code => Assert.DoesNotContain(code, stored, StringComparison.Ordinal));
    }

    private async Task<(User User, string Key, List<string> Codes)> TurnOnAsync()
    {
        var user = await app.AddUserAsync();
        var browser = await app.SignedInAsync(user.Email);
        var page = await browser.GetAsync("/identity/profile/second-factor");
        var key = page.QuerySelector("code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        var answer = await browser.SubmitAsync(page, "form#second-factor", ("Code", CodeNow(key)),
            ("Password", IdentityApp.Password));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.True(await IdentityApp.IsSignedInAsync(browser));
        return (user, key, [.. answer.Page.QuerySelectorAll("#codes code").Select(c => c.TextContent)]);
    }

    private static async Task<TestAnswer> EnterAsync(TestBrowser browser, string code) =>
        await browser.SubmitAsync(await browser.GetAsync("/identity/account/code?returnUrl=/identity/profile"),
            "form#code", ("Code", code));

    private string CodeNow(string key, int seconds = 0) =>
        SecondFactor.CodeOf(key, (app.Time.GetUtcNow().ToUnixTimeSeconds() + seconds) / 30);

    private Task<bool> HasSecondFactorAsync(User user) => app.InAsync<IdentityModuleDbContext, bool>(
        db => db.Users.Where(u => u.Id == user.Id).Select(u => u.HasSecondFactor).SingleAsync());
}
