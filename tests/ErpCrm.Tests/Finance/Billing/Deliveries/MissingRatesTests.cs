using System.Net;
using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Projects;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Billing.Deliveries;

/// <summary>Approved hours that cannot be priced are said, never passed over as if everything were billed.</summary>
public sealed class MissingRatesTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly FinanceScene _scene = new(app);

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task Hours_without_a_price_are_told_with_the_way_to_set_it()
    {
        var (company, person) = (await _scene.CustomerAsync("Rateless"), Guid.NewGuid());
        var project = await _scene.ProjectAsync(company, rate: null);
        await _scene.TimeAsync(project, 21 * 60, person: person);

        var list = (await Accountant.GetAsync("/finance/unbilled")).QuerySelector("main")!;
        Assert.Contains("21 h without a price", list.TextContent.Replace('\u00a0', ' '), StringComparison.Ordinal);
        Assert.DoesNotContain("Everything delivered is billed", list.TextContent, StringComparison.Ordinal);

        var owner = app.Browser(TestUser.Owner);
        var bill = await owner.GetAsync($"/finance/unbilled/{company}?currency=KGS");
        Assert.NotNull(bill.QuerySelector($"[data-missing=price] a[href='/projects/projects/{project}/edit']"));
        Assert.NotNull(bill.QuerySelector($"a[href='/resources/people/{person}']"));
        var answer = await owner.SubmitAsync(bill, "form#bill");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("at least one", answer.Page.QuerySelector("#Deliveries-error")!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Months_of_a_retainer_that_had_begun_keep_the_fee_they_began_with()
    {
        var company = await _scene.CustomerAsync("Dated fees");
        var project = Guid.CreateVersion7();
        var first = new DateOnly(app.Today.Year, app.Today.Month, 1).AddMonths(-2);
        var details = new ProjectDetails("P-0001", "Support", company, "Client", BillingMethod.Retainer,
            new Money(1200, "KGS"), null, null, 100, 12, first, null, null, [], true);
        await _scene.TellAsync<ProjectOpened, FollowProjectWhenProjectOpened>(
            new ProjectOpened(Guid.CreateVersion7(), project, null, details with { IsOpen = false }, 1));
        await _scene.TellAsync<ProjectChanged, FollowProjectWhenProjectChanged>(
            new ProjectChanged(Guid.CreateVersion7(), project, details, 2) { OccurredAt = first.ToDateTime(
                TimeOnly.MinValue, DateTimeKind.Utc) });
        await app.InAsync<FinanceDbContext>(
            db => db.Deliveries.Where(d => d.ProjectId == project).ExecuteDeleteAsync());
        await _scene.TellAsync<ProjectChanged, FollowProjectWhenProjectChanged>(
            new ProjectChanged(Guid.CreateVersion7(), project,
                details with { MonthlyFee = 200, ContractValue = new Money(2100, "KGS") },
                3) { OccurredAt = app.Time.GetUtcNow().UtcDateTime });
        Assert.Equal([100m, 100m, 100m], await app.InAsync<FinanceDbContext, List<decimal>>(
            db => db.Deliveries.Where(d => d.ProjectId == project).Select(d => d.Value).ToListAsync()));
    }
}
