using System.Globalization;
using System.Net;
using ErpCrm.Projects;
using ErpCrm.Projects.Projects;
using ErpCrm.Projects.Time;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Projects.Time;

/// <summary>What a timer measured is never lost, and an old page never acts on another timer.</summary>
public sealed class TimerPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string StopForm = "form[action$='timer/stop']";
    private const string DiscardForm = "form[action$='timer/discard']";

    [Fact]
    public async Task A_timer_that_ran_while_its_week_was_sent_waits_and_is_booked_on_a_day_one_chooses()
    {
        var (browser, project) = await StartedAsync(TestUser.TeamMember);
        app.Time.Advance(TimeSpan.FromMinutes(45));
        await SendWeekAsync(TestUser.TeamMember, project, app.Today);
        (await browser.SubmitAsync(await browser.GetAsync("/projects/time"), StopForm)).Saved();
        Assert.Equal(45, await WaitingAsync(TestUser.TeamMember));

        var page = await browser.GetAsync("/projects/time");
        Assert.Null(page.QuerySelector("ui-timer"));
        var link = page.QuerySelector("#measured a.btn")!.GetAttribute("href")!;
        var form = await browser.GetAsync(link);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(form, "form#book")).Status);
        var day = Input(Weeks.MondayOf(app.Today).AddDays(-3));
        (await browser.SubmitAsync(await browser.GetAsync(link), "form#book", ("Day", day), ("Hours", "0:45"))).Saved();
        Assert.Equal((0, 45 + 60), (await WaitingAsync(TestUser.TeamMember), await RecordedAsync(project)));
    }

    [Fact]
    public async Task A_timer_that_ran_over_a_full_day_books_what_fits_and_keeps_the_rest()
    {
        var (browser, project) = await StartedAsync(TestUser.OtherMember);
        var began = app.Today;
        app.Time.Advance(TimeSpan.FromHours(30));
        await FillDayAsync(TestUser.OtherMember, project, began, (23 * 60) + 50);
        (await browser.SubmitAsync(await browser.GetAsync("/projects/time"), StopForm)).Saved();
        var waiting = await WaitingAsync(TestUser.OtherMember);
        Assert.Equal(30 * 60, waiting + await RecordedAsync(project) - ((23 * 60) + 50));
        Assert.True(waiting > 0);
    }

    [Fact]
    public async Task The_time_of_a_project_that_was_completed_meanwhile_is_booked_elsewhere_or_thrown_away_by_hand()
    {
        var (browser, project) = await StartedAsync(TestUser.Management);
        app.Time.Advance(TimeSpan.FromMinutes(30));
        await app.InAsync<ProjectsDbContext>(async db =>
        {
            (await db.Projects.SingleAsync(p => p.Id == project.Id)).Complete(app.Today, "Delivered", app.Today);
            await db.SaveChangesAsync();
        });
        (await browser.SubmitAsync(await browser.GetAsync("/projects/time"), StopForm)).Saved();
        Assert.Equal((30, 0), (await WaitingAsync(TestUser.Management), await RecordedAsync(project)));
        (await browser.SubmitAsync(await browser.GetAsync("/projects/time"),
            "form[action^='/projects/time/measured/']")).Saved();
        Assert.Equal(0, await WaitingAsync(TestUser.Management));
    }

    [Fact]
    public async Task An_old_page_neither_stops_nor_discards_the_timer_that_was_started_meanwhile()
    {
        var (browser, project) = await StartedAsync(TestUser.ProjectManager);
        var old = await browser.GetAsync("/projects/time");
        app.Time.Advance(TimeSpan.FromMinutes(20));
        (await browser.SubmitAsync(await browser.GetAsync("/projects/time"), StopForm)).Saved();
        await StartAsync(browser, project);
        app.Time.Advance(TimeSpan.FromMinutes(10));

        foreach (var form in new[] { StopForm, DiscardForm })
        {
            await browser.SubmitAsync(old, form, ("__Key", Guid.NewGuid().ToString()));
            var told = (await browser.GetAsync("/projects/time")).QuerySelector("#toasts")!.TextContent
                .Replace('\u00a0', ' ');
            Assert.Contains("stopped already", told, StringComparison.Ordinal);
            Assert.Contains("0.33 h recorded", told, StringComparison.Ordinal);
        }

        Assert.Equal(20, await RecordedAsync(project));
        (await browser.SubmitAsync(await browser.GetAsync("/projects/time"), StopForm)).Saved();
        Assert.Equal(30, await RecordedAsync(project));
    }

    [Fact]
    public async Task The_timer_is_seen_and_stopped_on_every_page()
    {
        var (browser, project) = await StartedAsync(TestUser.Administrator);
        foreach (var page in new[] { "/", "/crm/deals", "/resources/people", $"/projects/projects/{project.Id}" })
        {
            var shown = await browser.GetAsync(page);
            Assert.NotNull(shown.QuerySelector("#running ui-timer"));
            Assert.NotNull(shown.QuerySelector($"#running {StopForm}"));
        }

        app.Time.Advance(TimeSpan.FromMinutes(15));
        (await browser.SubmitAsync(await browser.GetAsync("/crm/deals"), StopForm)).Saved();
        Assert.Equal(15, await RecordedAsync(project));
        Assert.Null((await browser.GetAsync("/crm/deals")).QuerySelector("ui-timer"));
    }

    private async Task<(TestBrowser Browser, Project Project)> StartedAsync(TestUser user)
    {
        var person = await app.PersonAsync(user);
        await app.InAsync<ProjectsDbContext>(
            async db => await db.Timers.Where(t => t.PersonId == person).ExecuteDeleteAsync());
        var project = await app.ProjectAsync(null, TestUser.ProjectManager, person);
        var browser = app.Browser(user);
        await StartAsync(browser, project);
        return (browser, project);
    }

    private static async Task StartAsync(TestBrowser browser, Project project)
    {
        var page = await browser.GetAsync("/projects/time");
        if (page.QuerySelector($"form[action*='timer/start?project={project.Id}']") is null)
            page = await browser.GetAsync(
                (await browser.SubmitAsync(page, "form#add-row", ("Work", project.Id.ToString()))).Saved());
        (await browser.SubmitAsync(page, $"form[action*='timer/start?project={project.Id}']")).Saved();
    }

    private async Task SendWeekAsync(TestUser user, Project project, DateOnly day)
    {
        await FillDayAsync(user, project, day, 60);
        await InWeekAsync(user, day, sheet => sheet.Submit(user.Name, DateTime.UnixEpoch));
    }

    private Task FillDayAsync(TestUser user, Project project, DateOnly day, int minutes) =>
        InWeekAsync(user, day, sheet => sheet.Record(sheet.Row(project.Id, null, true).Id, day, minutes));

    private async Task InWeekAsync(TestUser user, DateOnly day, Action<Timesheet> act)
    {
        var person = await app.PersonAsync(user);
        await app.InAsync<ProjectsDbContext>(async db =>
        {
            act(await db.SheetOfAsync(person, day, CancellationToken.None));
            await db.SaveChangesAsync();
        });
    }

    private async Task<int> WaitingAsync(TestUser user)
    {
        var person = await app.PersonAsync(user);
        return await app.InAsync<ProjectsDbContext, int>(
            db => db.MeasuredTimes.Where(m => m.PersonId == person).SumAsync(m => m.Minutes));
    }

    private Task<int> RecordedAsync(Project project) =>
        app.InAsync<ProjectsDbContext, int>(
            db => db.TimeEntries.Where(e => e.ProjectId == project.Id).SumAsync(e => e.WorkedMinutes));

    private static string Input(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
