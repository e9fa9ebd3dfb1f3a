using System.Net;
using ErpCrm.Projects;
using ErpCrm.Projects.Clients;
using ErpCrm.Projects.Projects;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Projects.Projects;

public sealed class ProjectPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly (string, string)[] Terms = [("Billing", "TimeAndMaterial"), ("Currency", "KGS"),
        ("Value", "1 250,50"), ("BudgetHours", "40"), ("StartsOn", "2026-01-05")];

    [Fact]
    public async Task A_project_is_opened_by_hand_found_in_the_list_and_completed()
    {
        var client = await ClientAsync();
        var browser = app.Browser(TestUser.ProjectManager);
        var page = await browser.GetAsync("/projects/projects/create");
        var answer = await browser.SubmitAsync(page, "form#project",
            [("Name", "Ошский склад"), ("CompanyId", client.Id.ToString()), .. Terms]);
        var url = answer.Saved();

        var shown = await browser.GetAsync(url);
        Assert.Contains("Ошский склад", shown.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1,250.50", shown.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var list = await browser.GetAsync("/projects/projects?q=ошский");
        Assert.Contains("Ошский склад", list.QuerySelector("#list")!.TextContent, StringComparison.Ordinal);

        var complete = await browser.GetAsync(url + "/complete");
        (await browser.SubmitAsync(complete, "form#state", ("Reason", "Signed off"))).Saved();
        list = await browser.GetAsync("/projects/projects?q=ошский");
        Assert.DoesNotContain("Ошский склад", list.QuerySelector("#list")!.TextContent, StringComparison.Ordinal);
        list = await browser.GetAsync("/projects/projects?tab=completed&q=ошский");
        Assert.Contains("Ошский склад", list.QuerySelector("#list")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_form_keeps_what_was_typed()
    {
        var browser = app.Browser(TestUser.ProjectManager);
        var page = await browser.GetAsync("/projects/projects/create");
        var answer = await browser.SubmitAsync(page, "form#project", [("Name", "Without a client"), .. Terms]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("Without a client", answer.Page.QuerySelector("#Name")!.GetAttribute("value"));
        Assert.NotEqual("", answer.Page.QuerySelector("#CompanyId-error")!.TextContent);
    }

    [Fact]
    public async Task A_project_is_given_to_somebody_of_the_list_and_to_nobody_who_is_not_there()
    {
        var client = await ClientAsync();
        var project = await app.ProjectAsync(manager: TestUser.ProjectManager);
        var browser = app.Browser(TestUser.Owner);
        foreach (var stranger in new[] { Guid.CreateVersion7(), TestUser.Sales.Id })
        {
            var made = await browser.SubmitAsync(await browser.GetAsync("/projects/projects/create"), "form#project",
                [("Name", "Given away"), ("CompanyId", client.Id.ToString()), .. Terms,
                    ("ManagerId", stranger.ToString())]);
            var changed = await browser.SubmitAsync(await browser.GetAsync($"/projects/projects/{project.Id}/edit"),
                "form#project", ("ManagerId", stranger.ToString()));
            foreach (var answer in new[] { made, changed })
            {
                Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
                Assert.NotEqual("", answer.Page.QuerySelector("#ManagerId-error")!.TextContent);
            }
        }

        Assert.Equal(TestUser.ProjectManager.Id, (await LoadAsync(project.Id)).ManagerId);
        Assert.False(await app.InAsync<ProjectsDbContext, bool>(
            db => db.Projects.AnyAsync(p => p.Name == "Given away")));
        (await browser.SubmitAsync(await browser.GetAsync($"/projects/projects/{project.Id}/edit"), "form#project",
            ("ManagerId", TestUser.Management.Id.ToString()))).Saved();
    }

    [Fact]
    public async Task A_stale_edit_shows_both_versions_and_saves_the_second_time()
    {
        var project = await app.ProjectAsync(manager: TestUser.ProjectManager);
        var browser = app.Browser(TestUser.ProjectManager);
        var mine = await browser.GetAsync($"/projects/projects/{project.Id}/edit");
        var theirs = await browser.GetAsync($"/projects/projects/{project.Id}/edit");
        (await browser.SubmitAsync(theirs, "form#project", ("Name", "Theirs"))).Saved();

        var answer = await browser.SubmitAsync(mine, "form#project", ("Name", "Mine"));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Theirs", answer.Html, StringComparison.Ordinal);
        Assert.Equal("Mine", answer.Page.QuerySelector("#Name")!.GetAttribute("value"));
        (await browser.SubmitAsync(answer.Page, "form#project")).Saved();
        Assert.Equal("Mine", (await LoadAsync(project.Id)).Name);
    }

    [Fact]
    public async Task A_project_is_seen_by_its_manager_its_seller_its_members_and_nobody_else()
    {
        var member = await app.PersonAsync(TestUser.TeamMember);
        var project = await app.ProjectAsync(null, TestUser.ProjectManager, member);
        var url = $"/projects/projects/{project.Id}";
        foreach (var user in new[]
        {
            TestUser.ProjectManager, TestUser.TeamMember, TestUser.Accountant, TestUser.Management, TestUser.Owner
        })
            await app.Browser(user).GetAsync(url);
        foreach (var user in new[] { TestUser.OtherMember, TestUser.Sales })
            await app.Browser(user).GetAsync(url, HttpStatusCode.NotFound);
        await app.Browser(TestUser.TeamMember).GetAsync(url + "/edit", HttpStatusCode.Forbidden);
        var list = await app.Browser(TestUser.OtherMember).GetAsync("/projects/projects");
        Assert.DoesNotContain(project.Id.ToString(), list.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_milestone_is_planned_and_accepted_through_its_forms()
    {
        var project = await app.ProjectAsync(ProjectsWorld.Fixed(500), TestUser.ProjectManager);
        var browser = app.Browser(TestUser.ProjectManager);
        var form = await browser.GetAsync($"/projects/milestones/create?project={project.Id}");
        (await browser.SubmitAsync(form, "form#milestone", ("Name", "Design"), ("Amount", "300"))).Saved();
        var milestone = Assert.Single((await LoadAsync(project.Id)).Milestones);

        var accept = await browser.GetAsync($"/projects/milestones/{milestone.Id}/accept");
        var refused = await browser.SubmitAsync(accept, "form#acceptance", ("AcceptedOn", "2026-01-10"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);

        var edit = await browser.GetAsync($"/projects/milestones/{milestone.Id}/edit");
        (await browser.SubmitAsync(edit, "form#milestone", ("Amount", "500"))).Saved();
        accept = await browser.GetAsync($"/projects/milestones/{milestone.Id}/accept");
        (await browser.SubmitAsync(accept, "form#acceptance", ("AcceptedOn", "2026-01-10"))).Saved();
        Assert.Equal(new DateOnly(2026, 1, 10), (await LoadAsync(project.Id)).Milestones[0].AcceptedOn);
    }

    [Theory]
    [InlineData("ky", "Долбоорлор")]
    [InlineData("ru", "Проекты")]
    public async Task The_list_speaks_the_readers_language(string language, string title)
    {
        var page = await app.Browser(TestUser.Management, language)
            .GetAsync("/projects/projects?tab=all&sort=ends&dir=desc&budget=hot&manager=none");
        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
    }

    private Task<Client> ClientAsync() => app.InAsync<ProjectsDbContext, Client>(async db =>
    {
        var client = ProjectsWorld.NewClient();
        db.Add(client);
        await db.SaveChangesAsync();
        return client;
    });

    private Task<Project> LoadAsync(Guid id) => app.InAsync<ProjectsDbContext, Project>(
        db => db.Projects.Include(p => p.Milestones).SingleAsync(p => p.Id == id));
}
