using ErpCrm.Projects;
using ErpCrm.Projects.Projects;
using ErpCrm.Projects.Tasks;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Projects.Tasks;

/// <summary>Tasks of all projects in one list, and what is done with several of them.</summary>
public sealed class TaskListTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_task_is_listed_for_those_who_see_its_project()
    {
        var (_, task) = await TaskAsync(isMember: true);
        Assert.Contains(task.Name, await ListAsync(TestUser.TeamMember), StringComparison.Ordinal);
        Assert.DoesNotContain(task.Name, await ListAsync(TestUser.OtherMember), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_tasks_are_assigned_dated_and_moved_and_each_taken_back()
    {
        var (person, task) = await TaskAsync(isMember: true);
        var browser = app.Browser(TestUser.TeamMember);
        await DoAsync(browser, task, "projects.task-assignee", ("assignee", person.ToString()));
        await DoAsync(browser, task, "projects.task-due", ("dueOn", "2026-12-24"));
        var undo = await DoAsync(browser, task, "projects.task-state", ("state", nameof(TaskState.Review)));
        var changed = await FindAsync(task);
        Assert.Equal((person, new DateOnly(2026, 12, 24), TaskState.Review),
            (changed.AssigneeId, changed.DueOn, changed.State));

        await browser.PostAsync(undo, await TokenAsync(browser));
        Assert.Equal(TaskState.ToDo, (await FindAsync(task)).State);
    }

    [Fact]
    public async Task Who_does_not_plan_a_project_does_not_change_its_tasks()
    {
        var (person, task) = await TaskAsync(isMember: false);
        var browser = app.Browser(TestUser.TeamMember);
        var form = await browser.GetAsync($"/workspace/bulk?list=tasks&act=projects.task-assignee&id={task.Id}");
        var told = await browser.SubmitAsync(form, "form#bulk", ("assignee", person.ToString()));
        Assert.Contains("/workspace/bulk/", told.Saved(), StringComparison.Ordinal);
        Assert.Null((await FindAsync(task)).AssigneeId);
    }

    private async Task<(Guid Person, ProjectTask Task)> TaskAsync(bool isMember)
    {
        var person = await app.PersonAsync(TestUser.TeamMember);
        var project = isMember
            ? await app.ProjectAsync(null, TestUser.ProjectManager, person)
            : await app.ProjectAsync();
        var task = await app.InAsync<ProjectsDbContext, ProjectTask>(async db =>
        {
            var planned = ProjectTask.Plan(project.Id, $"Task {Guid.NewGuid():N}", 0);
            db.Add(planned);
            await db.SaveChangesAsync();
            return planned;
        });
        return (person, task);
    }

    private async Task<string> ListAsync(TestUser user) =>
        (await app.Browser(user).GetAsync("/projects/tasks/list")).QuerySelector("#list")!.TextContent;

    // Where it is taken back.
    private static async Task<string> DoAsync(
        TestBrowser browser, ProjectTask task, string act, params (string, string)[] answers)
    {
        var form = await browser.GetAsync($"/workspace/bulk?list=tasks&act={act}&id={task.Id}");
        var page = await browser.GetAsync((await browser.SubmitAsync(form, "form#bulk", answers)).Saved());
        return page.QuerySelector(".toast [data-undo]")!.GetAttribute("data-undo")!;
    }

    private static async Task<KeyValuePair<string, string>[]> TokenAsync(TestBrowser browser)
    {
        const string token = "__RequestVerificationToken";
        var page = await browser.GetAsync("/workspace/views/create?list=tasks");
        return [new(token, page.QuerySelector($"form#view input[name={token}]")!.GetAttribute("value")!)];
    }

    private Task<ProjectTask> FindAsync(ProjectTask task) =>
        app.InAsync<ProjectsDbContext, ProjectTask>(db => db.Tasks.AsNoTracking().SingleAsync(t => t.Id == task.Id));
}
