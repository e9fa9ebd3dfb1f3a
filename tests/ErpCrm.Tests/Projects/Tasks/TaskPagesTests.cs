using System.Net;
using ErpCrm.Projects;
using ErpCrm.Projects.Tasks;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Projects.Tasks;

public sealed class TaskPagesTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_member_adds_edits_moves_and_finishes_a_task()
    {
        var person = await app.PersonAsync(TestUser.TeamMember);
        var project = await app.ProjectAsync(null, TestUser.ProjectManager, person);
        var browser = app.Browser(TestUser.TeamMember);
        var board = await browser.GetAsync($"/projects/tasks?project={project.Id}");
        (await browser.SubmitAsync(board, "form#task-create", ("Name", "Отчёт"))).Saved();
        var task = await SingleAsync(project.Id);

        var edit = await browser.GetAsync($"/projects/tasks/{task.Id}/edit");
        var refused = await browser.SubmitAsync(edit, "form#task", ("Estimate", "soon"), ("Name", "Report"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("soon", refused.Page.QuerySelector("#Estimate")!.GetAttribute("value"));
        (await browser.SubmitAsync(edit, "form#task", ("Estimate", "2:30"), ("AssigneeId", person.ToString()),
            ("DueOn", "2026-12-01"))).Saved();
        task = await SingleAsync(project.Id);
        Assert.Equal((150, person), (task.EstimateMinutes, task.AssigneeId));

        var mine = await browser.GetAsync("/projects/tasks");
        (await browser.SubmitAsync(mine, $"form[action*='{task.Id}/done']")).Saved();
        Assert.NotNull((await SingleAsync(project.Id)).DoneAt);
        var list = await browser.GetAsync($"/projects/tasks?project={project.Id}&view=list");
        (await browser.SubmitAsync(list, $"form[action*='{task.Id}/undone']")).Saved();
        Assert.Equal((TaskState.ToDo, null),
            ((await SingleAsync(project.Id)).State, (await SingleAsync(project.Id)).DoneAt));
    }

    [Fact]
    public async Task A_stranger_neither_sees_nor_changes_tasks()
    {
        var project = await app.ProjectAsync(null, TestUser.ProjectManager, await app.PersonAsync(TestUser.TeamMember));
        var task = await app.InAsync<ProjectsDbContext, ProjectTask>(async db =>
        {
            var added = ProjectTask.Plan(project.Id, "Secret", 0);
            db.Add(added);
            await db.SaveChangesAsync();
            return added;
        });
        var stranger = app.Browser(TestUser.OtherMember);
        await stranger.GetAsync($"/projects/tasks?project={project.Id}", HttpStatusCode.NotFound);
        await stranger.GetAsync($"/projects/tasks/{task.Id}/edit", HttpStatusCode.NotFound);
    }

    [Fact]
    public void A_card_stands_between_its_new_neighbours()
    {
        var task = ProjectTask.Plan(Guid.NewGuid(), "Report", 7);
        task.Move(TaskState.Review, after: 1, before: 2, DateTime.UnixEpoch);
        Assert.Equal((TaskState.Review, 1.5), (task.State, task.Position));
        task.Move(TaskState.Done, after: null, before: 4, DateTime.UnixEpoch);
        Assert.Equal((3.0, DateTime.UnixEpoch), (task.Position, task.DoneAt));
        task.Move(TaskState.Done, after: 9, before: null, DateTime.UnixEpoch.AddDays(1));
        Assert.Equal((10.0, DateTime.UnixEpoch), (task.Position, task.DoneAt));
    }

    private Task<ProjectTask> SingleAsync(Guid projectId) =>
        app.InAsync<ProjectsDbContext, ProjectTask>(db => db.Tasks.SingleAsync(t => t.ProjectId == projectId));
}
