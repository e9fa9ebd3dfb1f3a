using System.Net;
using ErpCrm.Resources;
using ErpCrm.Resources.Bookings;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Resources.Bookings;

public sealed class BookingPagesTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Somebody_is_booked_for_several_weeks_and_the_capacity_page_shows_it()
    {
        var (person, project) = (await app.PersonAsync("Booked One"), await app.ProjectAsync("Portal"));

        await BookAsync(person, project, weeks: 3, hours: "20");

        var cells = await CellsAsync(person);
        Assert.Equal(["50%", "50%", "50%", "0%"], cells.Take(4));
    }

    [Fact]
    public async Task Tentative_bookings_count_only_when_asked_for()
    {
        var (person, project) = (await app.PersonAsync("Booked Two"), await app.ProjectAsync("Maybe"));

        await BookAsync(person, project, hours: "40", tentative: true);

        Assert.Equal("0%", (await CellsAsync(person))[0]);
        Assert.Equal("100%", (await CellsAsync(person, "?tentative=true"))[0]);
    }

    [Fact]
    public async Task Booking_again_replaces_the_hours_of_the_same_project()
    {
        var (person, project) = (await app.PersonAsync("Booked Three"), await app.ProjectAsync("Twice"));

        await BookAsync(person, project, hours: "10");
        await BookAsync(person, project, hours: "32");

        Assert.Equal(32 * 60, Assert.Single(await BookingsAsync(person)).Minutes);
    }

    [Fact]
    public async Task More_than_the_capacity_is_booked_and_shown()
    {
        var (person, project) = (await app.PersonAsync("Booked Four"), await app.ProjectAsync("Rush"));

        await BookAsync(person, project, hours: "60");

        var page = await app.Browser(TestUser.TeamMember).GetAsync($"/resources/bookings/week?personId={person}");
        Assert.Contains("20 h", page.QuerySelector(".figure.red")!.TextContent.Plain(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_booking_keeps_what_was_typed()
    {
        var (person, project) = (await app.PersonAsync("Booked Five"), await app.ProjectAsync("Closed", open: false));
        var browser = app.Browser(TestUser.ProjectManager);
        var form = await browser.GetAsync("/resources/bookings/create");

        var answer = await browser.SubmitAsync(form, "form#booking", ("PersonId", $"{person}"),
            ("ProjectId", $"{project}"), ("Weeks", "2"), ("Hours", "12,5"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("12,5", answer.Page.QuerySelector("#Hours")!.GetAttribute("value"));
        Assert.Contains("Closed", answer.Page.QuerySelector("#ProjectId-error")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await BookingsAsync(person));
    }

    [Fact]
    public async Task A_stale_change_shows_both_versions()
    {
        var (person, project) = (await app.PersonAsync("Booked Six"), await app.ProjectAsync("Stale"));
        await BookAsync(person, project, hours: "10");
        var booking = Assert.Single(await BookingsAsync(person));
        var browser = app.Browser(TestUser.ProjectManager);
        var mine = await browser.GetAsync($"/resources/bookings/{booking.Id}/edit");
        var theirs = await browser.GetAsync($"/resources/bookings/{booking.Id}/edit");
        (await browser.SubmitAsync(theirs, "form#booking", ("Hours", "20"))).Saved();

        var answer = await browser.SubmitAsync(mine, "form#booking", ("Hours", "30"));

        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.NotNull(answer.Page.QuerySelector(".conflict"));
        Assert.Equal(20 * 60, Assert.Single(await BookingsAsync(person)).Minutes);
    }

    [Fact]
    public async Task A_removed_booking_can_be_restored()
    {
        var (person, project) = (await app.PersonAsync("Booked Seven"), await app.ProjectAsync("Undo"));
        await BookAsync(person, project, hours: "10");
        var browser = app.Browser(TestUser.ProjectManager);
        var week = await browser.GetAsync($"/resources/bookings/week?personId={person}");

        (await browser.SubmitAsync(week, ".list form")).Saved();
        Assert.Empty(await BookingsAsync(person));

        var restore =
            $"/resources/bookings/restore?personId={person}&projectId={project}&week={app.Monday().Iso()}&minutes=600&tentative=False";
        var fields = TestBrowser.Fields((AngleSharp.Html.Dom.IHtmlFormElement)week.QuerySelector(".list form")!)
            .Where(f => f.Key != "__Key");
        (await browser.PostAsync(restore, fields)).Saved();
        Assert.Equal(600, Assert.Single(await BookingsAsync(person)).Minutes);
    }

    [Fact]
    public async Task A_closed_project_takes_nobodys_time_in_the_weeks_ahead()
    {
        var (person, project) = (await app.PersonAsync("Booked Nine"), await app.ProjectAsync("Done Early"));
        await BookAsync(person, project, weeks: 3, hours: "20");
        await SetOpenAsync(project, open: false, version: 2);

        Assert.Equal(["50%", "0%", "0%"], (await CellsAsync(person)).Take(3));
        var next = await app.Browser(TestUser.TeamMember)
            .GetAsync($"/resources/bookings/week?personId={person}&week={app.Monday().AddDays(7).Iso()}");
        Assert.DoesNotContain("Done Early", next.QuerySelector("#main")!.TextContent, StringComparison.Ordinal);
        var browser = app.Browser(TestUser.ProjectManager);
        var answer = await browser.SubmitAsync(
            await browser.GetAsync("/resources/bookings/create"), "form#booking",
            ("PersonId", $"{person}"), ("ProjectId", $"{project}"), ("From", app.Monday().Iso()), ("Weeks", "1"),
            ("Hours", "40"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);

        await SetOpenAsync(project, open: true, version: 3);
        Assert.Equal(["50%", "50%", "50%"], (await CellsAsync(person)).Take(3));
    }

    [Fact]
    public async Task A_booking_is_restored_by_any_day_of_its_week()
    {
        var (person, project) = (await app.PersonAsync("Booked Ten"), await app.ProjectAsync("Midweek"));
        await BookAsync(person, project, hours: "10");
        var browser = app.Browser(TestUser.ProjectManager);
        var week = await browser.GetAsync($"/resources/bookings/week?personId={person}");
        var fields = TestBrowser.Fields((AngleSharp.Html.Dom.IHtmlFormElement)week.QuerySelector(".list form")!)
            .Where(f => f.Key != "__Key");

        (await browser.PostAsync(
            $"/resources/bookings/restore?personId={person}&projectId={project}&week={app.Monday().AddDays(2).Iso()}&minutes=600&tentative=False",
            fields)).Saved();
        Assert.Single(await BookingsAsync(person));
    }

    [Theory]
    [InlineData("/resources/capacity?from={0}")]
    [InlineData("/resources/capacity/{1}/bookings?from={0}")]
    [InlineData("/resources/bookings/week?personId={1}&week={0}")]
    [InlineData("/resources/utilisation?week={0}")]
    [InlineData("/projects/time?week={0}")]
    public async Task Days_at_the_edge_of_the_calendar_break_no_page(string url)
    {
        var person = await app.PersonAsync("Edge Case");
        foreach (var day in new[] { "9999-12-31", "0001-01-01" })
            await app.Browser(TestUser.Management)
                .GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, url, day, person));
    }

    [Fact]
    public async Task Departments_and_totals_are_sums_of_hours()
    {
        var (one, two) = (await app.PersonAsync("Sum One"), await app.PersonAsync("Sum Two"));
        var project = await app.ProjectAsync("Sums");
        await BookAsync(one, project, hours: "40");
        await BookAsync(two, project, hours: "0,5");

        var plan = await app.InAsync<ResourcesDbContext, ErpCrm.Resources.Capacity.CapacityPlan>(db =>
            ErpCrm.Resources.Capacity.CapacityPlan.LoadAsync(db, new(app.Monday()), app.Today, default));

        Assert.All(plan.Groups,
            group => Assert.Equal(group.Rows.Sum(r => r.Total.Booked), group.Weeks.Sum(w => w.Booked)));
        Assert.All(plan.Groups, group => Assert.Equal(group.Rows.Sum(r => r.Total.Available), group.Total.Available));
    }

    [Fact]
    public async Task Team_members_see_bookings_but_cannot_change_them()
    {
        var (person, project) = (await app.PersonAsync("Booked Eight"), await app.ProjectAsync("Visible"));
        await BookAsync(person, project, hours: "10");
        var browser = app.Browser(TestUser.TeamMember);

        var week = await browser.GetAsync($"/resources/bookings/week?personId={person}");

        Assert.Contains("Visible", week.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(week.QuerySelectorAll("#main form"));
        await browser.GetAsync("/resources/bookings/create", HttpStatusCode.Forbidden);
    }

    private Task SetOpenAsync(Guid project, bool open, int version) => app.InAsync<ResourcesDbContext>(async db =>
    {
        var copy = await db.Projects.SingleAsync(p => p.Id == project);
        copy.Follow(BookingTests.Details(open) with { Name = copy.Name }, version);
        await db.SaveChangesAsync();
    });

    private async Task BookAsync(Guid person, Guid project, int weeks = 1, string hours = "8", bool tentative = false)
    {
        var browser = app.Browser(TestUser.ProjectManager);
        var form = await browser.GetAsync("/resources/bookings/create");
        (await browser.SubmitAsync(form, "form#booking",
            ("PersonId", $"{person}"), ("ProjectId", $"{project}"), ("From", app.Monday().Iso()), ("Weeks", $"{weeks}"),
            ("Hours", hours), ("IsTentative", tentative ? "true" : "false"))).Saved();
    }

    private async Task<IReadOnlyList<string>> CellsAsync(Guid person, string query = "")
    {
        var page = await app.Browser(TestUser.TeamMember).GetAsync("/resources/capacity" + query);
        return [.. page.QuerySelectorAll($"a.hc[href*='{person}'] [aria-hidden]").Select(c => c.TextContent)];
    }

    private Task<List<Booking>> BookingsAsync(Guid person) =>
        app.InAsync<ResourcesDbContext, List<Booking>>(
            db => db.Bookings.AsNoTracking().Where(b => b.PersonId == person).ToListAsync());
}
