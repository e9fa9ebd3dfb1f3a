using ErpCrm.Contracts.Projects;
using ErpCrm.Platform.Delivery;
using ErpCrm.Resources;
using ErpCrm.Resources.Departments;
using ErpCrm.Resources.People;
using ErpCrm.Resources.Projects;
using ErpCrm.Resources.Utilisation;
using ErpCrm.Tests.Resources.Bookings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Resources.Utilisation;

public sealed class UtilisationTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public void A_team_is_hours_over_hours()
    {
        var team = new Use(2400, 2400, 1200) + new Use(600, 0, 0);

        Assert.Equal((0.8m, 0.4m), (team.Share, team.BillableShare));
        Assert.Null(new Use(0, 60, 0).Share);
    }

    [Fact]
    public async Task The_newest_sums_of_a_timesheet_count_whatever_the_order()
    {
        var person = await app.PersonAsync("Worker One");
        var recorded = new TimeRecorded(Guid.NewGuid(), person, app.Monday(), 1200, 600, 2);

        await HandleAsync(recorded);
        await HandleAsync(recorded with { WorkedMinutes = 60, SourceVersion = 1 });
        await HandleAsync(recorded);

        var week = await app.InAsync<ResourcesDbContext, WorkedWeek>(
            db => db.WorkedWeeks.SingleAsync(w => w.PersonId == person));
        Assert.Equal((1200, 600), (week.WorkedMinutes, week.BillableMinutes));
    }

    [Fact]
    public async Task The_page_shows_everybody_and_its_total_is_the_figure_of_home()
    {
        var person = await app.PersonAsync("Worker Two");
        await HandleAsync(new TimeRecorded(Guid.NewGuid(), person, app.Monday().AddDays(-7), 1800, 1200, 1));

        var page = await app.Browser(TestUser.Management).GetAsync("/resources/utilisation");
        var row = page.QuerySelectorAll("tbody tr")
            .Single(r => r.TextContent.Contains("Worker Two", StringComparison.Ordinal));
        Assert.Contains("75%", row.TextContent, StringComparison.Ordinal);

        var home = await app.Browser(TestUser.Management).GetAsync("/");
        var figure = home.QuerySelector("a.figure[href^='/resources/utilisation']")!;
        var linked = await app.Browser(TestUser.Management).GetAsync(figure.GetAttribute("href")!);
        Assert.Contains(linked.QuerySelector("tfoot td")!.TextContent, figure.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_total_of_shares_is_hours_over_hours_of_the_department_that_is_shown()
    {
        var department = await app.InAsync<ResourcesDbContext, Guid>(async db =>
        {
            var team = new Department("Measured Team");
            foreach (var (name, joined) in new[] { ("Full Week", 2020), ("Half Week", 2021) })
            {
                var person = new Person(
                    new PersonFacts(name, null, "Developer", new DateOnly(joined, 1, 1), null, true), team, null);
                if (joined == 2021) person.SetHours(person.JoinedOn, [240, 240, 240, 240, 240, 0, 0]);
                db.Add(person);
            }

            await db.SaveChangesAsync();
            return team.Id;
        });
        var week = app.Monday().AddDays(-21);
        await HandleAsync(new TimeRecorded(Guid.NewGuid(), await IdOfAsync("Full Week"), week, 2400, 2400, 1));
        await HandleAsync(new TimeRecorded(Guid.NewGuid(), await IdOfAsync("Half Week"), week, 300, 0, 1));

        var url = $"/resources/utilisation?week={week.Iso()}&department={department}";
        var page = await app.Browser(TestUser.Management).GetAsync($"{url}&sort=utilisation&dir=desc");

        Assert.Equal(["Full Week", "Half Week"], page.QuerySelectorAll("tbody .rowlink").Select(a => a.TextContent));
        Assert.Equal("75%", page.QuerySelector("tfoot td")!.TextContent);
        var file = await app.Browser(TestUser.Management).Http.GetStringAsync($"{url}&as=csv");
        Assert.Contains("Half Week,Measured Team,25.00,5.00,20.00,", file, StringComparison.Ordinal);
        Assert.Equal(3, file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_team_member_sees_only_the_own_row()
    {
        await app.PersonAsync("Tilek Member", TestUser.TeamMember);
        await app.PersonAsync("Somebody Else");

        var page = await app.Browser(TestUser.TeamMember).GetAsync("/resources/utilisation");

        Assert.Equal("Tilek Member", Assert.Single(page.QuerySelectorAll("tbody tr .rowlink")).TextContent);
    }

    [Fact]
    public async Task Projects_are_followed_in_whatever_order_the_news_come()
    {
        var id = Guid.NewGuid();
        await app.InAsync<ResourcesDbContext>(async db =>
        {
            await new FollowProjectWhenProjectChanged(db).HandleAsync(
                new ProjectChanged(Guid.NewGuid(), id, BookingTests.Details(true) with { Name = "New" }, 4), default);
            await db.SaveChangesAsync();
            await new FollowProjectWhenProjectOpened(db).HandleAsync(
                new ProjectOpened(Guid.NewGuid(), id, null, BookingTests.Details(true) with { Name = "Old" }, 0),
                default);
            await new FollowProjectWhenProjectChanged(db).HandleAsync(
                new ProjectChanged(Guid.NewGuid(), id, BookingTests.Details(false) with { Name = "Done" }, 3), default);
            await db.SaveChangesAsync();
        });

        var project = await app.InAsync<ResourcesDbContext, ProjectCopy>(
            db => db.Projects.SingleAsync(p => p.Id == id));
        Assert.Equal(("New", true), (project.Name, project.IsOpen));
    }

    [Fact]
    public void News_of_a_completion_that_come_late_close_no_project_that_was_reopened() => Assert.DoesNotContain(
        app.Services.GetServices<Subscription>(), s => s.EventType == typeof(ProjectCompleted)
            && s.ContextType == typeof(ResourcesDbContext));

    private Task<Guid> IdOfAsync(string name) => app.InAsync<ResourcesDbContext, Guid>(
        db => db.People.Where(p => p.Name == name).Select(p => p.Id).SingleAsync());

    private Task HandleAsync(TimeRecorded recorded) => app.InAsync<ResourcesDbContext>(async db =>
    {
        await new FollowWorkedWeekWhenTimeRecorded(db).HandleAsync(recorded, default);
        await db.SaveChangesAsync();
    });
}
