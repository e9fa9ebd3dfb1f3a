using System.Net;
using ErpCrm.Resources;
using ErpCrm.Resources.Bookings;
using ErpCrm.Resources.Capacity;
using ErpCrm.Resources.People;
using ErpCrm.Resources.Projects;
using ErpCrm.Tests.Ui.Lists;
using ErpCrm.Ui.Formats;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Resources.Bookings;

public sealed class BookingsListTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_hours_of_every_week_are_those_of_the_capacity_grid()
    {
        var (stays, leaves) = (await app.PersonAsync("Grid One"), await app.PersonAsync("Grid Two"));
        var (open, closed) = (await app.ProjectAsync("Grid Open"), await app.ProjectAsync("Grid Closed"));
        await BookAsync(stays, open, [-1, 0, 1, 2], 20);
        await BookAsync(stays, closed, [-1, 0, 1], 8, isTentative: true);
        await BookAsync(leaves, open, [-1, 0, 1], 30);
        await ChangeAsync(leaves, facts => facts with { LeftOn = app.Monday().AddDays(-3) });
        await BookAsync(await NotPlannedAsync(), open, [0], 40);
        await CloseAsync(closed);

        foreach (var monday in Enumerable.Range(-1, 5).Select(week => app.Monday().AddDays(7 * week)))
        {
            foreach (var tentative in new[] { true, false })
            {
                var plan = await app.InAsync<ResourcesDbContext, CapacityPlan>(db => CapacityPlan.LoadAsync(
                    db, new CapacityFilter(monday, Tentative: tentative, Weeks: 1), app.Today, default));
                var query = $"?from={monday.Iso()}&to={monday.AddDays(6).Iso()}{(tentative ? "" : "&tentative=false")}";
                var (rows, total) = await app.ReadAsync<BookingsList, (int, string?)>(query, async (list, scope) =>
                    ((await list.AllAsync(scope, default)).Sum(b => b.Minutes),
                    (await list.LoadAsync(scope, default)).Totals.SingleOrDefault()?.Cells["hours"].ToString()));

                var grid = plan.Groups.Sum(g => g.Total.Booked);
                Assert.Equal(grid, rows);
                if (grid > 0) Assert.Equal(Format.Hours(grid), WebUtility.HtmlDecode(total));
            }
        }
    }

    [Fact]
    public async Task It_begins_with_this_week_and_goes_anywhere_that_is_asked_for()
    {
        var (person, project) = (await app.PersonAsync("Long Booked"), await app.ProjectAsync("Long Haul"));
        await BookAsync(person, project, [-30, -1, 0, 5], 10);

        Assert.Equal([0, 5], await WeeksAsync($"?person={person}"));
        Assert.Equal([-1, -30], await WeeksAsync($"?person={person}&when=earlier"));
        Assert.Equal([-30, -1, 0, 5], await WeeksAsync($"?project={project}&when=all"));
        Assert.Equal([-1, 0], await WeeksAsync(
            $"?q=long&from={app.Monday().AddDays(-3).Iso()}&to={app.Monday().AddDays(2).Iso()}"));
    }

    [Fact]
    public async Task A_booking_is_changed_from_the_list_and_leads_back_to_it()
    {
        var (person, project) = (await app.PersonAsync("Listed One"), await app.ProjectAsync("Listed"));
        await BookAsync(person, project, [0], 10);
        var browser = app.Browser(TestUser.ProjectManager);
        var list = $"/resources/bookings?person={person}";
        var edit = (await browser.GetAsync(list)).QuerySelector("tbody .rowlink")!;
        Assert.Equal("#sheet", edit.GetAttribute("hx-target"));

        var answer = await browser.SubmitAsync(
            await browser.GetAsync(edit.GetAttribute("href")!), "form#booking", ("Hours", "16"));

        Assert.Equal(list, answer.Saved());
        Assert.Equal(16 * 60, await app.InAsync<ResourcesDbContext, int>(
            db => db.Bookings.Where(b => b.PersonId == person).Select(b => b.Minutes).SingleAsync()));
    }

    [Fact]
    public async Task Who_may_only_look_is_led_to_the_week_and_from_the_grid_to_the_list()
    {
        var (person, project) = (await app.PersonAsync("Listed Two"), await app.ProjectAsync("Looked At"));
        await BookAsync(person, project, [0], 10);
        var browser = app.Browser(TestUser.TeamMember);

        var grid = await browser.GetAsync("/resources/capacity");
        var list = await browser.GetAsync(
            grid.QuerySelector("nav.seg a:not([aria-current])")!.GetAttribute("href") + $"?person={person}");
        var week = list.QuerySelector("tbody .rowlink")!.GetAttribute("href")!;

        Assert.StartsWith("/resources/bookings/week?", week, StringComparison.Ordinal);
        Assert.Contains("Looked At", (await browser.GetAsync(week)).QuerySelector("#main")!.TextContent,
            StringComparison.Ordinal);
        Assert.Empty(list.QuerySelectorAll(".bar-actions a"));
    }

    private Task<List<int>> WeeksAsync(string query) => app.ReadAsync<BookingsList, List<int>>(query,
        async (list, scope) => [.. (await list.AllAsync(scope, default)).Select(
            b => (b.Week.DayNumber - app.Monday().DayNumber) / 7)]);

    private Task BookAsync(Guid person, Guid project, int[] weeks, int hours, bool isTentative = false) =>
        app.InAsync<ResourcesDbContext>(async db =>
        {
            var (who, what) = (await db.People.SingleAsync(p => p.Id == person),
                await db.Projects.SingleAsync(p => p.Id == project));
            foreach (var week in weeks)
                db.Add(new Booking(who, what, app.Monday().AddDays(7 * week), hours * 60, isTentative));
            await db.SaveChangesAsync();
        });

    private async Task<Guid> NotPlannedAsync()
    {
        var person = await app.PersonAsync("Grid Three");
        await ChangeAsync(person, facts => facts with { WorksOnProjects = false });
        return person;
    }

    private Task ChangeAsync(Guid person, Func<PersonFacts, PersonFacts> change) =>
        app.InAsync<ResourcesDbContext>(async db =>
        {
            var known = await db.People.SingleAsync(p => p.Id == person);
            var facts = new PersonFacts(known.Name, known.Email, known.JobTitle, known.JoinedOn, known.LeftOn,
                known.WorksOnProjects);
            known.Change(change(facts), null, null);
            await db.SaveChangesAsync();
        });

    private Task CloseAsync(Guid project) => app.InAsync<ResourcesDbContext>(async db =>
    {
        var copy = await db.Projects.SingleAsync(p => p.Id == project);
        copy.Follow(BookingTests.Details(false) with { Name = copy.Name }, 2);
        await db.SaveChangesAsync();
    });
}
