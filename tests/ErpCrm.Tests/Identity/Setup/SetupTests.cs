using System.Net;
using ErpCrm.Demo;
using ErpCrm.Identity;
using ErpCrm.Identity.Setup;
using ErpCrm.Platform.Company;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Identity.Setup;

/// <summary>The application as it starts for the first time.</summary>
public sealed class EmptyApp : IdentityApp
{
    protected override bool IsSetUp => false;
}

public sealed class SetupTests : IAsyncLifetime
{
    private readonly EmptyApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Every_page_leads_to_the_set_up_and_that_is_closed_without_the_link()
    {
        var browser = _app.Browser(null);
        foreach (var url in new[] { "/", "/identity/users", "/identity/account/sign-in", "/settings" })
        {
            using var response = await browser.Http.GetAsync(url);
            Assert.Equal("/identity/setup", response.Headers.Location?.ToString());
        }

        Assert.Null((await browser.GetAsync("/identity/setup")).QuerySelector("form#setup"));
        Assert.Null((await browser.GetAsync("/identity/setup?token=guessed")).QuerySelector("form#setup"));
        using var health = await browser.Http.GetAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task The_set_up_makes_owner_and_company_once()
    {
        var token = await IssueAsync();
        var browser = _app.Browser(null);
        var page = await browser.GetAsync($"/identity/setup?token={token}");
        var again = _app.Browser(null);
        var second = await again.GetAsync($"/identity/setup?token={token}");
        Assert.Equal("/", (await SubmitAsync(browser, page)).Saved());

        Assert.True(await IdentityApp.IsSignedInAsync(browser));
        await browser.GetAsync("/identity/roles");
        var company = _app.Services.GetRequiredService<ICompanyProfile>();
        Assert.True(company.IsSetUp);
        Assert.Equal(("Orda", "USD", "Europe/Berlin", 4), (company.Current.Name, company.Current.BaseCurrency,
            company.Current.TimeZoneId, company.Current.FiscalYearStartMonth));

        Assert.Equal("/", (await SubmitAsync(again, second, "second@test.example")).Saved());
        Assert.False(await IdentityApp.IsSignedInAsync(again));
        Assert.Equal(1, await _app.InAsync<IdentityModuleDbContext, int>(db => db.Users.CountAsync()));
        (await IdentityApp.SignInAsync(_app.Browser(null), "first@test.example")).Saved();
    }

    [Fact]
    public async Task The_link_is_good_for_one_hour_and_only_the_newest_one()
    {
        var first = await IssueAsync();
        var second = await IssueAsync();
        var browser = _app.Browser(null);
        Assert.Null((await browser.GetAsync($"/identity/setup?token={first}")).QuerySelector("form#setup"));
        Assert.NotNull((await browser.GetAsync($"/identity/setup?token={second}")).QuerySelector("form#setup"));
        _app.Time.Advance(TimeSpan.FromMinutes(61));
        Assert.Null((await browser.GetAsync($"/identity/setup?token={second}")).QuerySelector("form#setup"));
    }

    [Fact]
    public async Task A_common_password_founds_nothing()
    {
        var token = await IssueAsync();
        var browser = _app.Browser(null);
        var page = await browser.GetAsync($"/identity/setup?token={token}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await SubmitAsync(browser, page, password: "password1234")).Status);
        Assert.Equal(0, await _app.InAsync<IdentityModuleDbContext, int>(db => db.Users.CountAsync()));
        Assert.False(_app.Services.GetRequiredService<ICompanyProfile>().IsSetUp);
    }

    [Fact]
    public async Task Nobody_signs_in_as_the_made_up_people_of_a_company_that_exists()
    {
        var token = await IssueAsync();
        var browser = _app.Browser(null);
        (await SubmitAsync(browser, await browser.GetAsync($"/identity/setup?token={token}"))).Saved();

        await using (var scope = _app.Services.CreateAsyncScope())
        {
            var actor = scope.ServiceProvider.GetServices<IDemoActor>()
                .Single(a => a.GetType().Namespace == "ErpCrm.Identity.Demo");
            await actor.BeginAsync(
                new DemoWorld(_app.Today, _app.Today, _app.Time.GetUtcNow().UtcDateTime, _ => { }), default);
        }

        var owners = await _app.InAsync<IdentityModuleDbContext, List<string>>(
            db => db.Users.Where(u => u.Role == "Owner").Select(u => u.Email).ToListAsync());
        Assert.Equal(["first@test.example"], owners);
        var somebody = _app.Browser(null);
        await IdentityApp.SignInAsync(somebody, DemoCast.All.First(p => p.Role is not null).Email, DemoCast.Password);
        Assert.False(await IdentityApp.IsSignedInAsync(somebody));
    }

    [Fact]
    public async Task Whoever_began_the_demo_is_led_in_once()
    {
        var founder = _app.Browser(null);
        (await SubmitAsync(founder, await founder.GetAsync($"/identity/setup?token={await IssueAsync()}"))).Saved();
        var owner = await _app.InAsync<IdentityModuleDbContext, Guid>(db => db.Users.Select(u => u.Id).SingleAsync());
        var run = _app.Services.GetRequiredService<DemoRun>();
        var cookie = $"erpcrm.demo={run.Start(new PlayedAlready(), owner)}";
        var http = new DefaultHttpContext();
        http.Request.Headers.Cookie = cookie;
        await run.Of(http)!.Task;

        Assert.True(await IsLedInAsync(cookie));
        Assert.False(await IsLedInAsync(cookie));
    }

    private async Task<bool> IsLedInAsync(string cookie)
    {
        var browser = _app.Browser(null);
        browser.Http.DefaultRequestHeaders.Add("Cookie", cookie);
        using var answer = await browser.Http.GetAsync("/identity/setup/demo");
        Assert.Equal("/", answer.Headers.Location?.ToString());
        return await IdentityApp.IsSignedInAsync(browser);
    }

    private Task<string> IssueAsync() =>
        _app.Services.GetRequiredService<FirstStart>().IssueAsync(CancellationToken.None);

    private static Task<TestAnswer> SubmitAsync(TestBrowser browser, AngleSharp.Html.Dom.IHtmlDocument page,
        string email = "first@test.example", string password = IdentityApp.Password) =>
        browser.SubmitAsync(
            page,
            "form#setup",
            ("Name", "First Person"),
            ("Email", email),
            ("Password", password),
            ("CompanyName", "Orda"),
            ("BaseCurrency", "USD"),
            ("TimeZoneId", "Europe/Berlin"),
            ("FiscalYearStartMonth", "4"));

    private sealed class PlayedAlready : IDemoPlayer
    {
        public DemoProgress? Progress => null;

        public Task PlayAsync(CancellationToken ct) => Task.CompletedTask;
    }
}
