using System.Net;
using ErpCrm.Projects;
using ErpCrm.Projects.Time;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Projects.Approvals;

public sealed class ApprovalPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private static DateOnly _week = new(2024, 1, 1);

    [Fact]
    public async Task One_decides_about_the_weeks_of_the_own_team_but_not_about_the_own_week()
    {
        var team = await SubmittedAsync(TestUser.TeamMember);
        var stranger = await SubmittedAsync(TestUser.OtherMember);
        var own = await SubmittedAsync(TestUser.ProjectManager);
        var manager = app.Browser(TestUser.ProjectManager);
        var list = (await manager.GetAsync("/projects/time/approvals")).QuerySelector("main")!.InnerHtml;
        Assert.Contains(team.ToString(), list, StringComparison.Ordinal);
        Assert.DoesNotContain(stranger.ToString(), list, StringComparison.Ordinal);
        Assert.DoesNotContain(own.ToString(), list, StringComparison.Ordinal);
        await manager.GetAsync($"/projects/time/approvals/{stranger}", HttpStatusCode.NotFound);
        await manager.GetAsync($"/projects/time/approvals/{own}", HttpStatusCode.NotFound);

        var page = await manager.GetAsync($"/projects/time/approvals/{team}");
        (await manager.SubmitAsync(page, "form[action$='/approve']")).Saved();
        Assert.Equal(TimesheetState.Approved, await StateAsync(team));
    }

    [Fact]
    public async Task Whoever_decides_about_everyone_leaves_the_own_week_to_others_unless_the_company_lets_him()
    {
        var own = await SubmittedAsync(TestUser.Management);
        var browser = app.Browser(TestUser.Management);
        await browser.GetAsync($"/projects/time/approvals/{own}", HttpStatusCode.NotFound);
        await app.WithOwnDecisionsAsync(async () =>
            (await browser.SubmitAsync(await browser.GetAsync($"/projects/time/approvals/{own}"),
                "form[action$='/approve']")).Saved());
        Assert.Equal(TimesheetState.Approved, await StateAsync(own));
    }

    [Fact]
    public async Task Chosen_weeks_are_approved_together_and_foreign_ones_stay()
    {
        var (first, second, foreign) = (await SubmittedAsync(TestUser.TeamMember),
            await SubmittedAsync(TestUser.TeamMember), await SubmittedAsync(TestUser.OtherMember));
        var browser = app.Browser(TestUser.ProjectManager);
        var list = await browser.GetAsync("/projects/time/approvals");
        (await browser.SubmitAsync(list, "form#approvals", ("week", Seen(first)), ("week", Seen(second)),
            ("week", $"{foreign}:2"))).Saved();
        Assert.Equal((TimesheetState.Approved, TimesheetState.Approved, TimesheetState.Submitted),
            (await StateAsync(first), await StateAsync(second), await StateAsync(foreign)));

        string Seen(Guid id) => list.QuerySelectorAll("[name=week]").Select(c => c.GetAttribute("value")!)
            .Single(v => v.StartsWith(id.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_chosen_weeks_one_that_changed_meanwhile_waits()
    {
        var (same, changed) = (await SubmittedAsync(TestUser.TeamMember), await SubmittedAsync(TestUser.TeamMember));
        var browser = app.Browser(TestUser.ProjectManager);
        var list = await browser.GetAsync("/projects/time/approvals");
        await app.InAsync<ProjectsDbContext>(async db =>
        {
            var sheet = await db.WholeSheets().SingleAsync(s => s.Id == changed);
            sheet.SendBack("Somebody", "Wrong project", DateTime.UnixEpoch);
            sheet.Submit("Tilek", DateTime.UnixEpoch);
            await db.SaveChangesAsync();
        });
        var chosen = list.QuerySelectorAll("[name=week]").Select(c => ("week", c.GetAttribute("value")!)).Where(
            v => v.Item2.StartsWith(same.ToString(), StringComparison.Ordinal)
                || v.Item2.StartsWith(changed.ToString(), StringComparison.Ordinal));
        (await browser.SubmitAsync(list, "form#approvals", [.. chosen])).Saved();
        Assert.Equal((TimesheetState.Approved, TimesheetState.Submitted),
            (await StateAsync(same), await StateAsync(changed)));
    }

    [Fact]
    public async Task A_week_goes_back_with_a_reason_that_its_person_reads()
    {
        var id = await SubmittedAsync(TestUser.TeamMember);
        var week = _week;
        var browser = app.Browser(TestUser.ProjectManager);
        var form = await browser.GetAsync($"/projects/time/approvals/{id}/send-back");
        var refused = await browser.SubmitAsync(form, "form#send-back", ("Reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        (await browser.SubmitAsync(form, "form#send-back", ("Reason", "Жума жок"))).Saved();
        Assert.Equal(TimesheetState.Open, await StateAsync(id));
        var page = await app.Browser(TestUser.TeamMember).GetAsync($"/projects/time?week={week:yyyy-MM-dd}");
        Assert.Contains("Жума жок", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_week_that_changed_meanwhile_is_not_approved_unseen()
    {
        var id = await SubmittedAsync(TestUser.TeamMember);
        var browser = app.Browser(TestUser.ProjectManager);
        var page = await browser.GetAsync($"/projects/time/approvals/{id}");
        await app.InAsync<ProjectsDbContext>(async db =>
        {
            var sheet = await db.WholeSheets().SingleAsync(s => s.Id == id);
            sheet.SendBack("Somebody", "Wrong project", DateTime.UnixEpoch);
            sheet.Record(sheet.Rows[0].Id, sheet.WeekStart, 60);
            sheet.Submit("Tilek", DateTime.UnixEpoch);
            await db.SaveChangesAsync();
        });
        await browser.SubmitAsync(page, "form[action$='/approve']");
        Assert.Equal(TimesheetState.Submitted, await StateAsync(id));
    }

    private async Task<Guid> SubmittedAsync(TestUser user)
    {
        var person = await app.PersonAsync(user);
        var project = await app.ProjectAsync();
        _week = _week.AddDays(7);
        var week = _week;
        return await app.InAsync<ProjectsDbContext, Guid>(async db =>
        {
            var sheet = Timesheet.Begin(person, week);
            sheet.Record(sheet.Row(project.Id, null, true).Id, week, 450);
            sheet.Submit(user.Name, DateTime.UnixEpoch);
            db.Add(sheet);
            await db.SaveChangesAsync();
            return sheet.Id;
        });
    }

    private Task<TimesheetState> StateAsync(Guid id) => app.InAsync<ProjectsDbContext, TimesheetState>(
        db => db.Timesheets.Where(s => s.Id == id).Select(s => s.State).SingleAsync());
}
