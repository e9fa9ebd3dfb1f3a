using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Projects;
using ErpCrm.Projects.Projects;
using ErpCrm.Projects.Time;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Projects.Time;

public sealed class TimePagesTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_user_without_person_sees_why_there_is_no_week()
    {
        var page = await app.Browser(TestUser.Accountant).GetAsync("/projects/time");
        Assert.NotNull(page.QuerySelector(".empty"));
        Assert.Null(page.QuerySelector("ui-grid"));
    }

    [Fact]
    public async Task A_cell_is_saved_at_once_and_answers_with_the_new_sums()
    {
        var (project, week) = (await ProjectAsync(TestUser.TeamMember), "2026-11-02");
        var (page, row) = await WithRowAsync(TestUser.TeamMember, project, week);
        var (status, html) = await SaveCellAsync(TestUser.TeamMember, page, row, "2026-11-03", "1:30");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains($"#row-{row}", html, StringComparison.Ordinal);
        Assert.Contains("value=\"1.5\"", html, StringComparison.Ordinal);
        var sheet = await SheetAsync(TestUser.TeamMember, week);
        Assert.Equal((90, 90), (sheet.WorkedMinutes, sheet.BillableMinutes));
        page = await app.Browser(TestUser.TeamMember).GetAsync($"/projects/time?week={week}");
        Assert.Equal("1.5", page.QuerySelector($"#cell-{row}-1 input")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_is_no_time_or_more_than_a_day_is_refused_and_nothing_changes()
    {
        var (project, week) = (await ProjectAsync(TestUser.TeamMember), "2026-11-09");
        var (page, row) = await WithRowAsync(TestUser.TeamMember, project, week);
        Assert.Equal(HttpStatusCode.OK,
            (await SaveCellAsync(TestUser.TeamMember, page, row, "2026-11-09", "8")).Status);
        foreach (var typed in new[] { "soon", "25", "-3" })
        {
            var (status, html) = await SaveCellAsync(TestUser.TeamMember, page, row, "2026-11-09", typed);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
            Assert.Contains("toast", html, StringComparison.Ordinal);
        }

        Assert.Equal(480, (await SheetAsync(TestUser.TeamMember, week)).WorkedMinutes);
    }

    [Fact]
    public async Task Cells_saved_at_the_same_moment_are_all_kept()
    {
        var (project, week) = (await ProjectAsync(TestUser.OtherMember), "2026-10-05");
        var (page, row) = await WithRowAsync(TestUser.OtherMember, project, week);
        var answers = await Task.WhenAll(Enumerable.Range(5, 4)
            .Select(day => SaveCellAsync(TestUser.OtherMember, page, row, $"2026-10-0{day}", "2")));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        Assert.Equal(480, (await SheetAsync(TestUser.OtherMember, week)).WorkedMinutes);
    }

    [Fact]
    public async Task Nobody_writes_into_the_week_of_another()
    {
        var project = await ProjectAsync(TestUser.TeamMember);
        var (page, row) = await WithRowAsync(TestUser.TeamMember, project, "2026-11-16");
        await app.PersonAsync(TestUser.OtherMember);
        var own = await app.Browser(TestUser.OtherMember).GetAsync("/projects/time");
        Assert.Equal(HttpStatusCode.NotFound,
            (await SaveCellAsync(TestUser.OtherMember, own, row, "2026-11-16", "1")).Status);
        Assert.NotNull(page);
    }

    [Fact]
    public async Task A_project_of_others_takes_no_time()
    {
        var others = await app.ProjectAsync(null, null, await app.PersonAsync(TestUser.TeamMember));
        await app.PersonAsync(TestUser.OtherMember);
        var browser = app.Browser(TestUser.OtherMember);
        var page = await browser.GetAsync("/projects/time?week=2026-09-07");
        await browser.SubmitAsync(page, "form#add-row", ("Work", others.Id.ToString()));
        Assert.Null((await browser.GetAsync("/projects/time?week=2026-09-07")).QuerySelector("ui-grid"));
    }

    [Fact]
    public async Task A_week_is_sent_and_then_cannot_be_changed()
    {
        var (project, week) = (await ProjectAsync(TestUser.TeamMember), "2026-08-03");
        var (page, row) = await WithRowAsync(TestUser.TeamMember, project, week);
        await SaveCellAsync(TestUser.TeamMember, page, row, week, "8");
        var browser = app.Browser(TestUser.TeamMember);
        (await browser.SubmitAsync(await browser.GetAsync($"/projects/time?week={week}"), "form[action*='submit']"))
            .Saved();
        Assert.Equal(TimesheetState.Submitted, (await SheetAsync(TestUser.TeamMember, week)).State);
        Assert.Equal(HttpStatusCode.UnprocessableEntity,
            (await SaveCellAsync(TestUser.TeamMember, page, row, week, "7")).Status);
        Assert.Null((await browser.GetAsync($"/projects/time?week={week}")).QuerySelector("input[data-cell]"));
    }

    [Fact]
    public async Task The_rows_of_the_week_before_are_copied_without_hours_and_notes_are_kept()
    {
        var project = await ProjectAsync(TestUser.TeamMember);
        var (page, row) = await WithRowAsync(TestUser.TeamMember, project, "2026-07-06");
        await SaveCellAsync(TestUser.TeamMember, page, row, "2026-07-06", "3");
        var browser = app.Browser(TestUser.TeamMember);
        var notes = await browser.GetAsync($"/projects/time/rows/{row}");
        (await browser.SubmitAsync(notes, "form#row-notes", ("Notes[0].Note", "Семинар"),
            ("Notes[0].IsBillable", "false"))).Saved();
        var entry = Assert.Single((await SheetAsync(TestUser.TeamMember, "2026-07-06")).Entries);
        Assert.Equal(("Семинар", 180, 0), (entry.Note, entry.WorkedMinutes, entry.BillableMinutes));

        var next = await browser.GetAsync("/projects/time?week=2026-07-13");
        (await browser.SubmitAsync(next, "form[action*='copy']")).Saved();
        var copied = await SheetAsync(TestUser.TeamMember, "2026-07-13");
        Assert.Equal(project.Id, Assert.Single(copied.Rows).ProjectId);
        Assert.Empty(copied.Entries);
    }

    [Fact]
    public async Task Hours_of_days_after_this_week_are_refused()
    {
        var project = await ProjectAsync(TestUser.TeamMember);
        var later = Weeks.MondayOf(app.Today).AddDays(7);
        var week = later.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var person = await app.PersonAsync(TestUser.TeamMember);
        var row = await app.InAsync<ProjectsDbContext, Guid>(async db =>
        {
            var sheet = Timesheet.Begin(person, later);
            var added = sheet.Row(project.Id, null, billable: true);
            db.Add(sheet);
            await db.SaveChangesAsync();
            return added.Id;
        });
        var page = await app.Browser(TestUser.TeamMember).GetAsync($"/projects/time?week={week}");
        Assert.Null(page.QuerySelector("form#add-row, input[data-cell], form[action*='copy'], form[action*='submit']"));

        var (status, html) = await SaveCellAsync(TestUser.TeamMember, page, row, week, "8");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.Contains("end of this week", html, StringComparison.Ordinal);
        Assert.Empty((await SheetAsync(TestUser.TeamMember, week)).Entries);
    }

    [Fact]
    public async Task A_sent_week_is_taken_back_until_it_is_approved()
    {
        var (project, week) = (await ProjectAsync(TestUser.TeamMember), "2026-06-01");
        var (page, row) = await WithRowAsync(TestUser.TeamMember, project, week);
        await SaveCellAsync(TestUser.TeamMember, page, row, week, "8");
        var browser = app.Browser(TestUser.TeamMember);
        (await browser.SubmitAsync(await browser.GetAsync($"/projects/time?week={week}"), "form[action*='submit']"))
            .Saved();
        var sent = await browser.GetAsync($"/projects/time?week={week}");
        (await browser.SubmitAsync(sent, "form[action*='recall']")).Saved();
        Assert.Equal(TimesheetState.Open, (await SheetAsync(TestUser.TeamMember, week)).State);
    }

    [Fact]
    public async Task Sending_less_than_a_whole_week_asks_with_both_figures()
    {
        var (project, week) = (await ProjectAsync(TestUser.TeamMember), "2026-06-08");
        var (page, row) = await WithRowAsync(TestUser.TeamMember, project, week);
        await SaveCellAsync(TestUser.TeamMember, page, row, week, "7.5");
        var asked = (await app.Browser(TestUser.TeamMember).GetAsync($"/projects/time?week={week}"))
            .QuerySelector("form[action*='submit']")!
            .GetAttribute("data-confirm-title");
        Assert.Contains("7.5", asked!, StringComparison.Ordinal);
        Assert.Contains("40", asked!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_saved_cell_asks_anew_what_would_be_sent_and_what_would_be_lost()
    {
        var (project, week) = (await ProjectAsync(TestUser.TeamMember), "2026-06-15");
        var (page, row) = await WithRowAsync(TestUser.TeamMember, project, week);
        var html = (await SaveCellAsync(TestUser.TeamMember, page, row, week, "7.5")).Html;
        Assert.Matches("hx-target=\"#week-send\"[^$]*data-confirm-title=\"Send Week 25 with 7.5", html);
        Assert.Matches($"hx-target=\"#actions-{row}\"[^$]*data-confirm-title=\"Remove .* with 7.5", html);
        Assert.Contains("#week-offers", html, StringComparison.Ordinal);
        page = await app.Browser(TestUser.TeamMember).GetAsync($"/projects/time?week={week}");
        foreach (var region in new[] { "week-send", $"actions-{row}", "week-offers" })
            Assert.NotNull(page.GetElementById(region));
    }

    [Fact]
    public async Task A_button_that_is_refused_tells_the_page_to_look_again()
    {
        var (project, week) = (await ProjectAsync(TestUser.TeamMember), "2026-06-22");
        var (page, row) = await WithRowAsync(TestUser.TeamMember, project, week);
        await SaveCellAsync(TestUser.TeamMember, page, row, week, "8");
        var browser = app.Browser(TestUser.TeamMember);
        (await browser.SubmitAsync(await browser.GetAsync($"/projects/time?week={week}"), "form[action*='submit']"))
            .Saved();
        var old = await browser.GetAsync($"/projects/time?week={week}");
        var sheet = await SheetAsync(TestUser.TeamMember, week);
        var approver = app.Browser(TestUser.Owner);
        (await approver.SubmitAsync(await approver.GetAsync($"/projects/time/approvals/{sheet.Id}"),
            "form[action$='approve']")).Saved();
        browser.Http.DefaultRequestHeaders.Add("HX-Request", "true");
        var answer = await browser.SubmitAsync(old, "form[action*='recall']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("approved already", answer.Html, StringComparison.Ordinal);
        Assert.True(answer.IsRefusal);
    }

    [Fact]
    public async Task Only_the_hours_that_would_be_taken_over_are_offered()
    {
        var (open, done) = (await ProjectAsync(TestUser.TeamMember), await ProjectAsync(TestUser.TeamMember));
        foreach (var (project, hours) in new[] { (open, "6"), (done, "1.5") })
        {
            var (page, row) = await WithRowAsync(TestUser.TeamMember, project, "2026-04-06");
            await SaveCellAsync(TestUser.TeamMember, page, row, "2026-04-07", hours);
        }

        await app.InAsync<ProjectsDbContext>(async db =>
        {
            (await db.Projects.SingleAsync(p => p.Id == done.Id)).Complete(app.Today, "Delivered", app.Today);
            await db.SaveChangesAsync();
        });
        var offer = (await app.Browser(TestUser.TeamMember).GetAsync("/projects/time?week=2026-04-13"))
            .QuerySelector("form[action*='fill']")!.TextContent;
        Assert.Contains("6 h", offer.Replace('\u00a0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_week_begins_with_the_hours_of_the_week_before()
    {
        var project = await ProjectAsync(TestUser.TeamMember);
        var (page, row) = await WithRowAsync(TestUser.TeamMember, project, "2026-05-04");
        await SaveCellAsync(TestUser.TeamMember, page, row, "2026-05-05", "6");
        var browser = app.Browser(TestUser.TeamMember);
        (await browser.SubmitAsync(await browser.GetAsync("/projects/time?week=2026-05-11"), "form[action*='fill']"))
            .Saved();
        var entry = Assert.Single((await SheetAsync(TestUser.TeamMember, "2026-05-11")).Entries);
        Assert.Equal((project.Id, new DateOnly(2026, 5, 12), 360),
            (entry.ProjectId, entry.WorkedOn, entry.WorkedMinutes));
    }

    [Fact]
    public async Task The_timer_runs_once_per_person_and_is_recorded_when_it_stops()
    {
        var project = await ProjectAsync(TestUser.OtherMember);
        var browser = app.Browser(TestUser.OtherMember);
        var today = app.Today;
        await WithRowAsync(TestUser.OtherMember, project,
            today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        var page = await browser.GetAsync("/projects/time");
        (await browser.SubmitAsync(page, $"form[action*='timer/start?project={project.Id}']")).Saved();
        (await browser.SubmitAsync(page, $"form[action*='timer/start?project={project.Id}']",
            ("__Key", Guid.NewGuid().ToString()))).Saved();
        var person = await app.PersonAsync(TestUser.OtherMember);
        Assert.Equal(1,
            await app.InAsync<ProjectsDbContext, int>(db => db.Timers.CountAsync(t => t.PersonId == person)));

        app.Time.Advance(TimeSpan.FromMinutes(83));
        var running = await browser.GetAsync("/projects/time");
        Assert.NotNull(running.QuerySelector("ui-timer"));
        (await browser.SubmitAsync(running, "form[action$='timer/stop']")).Saved();
        var minutes = await app.InAsync<ProjectsDbContext, int>(
            db => db.TimeEntries.Where(e => e.ProjectId == project.Id).SumAsync(e => e.WorkedMinutes));
        Assert.InRange(minutes, 83, 84);
        Assert.Null((await browser.GetAsync("/projects/time")).QuerySelector("ui-timer"));
    }

    private async Task<Project> ProjectAsync(TestUser member) =>
        await app.ProjectAsync(null, TestUser.ProjectManager, await app.PersonAsync(member));

    private async Task<(IHtmlDocument Page, Guid Row)> WithRowAsync(TestUser user, Project project, string week)
    {
        var browser = app.Browser(user);
        var page = await browser.GetAsync($"/projects/time?week={week}");
        var url = (await browser.SubmitAsync(page, "form#add-row", ("Work", project.Id.ToString()))).Saved();
        return (await browser.GetAsync(url), Guid.Parse(url[(url.IndexOf("row=", StringComparison.Ordinal) + 4)..]));
    }

    /// <summary>Saves a cell as the page's script does.</summary>
    private async Task<(HttpStatusCode Status, string Html)> SaveCellAsync(TestUser user, IHtmlDocument page, Guid row,
        string day, string value)
    {
        // The page belongs to another browser, so the form's token is fetched anew together with its cookie.
        var browser = app.Browser(user);
        page = await browser.GetAsync(page.Url.Replace("http://localhost", "", StringComparison.Ordinal));
        var token = page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        browser.Http.DefaultRequestHeaders.Add("HX-Request", "true");
        var answer = await browser.PostAsync("/projects/time/cells", [new("__RequestVerificationToken", token),
            new("row", row.ToString()), new("day", day), new("value", value)]);
        return (answer.Status, answer.Html);
    }

    private async Task<Timesheet> SheetAsync(TestUser user, string week)
    {
        var (person, monday) = (await app.PersonAsync(user),
            DateOnly.ParseExact(week, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        return await app.InAsync<ProjectsDbContext, Timesheet>(
            db => db.WholeSheets().SingleAsync(s => s.PersonId == person && s.WeekStart == monday));
    }
}
