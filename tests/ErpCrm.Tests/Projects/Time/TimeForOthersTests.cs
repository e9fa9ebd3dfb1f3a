using System.Net;
using ErpCrm.Contracts.Resources;
using ErpCrm.Projects;
using ErpCrm.Projects.People;
using ErpCrm.Projects.Time;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Projects.Time;

/// <summary>Whoever approves somebody's time may write it too; people
/// without a sign-in have their project's manager.</summary>
public sealed class TimeForOthersTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Week = "2026-11-02";

    [Fact]
    public async Task The_manager_of_a_project_writes_the_week_of_a_member_without_a_sign_in()
    {
        var person = await ContractorAsync("Kamila Yusupova");
        var project = await app.ProjectAsync(null, TestUser.ProjectManager, person);
        var browser = app.Browser(TestUser.ProjectManager);
        var page = await browser.GetAsync($"/projects/time?week={Week}&person={person}");
        Assert.Contains("Kamila Yusupova", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);

        var url = (await browser.SubmitAsync(page, "form#add-row", ("Work", project.Id.ToString()))).Saved();
        page = await browser.GetAsync(url);
        var (row, token) = (url[(url.IndexOf("row=", StringComparison.Ordinal) + 4)..],
            page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
        var cells = page.QuerySelector("ui-grid")!.GetAttribute("data-save-url")!;
        Assert.Equal(HttpStatusCode.OK, await SaveAsync(browser, cells, token, row));

        var sheet = await app.InAsync<ProjectsDbContext, Timesheet>(
            db => db.WholeSheets().SingleAsync(s => s.PersonId == person));
        Assert.Equal(450, sheet.WorkedMinutes);
        page = await browser.GetAsync($"/projects/time?week={Week}&person={person}");
        (await browser.SubmitAsync(page, "form[action^='/projects/time/submit']")).Saved();
        Assert.Contains("Kamila Yusupova",
            (await app.Browser(TestUser.Management).GetAsync("/projects/time/approvals")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_writes_the_week_of_somebody_outside_the_scope()
    {
        var stranger = await ContractorAsync("Nobody's contractor");
        await app.ProjectAsync(null, TestUser.Administrator, stranger);
        var mate = await app.PersonAsync(TestUser.TeamMember);
        foreach (var (user, person) in new[] { (TestUser.ProjectManager, stranger), (TestUser.OtherMember, mate), (
            TestUser.Sales, stranger) })
        {
            var browser = app.Browser(user);
            await browser.GetAsync($"/projects/time?week={Week}&person={person}", HttpStatusCode.NotFound);
            var token = (await browser.GetAsync("/")).QuerySelector("meta[name=csrf-token]")!.GetAttribute("content")!;
            Assert.Equal(HttpStatusCode.NotFound,
                await SaveAsync(browser, $"/projects/time/cells?person={person}", token, Guid.NewGuid().ToString()));
            Assert.DoesNotContain(person.ToString(), (await browser.GetAsync("/projects/time")).Body!.InnerHtml,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task With_scope_all_everybodys_week_can_be_chosen()
    {
        var person = await ContractorAsync("Chosen contractor");
        var page = await app.Browser(TestUser.Administrator).GetAsync("/projects/time");
        Assert.NotNull(page.QuerySelector($"#whose option[value='{person}']"));
        await app.Browser(TestUser.Administrator).GetAsync($"/projects/time?person={person}");
    }

    private Task<Guid> ContractorAsync(string name) => app.InAsync<ProjectsDbContext, Guid>(async db =>
    {
        var person = new Person { Id = Guid.CreateVersion7() };
        person.Follow(
            new PersonChanged(person.Id, null, name, "Development", "Designer", new DateOnly(2020, 1, 1), null, 1));
        db.Add(person);
        await db.SaveChangesAsync();
        return person.Id;
    });

    private static async Task<HttpStatusCode> SaveAsync(TestBrowser browser, string url, string token, string row)
    {
        browser.Http.DefaultRequestHeaders.Remove("HX-Request");
        browser.Http.DefaultRequestHeaders.Add("HX-Request", "true");
        var answer = await browser.PostAsync(url,
            [new("__RequestVerificationToken", token), new("row", row), new("day", "2026-11-03"), new("value", "7.5")]);
        browser.Http.DefaultRequestHeaders.Remove("HX-Request");
        return answer.Status;
    }
}
