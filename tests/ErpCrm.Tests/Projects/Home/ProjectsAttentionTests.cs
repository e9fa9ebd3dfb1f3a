using ErpCrm.Platform.Searching;
using ErpCrm.Platform.Security;
using ErpCrm.Projects;
using ErpCrm.Projects.Home;
using ErpCrm.Projects.Time;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Home;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Projects.Home;

public sealed class ProjectsAttentionTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task What_waits_is_named_with_a_link_to_it()
    {
        var person = await app.PersonAsync(TestUser.TeamMember);
        var other = await app.PersonAsync(TestUser.OtherMember);
        var lastWeek = Weeks.MondayOf(app.Today).AddDays(-7);
        var project = await app.ProjectAsync(ProjectsWorld.Fixed(500) with { BudgetHours = 10 });
        await app.InAsync<ProjectsDbContext>(async db =>
        {
            var late = await db.Projects.FindAsync(project.Id);
            late!.PlanMilestone("Design", 500, app.Today.AddDays(-3));
            var open = Timesheet.Begin(person, lastWeek);
            open.Record(open.Row(project.Id, null, true).Id, lastWeek, 605);
            var sent = Timesheet.Begin(other, lastWeek.AddDays(-7));
            sent.Record(sent.Row(project.Id, null, true).Id, sent.WeekStart, 60);
            sent.Submit("Tilek", DateTime.UnixEpoch);
            db.AddRange(open, sent);
            await db.SaveChangesAsync();
        });

        var urls = (await AsAsync(TestUser.TeamMember.Id,
            services => services.GetServices<IAttentionSource>().OfType<ProjectsAttention>().Single()
                .LoadAsync(default))).Select(i => (i.Url, i.Tone)).ToList();
        Assert.Contains(("/projects/time/approvals", "blue"), urls);
        Assert.Contains(($"/projects/time?week={lastWeek:yyyy-MM-dd}", "amber"), urls);
        // Over its budget, overdue milestone, no manager.
        Assert.Equal(["amber", "red", "red"],
            urls.Where(u => u.Url == $"/projects/projects/{project.Id}").Select(u => u.Tone).Order());

        var figures = await AsAsync(TestUser.TeamMember.Id,
            services => services.GetServices<IHomeFigures>().OfType<ProjectsFigures>().Single().LoadAsync(default));
        Assert.Contains(figures,
            f => f is { Key: "projects.open", Url: "/projects/projects?budget=hot", Tone: "amber" });
        var list = await app.Browser(TestUser.Management).GetAsync("/projects/projects?budget=hot");
        Assert.Contains(project.Id.ToString(), list.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Measured_time_that_is_in_no_week_waits()
    {
        var person = await app.PersonAsync(TestUser.Sales);
        var project = await app.ProjectAsync(null, TestUser.ProjectManager, person);
        await app.InAsync<ProjectsDbContext>(async db =>
        {
            var timer = RunningTimer.Start(person, project.Id, null, DateTime.UnixEpoch);
            db.AddRange(new MeasuredTime(timer, new DayMinutes(app.Today, 45)),
                new MeasuredTime(timer, new DayMinutes(app.Today.AddDays(-1), 30)));
            await db.SaveChangesAsync();
        });
        var item = Assert.Single(await AsAsync(TestUser.Sales.Id,
            services => services.GetServices<IAttentionSource>().OfType<ProjectsAttention>().Single()
                .LoadAsync(default)), i => i.Url == "/projects/time");
        Assert.Equal("1.25 h", item.Value!.Replace('\u00a0', ' '));
    }

    [Fact]
    public async Task Search_finds_projects_by_number_and_client()
    {
        var project = await app.ProjectAsync();
        await app.Services.GetRequiredService<IFillSearch>().CatchUpAsync(default);
        var found = await AsAsync(TestUser.Owner.Id, services => services.GetRequiredService<IFindRecords>()
            .FindAsync($"{project.Code} ala-too", 5, default));
        var hit = Assert.Single(found.Records, hit => hit.Kind.Module == "Projects");
        Assert.Equal($"/projects/projects/{project.Id}", hit.Kind.PageOf(hit.Id));
    }

    private async Task<T> AsAsync<T>(Guid user, Func<IServiceProvider, Task<T>> work)
    {
        using var acting = ActingUser.Act(user, "Tilek");
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }
}
