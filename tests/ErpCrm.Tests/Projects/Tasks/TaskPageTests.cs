using System.Net;
using ErpCrm.Projects;
using ErpCrm.Projects.Tasks;
using ErpCrm.Tests.Workspace;
using ErpCrm.Ui.Formats;

namespace ErpCrm.Tests.Projects.Tasks;

public sealed class TaskPageTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_task_has_a_page_where_it_is_changed_talked_about_and_done()
    {
        var person = await app.PersonAsync(TestUser.TeamMember);
        var project = await app.ProjectAsync(null, TestUser.ProjectManager, person);
        var task = await TaskAsync(project.Id, "Write the report");
        var url = $"/projects/tasks/{task.Id}";
        var browser = app.Browser(TestUser.TeamMember);
        var page = await browser.GetAsync(url);
        Assert.Equal("Write the report", page.QuerySelector("h1")!.TextContent);
        Assert.NotNull(page.QuerySelector($".props a[href='/projects/projects/{project.Id}']"));
        Assert.Equal(TalkMake.UrlOf("task", task.Id), page.QuerySelector("#talk")!.GetAttribute("hx-get"));

        var edit = await browser.GetAsync(page.QuerySelector("a[data-key='e']")!.GetAttribute("href")!);
        Assert.Equal(url, (await browser.SubmitAsync(edit, "form#task", ("Estimate", "2:30"),
            ("Description", "With figures"), ("AssigneeId", person.ToString()))).Saved());
        page = await browser.GetAsync(url);
        Assert.Contains("With figures", page.QuerySelector(".main-col")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Format.Hours(150), page.QuerySelector(".props")!.TextContent, StringComparison.Ordinal);
        await app.SayAsync(TestUser.TeamMember, "task", task.Id, "Half of it is done");
        Assert.Equal(url, (await browser.SubmitAsync(page, $"form[action^='{url}/done']")).Saved());
        Assert.NotNull((await browser.GetAsync(url)).QuerySelector($"form[action^='{url}/undone']"));
    }

    [Fact]
    public async Task Lists_lead_to_the_page_and_a_stranger_finds_none()
    {
        var member = await app.PersonAsync(TestUser.OtherMember);
        var project = await app.ProjectAsync(null, TestUser.ProjectManager, member);
        var task = await TaskAsync(project.Id, "Plan the launch");
        var list = await app.Browser(TestUser.ProjectManager)
            .GetAsync($"/projects/tasks?project={project.Id}&view=list");
        Assert.NotNull(list.QuerySelector($"a.rowlink[href='/projects/tasks/{task.Id}']"));
        await app.Browser(TestUser.TeamMember).GetAsync($"/projects/tasks/{task.Id}", HttpStatusCode.NotFound);
        await app.Browser(TestUser.TeamMember).GetAsync(TalkMake.UrlOf("task", task.Id), HttpStatusCode.NotFound);
    }

    private Task<ProjectTask> TaskAsync(Guid project, string name) =>
        app.InAsync<ProjectsDbContext, ProjectTask>(async db =>
        {
            var task = ProjectTask.Plan(project, name, 0);
            db.Add(task);
            await db.SaveChangesAsync();
            return task;
        });
}
