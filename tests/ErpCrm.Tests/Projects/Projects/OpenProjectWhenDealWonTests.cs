using ErpCrm.Contracts.Crm;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Merging;
using ErpCrm.Projects;
using ErpCrm.Projects.Projects;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Projects.Projects;

public sealed class OpenProjectWhenDealWonTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Winning_a_deal_opens_exactly_one_project_with_its_milestones_also_on_redelivery()
    {
        var won = Won();
        for (var i = 0; i < 3; i++) await HandleAsync(won with { EventId = Guid.CreateVersion7() });

        var projects = await app.InAsync<ProjectsDbContext, List<Project>>(
            db => db.Projects.Include(p => p.Milestones).Where(p => p.DealId == won.DealId).ToListAsync());
        var project = Assert.Single(projects);
        Assert.Matches(@"^P-\d{4}$", project.Code);
        Assert.Equal(won.EngagementId, project.EngagementId);
        Assert.Equal((BillingMethod.FixedPrice, new Money(1000, "USD"), 40m),
            (project.Billing, project.ContractValue, project.BudgetHours));
        Assert.Equal(["Design", "Build"], project.Milestones.OrderBy(m => m.Position).Select(m => m.Name));
        Assert.Equal(0, project.Unplanned);
        Assert.Equal(won.OwnerId, project.SalesOwnerId);
    }

    [Fact]
    public async Task The_database_refuses_a_second_project_of_a_deal()
    {
        var won = Won();
        await HandleAsync(won);
        await Assert.ThrowsAsync<DbUpdateException>(() => app.InAsync<ProjectsDbContext>(async db =>
        {
            db.Add(Project.OpenFrom(won, "X-" + Guid.NewGuid().ToString("N")[..6]));
            await db.SaveChangesAsync();
        }));
    }

    [Fact]
    public async Task Numbers_have_no_gap_after_a_roll_back_and_none_is_given_twice()
    {
        await HandleAsync(Won());
        await app.InAsync<ProjectsDbContext>(
            db => Assert.ThrowsAsync<NotSupportedException>(() => db.InTransactionAsync(
                async token =>
                {
                    await ProjectCode.NextAsync(db, token);
                    throw new NotSupportedException("Taken back.");
                },
                default)));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => HandleAsync(Won())));

        var numbers = await app.InAsync<ProjectsDbContext, List<int>>(async db =>
            (await db.Projects.Where(p => p.Code.StartsWith("P-")).Select(p => p.Code).ToListAsync()).ConvertAll(
                code => int.Parse(code[2..], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers.Order());
    }

    private Task HandleAsync(DealWon won) => app.InAsync<ProjectsDbContext>(db => db.InTransactionAsync(
        async token =>
        {
            await new OpenProjectWhenDealWon(db, app.Services.GetRequiredService<MergedRecords>())
                .HandleAsync(won, token);
            await db.SaveChangesAsync(token);
        },
        default));

    private static DealWon Won() => new(
        Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), "Ala-Too Logistics", "Portal",
        new DealTerms(BillingMethod.FixedPrice, new Money(1000, "USD"), null, 40,
            [new MilestoneTerms("Design", 400, null), new MilestoneTerms("Build", 600, new DateOnly(2026, 3, 1))], null,
            null, new DateOnly(2026, 1, 12)),
        TestUser.Sales.Id, null, "Price", "", new DateOnly(2026, 1, 10));
}
