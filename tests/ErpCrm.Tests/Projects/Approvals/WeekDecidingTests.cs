using ErpCrm.Contracts;
using ErpCrm.Platform.Security;
using ErpCrm.Projects;
using ErpCrm.Projects.Time;
using ErpCrm.Tests.Workspace.Approvals;
using ErpCrm.Workspace.Approvals;
using Microsoft.EntityFrameworkCore;
using static ErpCrm.Tests.Workspace.Approvals.ApprovalScene;

namespace ErpCrm.Tests.Projects.Approvals;

public sealed class WeekDecidingTests(ApprovalApp app) : IClassFixture<ApprovalApp>
{
    private static DateOnly _week = new(2025, 1, 6);

    [Fact]
    public async Task A_week_goes_to_its_manager_and_then_to_management_from_the_list_as_from_the_inbox()
    {
        await app.PolicyAsync(Kinds.Week, Asks(manager: true), Asks(BuiltInRoles.Management));
        var id = await SubmittedAsync();
        var manager = app.Browser(TestUser.ProjectManager);
        var list = await manager.GetAsync("/projects/time/approvals");
        var chosen = list.QuerySelectorAll("[name=week]").Select(c => c.GetAttribute("value")!)
            .Single(v => v.StartsWith(id.ToString(), StringComparison.Ordinal));
        var back = (await manager.SubmitAsync(list, "form#approvals", ("week", chosen))).Saved();
        Assert.Contains("1 week waits for others now", (await manager.GetAsync(back)).Body!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal(TimesheetState.Submitted, await StateAsync(id));

        var management = app.Browser(TestUser.Management);
        (await management.SubmitAsync(await management.GetAsync("/workspace/approvals"),
            $"form[action$='/{Kinds.Week}/{id}/approve']")).Saved();
        await app.DrainAsync();
        Assert.Equal(TimesheetState.Approved, await StateAsync(id));
        Assert.Equal(ApprovalState.Approved, (await app.ApprovalAsync(id))!.State);

        (await management.SubmitAsync(await management.GetAsync($"/projects/time/approvals/{id}"),
            "form[action$='/undo']")).Saved();
        await app.DrainAsync();
        var undone = (await app.ApprovalAsync(id))!;
        Assert.Equal((ApprovalState.Waiting, 2), (undone.State, undone.Step));
        Assert.Empty(await app.FindingsAsync());
    }

    [Fact]
    public async Task A_week_that_its_person_takes_back_waits_no_more_and_sent_again_begins_anew()
    {
        await app.PolicyAsync(Kinds.Week, Asks(BuiltInRoles.Management));
        var id = await SubmittedAsync();
        await ChangeAsync(id, sheet => sheet.Recall());
        Assert.Equal(ApprovalState.Withdrawn, (await app.ApprovalAsync(id))!.State);
        Assert.Empty(await app.FindingsAsync());
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await ChangeAsync(id, sheet => sheet.Submit("Tilek", app.Time.GetUtcNow().UtcDateTime));
        Assert.Equal(ApprovalState.Waiting, (await app.ApprovalAsync(id))!.State);
        Assert.Empty(await app.FindingsAsync());
    }

    private Task ChangeAsync(Guid id, Action<Timesheet> change) => app.InAsync<ProjectsDbContext>(async db =>
    {
        change(await db.WholeSheets().SingleAsync(s => s.Id == id));
        await db.SaveChangesAsync();
        await app.DrainAsync();
    });

    private async Task<Guid> SubmittedAsync()
    {
        var person = await app.PersonAsync(TestUser.TeamMember);
        var project = await app.ProjectAsync(manager: TestUser.ProjectManager);
        _week = _week.AddDays(7);
        var week = _week;
        var id = await app.InAsync<ProjectsDbContext, Guid>(async db =>
        {
            var sheet = Timesheet.Begin(person, week);
            sheet.Record(sheet.Row(project.Id, null, true).Id, week, 450);
            sheet.Submit("Tilek", app.Time.GetUtcNow().UtcDateTime);
            db.Add(sheet);
            await db.SaveChangesAsync();
            return sheet.Id;
        });
        await app.DrainAsync();
        return id;
    }

    private Task<TimesheetState> StateAsync(Guid id) => app.InAsync<ProjectsDbContext, TimesheetState>(
        db => db.Timesheets.Where(s => s.Id == id).Select(s => s.State).SingleAsync());
}
