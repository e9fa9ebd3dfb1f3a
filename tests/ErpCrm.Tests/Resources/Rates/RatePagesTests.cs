using System.Net;
using ErpCrm.Contracts;
using ErpCrm.Platform.Auditing;
using ErpCrm.Resources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Resources.Rates;

public sealed class RatePagesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Cost = "1234.56";

    [Fact]
    public async Task A_rate_is_set_and_shown_to_those_who_may_see_it()
    {
        var id = await WithRateAsync("Rated One");

        var rates =
            (await app.Browser(TestUser.Accountant).GetAsync($"/resources/people/{id}")).QuerySelector("#rates");

        Assert.Contains("1,234.56", rates!.TextContent, StringComparison.Ordinal);
        Assert.Null(rates.QuerySelector("a.btn"));
    }

    [Fact]
    public async Task Nobody_else_sees_a_rate_anywhere()
    {
        var id = await WithRateAsync("Rated Two");
        string[] pages =
        [
            $"/resources/people/{id}", "/resources/people?q=rated", "/resources/departments", "/resources/capacity",
            "/resources/utilisation",
            $"/resources/bookings/week?personId={id}", "/resources/people/options?q=rated", "/search?q=rated",
            "/search?q=1234",
        ];
        foreach (var user in new[]
        {
            TestUser.TeamMember, TestUser.ProjectManager, TestUser.Sales, TestUser.Administrator
        })
        {
            var browser = app.Browser(user);
            foreach (var page in pages)
            {
                using var answer = await browser.Http.GetAsync(page);
                var html = await answer.Content.ReadAsStringAsync();
                Assert.DoesNotContain("1,234.56", html, StringComparison.Ordinal);
                Assert.DoesNotContain("1234.56", html, StringComparison.Ordinal);
            }

            Assert.Null((await browser.GetAsync($"/resources/people/{id}")).QuerySelector("#rates"));
            await browser.GetAsync($"/resources/people/{id}/rates/create", HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task History_keeps_no_amounts_and_stands_apart_from_the_person()
    {
        var id = await WithRateAsync("Rated Three");

        var entries = await app.InAsync<ResourcesDbContext, List<AuditEntry>>(
            db => db.Set<AuditEntry>().Where(a => a.EntityId == id).ToListAsync());

        Assert.Contains(entries, e => e.Entity == Kinds.PersonRates);
        Assert.DoesNotContain(entries,
            e => e.Entity == Kinds.Person && e.Label.StartsWith("Rate:", StringComparison.Ordinal));
        Assert.DoesNotContain(entries, e => (e.Label + e.Changes).Contains("1234", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_rates_cannot_start_on_the_same_day()
    {
        var id = await WithRateAsync("Rated Four");
        var browser = app.Browser(TestUser.Management);
        var form = await browser.GetAsync($"/resources/people/{id}/rates/create");

        var answer = await browser.SubmitAsync(form, "form#rate", ("ValidFrom", "2026-01-01"),
            ("CostPerHour", "1 500,50"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("1 500,50", answer.Page.QuerySelector("#CostPerHour")!.GetAttribute("value"));
        Assert.NotEqual("", answer.Page.QuerySelector("#ValidFrom-error")!.TextContent);
    }

    [Fact]
    public async Task Only_a_planned_rate_can_be_removed()
    {
        var id = await WithRateAsync("Rated Five");
        var browser = app.Browser(TestUser.Management);
        var form = await browser.GetAsync($"/resources/people/{id}/rates/create");
        (await browser.SubmitAsync(form, "form#rate", ("ValidFrom", app.Today.AddDays(30).Iso()),
            ("CostPerHour", "2000"))).Saved();

        var page = await browser.GetAsync($"/resources/people/{id}");
        Assert.Single(page.QuerySelectorAll("#rates form"));
        (await browser.SubmitAsync(page, "#rates form")).Saved();

        Assert.Equal(1, await app.InAsync<ResourcesDbContext, int>(db => db.Rates.CountAsync(r => r.PersonId == id)));
    }

    private async Task<Guid> WithRateAsync(string name)
    {
        var id = await app.PersonAsync(name);
        var browser = app.Browser(TestUser.Management);
        var form = await browser.GetAsync($"/resources/people/{id}/rates/create");
        (await browser.SubmitAsync(form, "form#rate", ("ValidFrom", "2026-01-01"), ("CostPerHour", Cost))).Saved();
        return id;
    }
}
