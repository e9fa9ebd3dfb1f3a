using ErpCrm.Contracts.Projects;
using ErpCrm.Platform.Delivery;
using ErpCrm.Resources;
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
        Assert.Contains(linked.QuerySelector("#total td")!.TextContent, figure.TextContent, StringComparison.Ordinal);
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

    private Task HandleAsync(TimeRecorded recorded) => app.InAsync<ResourcesDbContext>(async db =>
    {
        await new FollowWorkedWeekWhenTimeRecorded(db).HandleAsync(recorded, default);
        await db.SaveChangesAsync();
    });
}
