using System.Net;
using ErpCrm.Resources;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Resources.People;

public sealed class PeoplePagesTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_person_is_added_found_and_shown()
    {
        var browser = app.Browser(TestUser.Management);
        var form = await browser.GetAsync("/resources/people/create");

        var url = (await browser.SubmitAsync(form, "form#person", ("Name", "Чынара Алымова"), ("JobTitle", "Дизайнер"),
            ("JoinedOn", "2026-03-02"))).Saved();

        Assert.Equal("Чынара Алымова", (await browser.GetAsync(url)).QuerySelector("h1")!.TextContent);
        Assert.Contains("Чынара",
            (await browser.GetAsync("/resources/people?q=чынара")).QuerySelector("tbody")!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_stays_when_something_is_missing()
    {
        var browser = app.Browser(TestUser.Management);
        var form = await browser.GetAsync("/resources/people/create");

        var answer = await browser.SubmitAsync(form, "form#person", ("Name", ""), ("JobTitle", "Analyst"),
            ("JoinedOn", ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("Analyst", answer.Page.QuerySelector("#JobTitle")!.GetAttribute("value"));
        Assert.Equal("true", answer.Page.QuerySelector("#Name")!.GetAttribute("aria-invalid"));
    }

    [Fact]
    public async Task A_stale_edit_shows_both_versions()
    {
        var id = await app.PersonAsync("Stale Person");
        var browser = app.Browser(TestUser.Management);
        var mine = await browser.GetAsync($"/resources/people/{id}/edit");
        var theirs = await browser.GetAsync($"/resources/people/{id}/edit");
        (await browser.SubmitAsync(theirs, "form#person", ("JobTitle", "Theirs"))).Saved();

        var answer = await browser.SubmitAsync(mine, "form#person", ("JobTitle", "Mine"));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Theirs", answer.Page.QuerySelector(".conflict")!.TextContent, StringComparison.Ordinal);
        (await browser.SubmitAsync(answer.Page, "form#person")).Saved();
        Assert.Equal("Mine", await app.InAsync<ResourcesDbContext, string>(
            db => db.People.Where(p => p.Id == id).Select(p => p.JobTitle).SingleAsync()));
    }

    [Fact]
    public async Task Stale_working_hours_show_both_versions()
    {
        var id = await app.PersonAsync("Stale Hours");
        var browser = app.Browser(TestUser.Management);
        var stale = await browser.GetAsync($"/resources/people/{id}/hours");
        (await browser.SubmitAsync(await browser.GetAsync($"/resources/people/{id}/hours"), "form#hours",
            ("Monday", "4"))).Saved();

        var answer = await browser.SubmitAsync(stale, "form#hours", ("Monday", "6"));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.NotNull(answer.Page.QuerySelector(".conflict"));
        (await browser.SubmitAsync(answer.Page, "form#hours")).Saved();
    }

    [Fact]
    public async Task A_user_belongs_to_one_person_only()
    {
        await app.PersonAsync("First", TestUser.Accountant);
        var browser = app.Browser(TestUser.Management);
        var form = await browser.GetAsync("/resources/people/create");

        var answer = await browser.SubmitAsync(form, "form#person", ("Name", "Second"),
            ("UserId", TestUser.Accountant.Id.ToString()));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotEqual("", answer.Page.QuerySelector("#UserId-error")!.TextContent);
    }

    [Fact]
    public async Task Those_who_left_are_listed_apart()
    {
        var id = await app.PersonAsync("Gone Away");
        await app.InAsync<ResourcesDbContext>(async db =>
        {
            var person = await db.People.Include(p => p.Department).SingleAsync(p => p.Id == id);
            person.Change(new("Gone Away", null, "", new DateOnly(2020, 1, 1), new DateOnly(2021, 1, 1), true), null,
                null);
            await db.SaveChangesAsync();
        });
        var browser = app.Browser(TestUser.TeamMember);

        Assert.DoesNotContain("Gone Away", (await browser.GetAsync("/resources/people?q=gone")).Body!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains("Gone Away", (await browser.GetAsync("/resources/people?q=gone&status=left")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Working_hours_change_the_capacity_from_their_day_on()
    {
        var id = await app.PersonAsync("Part Timer");
        var browser = app.Browser(TestUser.Management);
        var form = await browser.GetAsync($"/resources/people/{id}/hours");

        (await browser.SubmitAsync(form, "form#hours", ("ValidFrom", app.Monday().AddDays(7).Iso()), ("Friday", "0"),
            ("Monday", "7,5"))).Saved();

        Assert.Contains("40 h", await WeekAsync(id, 0), StringComparison.Ordinal);
        Assert.Contains("31.5 h", await WeekAsync(id, 1), StringComparison.Ordinal);
    }

    private async Task<string> WeekAsync(Guid id, int week) =>
        (await app.Browser(TestUser.TeamMember)
            .GetAsync($"/resources/bookings/week?personId={id}&week={app.Monday().AddDays(7 * week).Iso()}"))
            .QuerySelector(".figures")!.TextContent
            .Plain();
}
