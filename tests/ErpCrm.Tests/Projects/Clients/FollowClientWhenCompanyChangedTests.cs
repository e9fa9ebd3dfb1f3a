using ErpCrm.Contracts.Crm;
using ErpCrm.Insights;
using ErpCrm.Projects;
using ErpCrm.Projects.Clients;
using ErpCrm.Projects.Projects;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Projects.Clients;

public sealed class FollowClientWhenCompanyChangedTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_renamed_client_is_found_by_its_new_name_in_projects_and_engagements()
    {
        var client = ProjectsWorld.NewClient("Old name");
        var project = Project.Open("T-RENAME", "Portal", client, ProjectsWorld.Hourly(), ProjectsWorld.Start, null,
            null);
        await app.InAsync<ProjectsDbContext>(async db =>
        {
            db.AddRange(client, project);
            await db.SaveChangesAsync();
        });
        await using (var scope = app.Services.CreateAsyncScope())
        {
            var details = new CompanyDetails("New name", "New name", "", "", "", "", "KGS", 14, "en", null);
            await scope.ServiceProvider.GetRequiredService<FollowClientWhenCompanyChanged>()
                .HandleAsync(new CompanyChanged(client.Id, details, 2), CancellationToken.None);
            await scope.ServiceProvider.GetRequiredService<ProjectsDbContext>().SaveChangesAsync();
        }

        await app.DrainAsync();
        Assert.Equal("New name", await app.InAsync<ProjectsDbContext, string>(
            db => db.Projects.Where(p => p.Id == project.Id).Select(p => p.CompanyName).SingleAsync()));
        Assert.Equal("New name", await app.InAsync<InsightsDbContext, string>(
            db => db.Engagements.Where(e => e.ProjectId == project.Id).Select(e => e.CompanyName).SingleAsync()));
    }
}
