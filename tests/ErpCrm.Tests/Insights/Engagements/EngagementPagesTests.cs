using System.Net;
using ErpCrm.Contracts;
using ErpCrm.Contracts.Finance;
using ErpCrm.Insights;
using ErpCrm.Insights.Engagements;
using ErpCrm.Insights.Thread;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Insights.Engagements;

public sealed class EngagementPagesTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task An_engagement_is_seen_by_its_owner_his_team_and_its_project_manager_and_by_nobody_else()
    {
        var id = await AddAsync("Harbour", owner: TestUser.Sales, manager: TestUser.ProjectManager);
        foreach (var user in new[]
        {
            TestUser.Owner, TestUser.Sales, TestUser.SalesMate, TestUser.ProjectManager, TestUser.Accountant,
            TestUser.Management
        })
        {
            Assert.Contains("Harbour",
                (await app.Browser(user).GetAsync($"/insights/engagements/{id}")).Body!.TextContent,
                StringComparison.Ordinal);
            Assert.Contains("Harbour", (await app.Browser(user).GetAsync("/insights/engagements")).Body!.TextContent,
                StringComparison.Ordinal);
        }

        await app.Browser(TestUser.OtherSales).GetAsync($"/insights/engagements/{id}", HttpStatusCode.NotFound);
        Assert.DoesNotContain("Harbour",
            (await app.Browser(TestUser.OtherSales).GetAsync("/insights/engagements")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cost_and_margin_are_shown_only_to_those_who_may_see_them()
    {
        var id = await AddAsync("Lighthouse", owner: TestUser.Sales, manager: TestUser.ProjectManager, earned: 1000m,
            labour: 777.77m);
        Assert.Contains("777.77",
            (await app.Browser(TestUser.Accountant).GetAsync($"/insights/engagements/{id}")).Body!.TextContent,
            StringComparison.Ordinal);
        Assert.DoesNotContain("777.77",
            (await app.Browser(TestUser.ProjectManager).GetAsync($"/insights/engagements/{id}")).Body!.TextContent,
            StringComparison.Ordinal);
        var thread = (await app.Browser(TestUser.Sales).GetAsync($"/insights/engagements/{id}")).Body!.TextContent;
        Assert.Contains("Flight", thread, StringComparison.Ordinal);
        Assert.DoesNotContain("777.77", thread, StringComparison.Ordinal);
        Assert.DoesNotContain("333.33", thread, StringComparison.Ordinal);
        Assert.Contains("333.33",
            (await app.Browser(TestUser.ProjectManager).GetAsync($"/insights/engagements/{id}")).Body!.TextContent,
            StringComparison.Ordinal);
        Assert.Empty(
            (await app.Browser(TestUser.Sales).GetAsync("/insights/engagements")).QuerySelectorAll("td.margin"));
        Assert.NotEmpty((await app.Browser(TestUser.ProjectManager).GetAsync("/insights/engagements"))
            .QuerySelectorAll("td.margin"));
        await app.Browser(TestUser.Sales).GetAsync("/insights/margin", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_margin_list_sums_exactly_what_the_reader_may_see()
    {
        await AddAsync("Own one", owner: TestUser.Sales, manager: TestUser.ProjectManager, earned: 5000.5m,
            labour: 1000m);
        await AddAsync("Foreign one", owner: TestUser.Sales, manager: TestUser.OtherMember, earned: 900_000m,
            labour: 1m);
        var page = await app.Browser(TestUser.ProjectManager).GetAsync("/insights/margin");
        Assert.DoesNotContain("Foreign one", page.Body!.TextContent, StringComparison.Ordinal);
        var expected = await app.InAsync<InsightsDbContext, decimal>(
            db => db.Engagements.Where(e => e.ManagerId == TestUser.ProjectManager.Id && e.ProjectId != null)
                .SumAsync(e => e.Earned));
        Assert.Contains(ErpCrm.Ui.Formats.Format.Figure(expected), page.QuerySelector("tfoot")!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Division_by_nothing_is_not_available_and_never_a_percentage()
    {
        var id = await AddAsync("Unearned", owner: TestUser.Sales, manager: TestUser.ProjectManager, earned: 0,
            labour: 10m);
        Assert.Contains("n/a",
            (await app.Browser(TestUser.Owner).GetAsync($"/insights/engagements/{id}")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ky", "Эсеп коюлган")]
    [InlineData("ru", "Выставлено")]
    public async Task The_thread_and_the_money_speak_the_readers_language(string language, string billed)
    {
        var id = await AddAsync("Speaking", owner: TestUser.Sales, manager: TestUser.ProjectManager, earned: 1m);
        Assert.Contains(billed,
            (await app.Browser(TestUser.Owner, language).GetAsync($"/insights/engagements/{id}")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_is_read_in_the_readers_language_and_its_note_as_it_was_written()
    {
        var id = await AddAsync("Reasons", owner: TestUser.Sales, manager: TestUser.ProjectManager);
        await app.InAsync<InsightsDbContext>(db =>
        {
            db.Add(new ThreadEntry
            {
                EngagementId = id, At = DateTime.UnixEpoch, Kind = ThreadKind.DealLost, Text = "NoBudget",
                Detail = "next year: maybe"
            });
            return db.SaveChangesAsync();
        });
        var thread = (await app.Browser(TestUser.Owner, "ru").GetAsync($"/insights/engagements/{id}"))
            .QuerySelector("li[data-kind=DealLost]")!.TextContent;
        Assert.Contains(": next year: maybe", thread, StringComparison.Ordinal);
        Assert.DoesNotContain("No budget", thread, StringComparison.Ordinal);
    }

    private Task<Guid> AddAsync(string name, TestUser owner, TestUser manager, decimal earned = 0,
        decimal labour = 0) => app.InAsync<InsightsDbContext, Guid>(async db =>
        {
            var engagement = new Engagement
            {
                Id = Guid.NewGuid(),
                Name = name,
                CompanyName = "Ala-Too",
                OwnerId = owner.Id,
                ManagerId = manager.Id,
                ProjectId = Guid.NewGuid(),
                ProjectCode = "P-1",
                Stage = EngagementStage.Delivery,
                Currency = "KGS",
                Earned = earned,
                LabourCost = labour,
                StartedAt = app.Time.GetUtcNow().UtcDateTime,
                LastEventAt = app.Time.GetUtcNow().UtcDateTime,
            };
            engagement.Refresh();
            db.Add(engagement);
            db.Add(new ThreadEntry
            {
                EngagementId = engagement.Id, At = engagement.StartedAt, Kind = ThreadKind.InvoiceIssued, Text = "INV-1"
            });
            db.Add(new ThreadEntry
            {
                EngagementId = engagement.Id, At = engagement.StartedAt, Kind = ThreadKind.ExpenseApproved,
                Text = "Flight", Amount = 333.33m, Currency = "KGS"
            });
            db.Add(new ErpCrm.Insights.Money.MoneyRow
            {
                EngagementId = engagement.Id, Term = ErpCrm.Insights.Money.MoneyTerm.Agreed, Pool = engagement.Id,
                SourceId = engagement.Id, Amount = 10, Currency = "KGS", On = app.Today
            });
            db.Add(new ErpCrm.Insights.Margin.CostRow
            {
                EngagementId = engagement.Id, Kind = CostKind.Labour, SourceId = Guid.NewGuid(), Amount = labour,
                Minutes = 60, On = app.Today
            });
            await db.SaveChangesAsync();
            return engagement.Id;
        });
}
