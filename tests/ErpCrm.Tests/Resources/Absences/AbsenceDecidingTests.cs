using ErpCrm.Contracts;
using ErpCrm.Platform.Security;
using ErpCrm.Resources;
using ErpCrm.Resources.Absences;
using ErpCrm.Tests.Workspace.Approvals;
using ErpCrm.Workspace.Approvals;
using Microsoft.EntityFrameworkCore;
using static ErpCrm.Tests.Workspace.Approvals.ApprovalScene;

namespace ErpCrm.Tests.Resources.Absences;

public sealed class AbsenceDecidingTests(ApprovalApp app) : IClassFixture<ApprovalApp>
{
    [Fact]
    public async Task Leave_that_is_changed_while_it_waits_is_asked_for_anew_and_approved_step_by_step()
    {
        await app.LeaveAsync(TestUser.TeamMember);
        await app.PolicyAsync(Kinds.Absence, Asks(people: TestUser.ProjectManager), Asks(BuiltInRoles.Management));
        var member = app.Browser(TestUser.TeamMember);
        var (from, to) = (app.Today.AddDays(30), app.Today.AddDays(36));
        (await member.SubmitAsync(await member.GetAsync("/resources/absences/create"), "main form[data-guard]",
            ("FirstDay", $"{from:yyyy-MM-dd}"), ("LastDay", $"{to:yyyy-MM-dd}"))).Saved();
        await app.DrainAsync();
        var id = await app.InAsync<ResourcesDbContext, Guid>(db => db.Absences
            .Where(a => a.Status == AbsenceStatus.Requested).Select(a => a.Id).SingleAsync());
        await ApproveAsync(TestUser.ProjectManager, id);
        Assert.Equal(2, (await app.ApprovalAsync(id))!.Step);

        app.Time.Advance(TimeSpan.FromMinutes(1));
        (await member.SubmitAsync(await member.GetAsync($"/resources/absences/{id}/edit"), "main form[data-guard]",
            ("LastDay", $"{to.AddDays(1):yyyy-MM-dd}"))).Saved();
        await app.DrainAsync();
        Assert.Equal((ApprovalState.Waiting, 1),
            ((await app.ApprovalAsync(id))!.State, (await app.ApprovalAsync(id))!.Step));
        Assert.Empty(await app.FindingsAsync());
        await ApproveAsync(TestUser.ProjectManager, id);
        Assert.Equal(AbsenceStatus.Requested, await StatusAsync(id));
        await ApproveAsync(TestUser.Management, id);
        Assert.Equal(AbsenceStatus.Approved, await StatusAsync(id));
        Assert.Empty(await app.FindingsAsync());
    }

    private async Task ApproveAsync(TestUser user, Guid id)
    {
        var browser = app.Browser(user);
        (await browser.SubmitAsync(await browser.GetAsync("/workspace/approvals"),
            $"form[action$='/{Kinds.Absence}/{id}/approve']")).Saved();
        await app.DrainAsync();
    }

    private Task<AbsenceStatus> StatusAsync(Guid id) => app.InAsync<ResourcesDbContext, AbsenceStatus>(
        db => db.Absences.Where(a => a.Id == id).Select(a => a.Status).SingleAsync());
}
