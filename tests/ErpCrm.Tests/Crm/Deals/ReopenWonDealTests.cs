using ErpCrm.Crm;
using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Deals;
using ErpCrm.Finance;
using ErpCrm.Insights;
using ErpCrm.Insights.Engagements;
using ErpCrm.Insights.Money;
using ErpCrm.Platform.Checking;
using ErpCrm.Projects;
using ErpCrm.Projects.Projects;
using ErpCrm.Projects.Time;
using ErpCrm.Tests.Projects;
using ErpCrm.Tests.Workspace;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Crm.Deals;

/// <summary>A won deal is reopened while nothing was delivered; what was
/// begun for it is withdrawn, and comes back with the next win.</summary>
public sealed class ReopenWonDealTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_won_deal_is_reopened_its_empty_project_withdrawn_and_brought_back_by_the_next_win()
    {
        var deal = await WonAsync();
        var browser = app.Browser(TestUser.Sales);
        var before = await ProjectAsync(deal.Id);
        Assert.DoesNotContain("New", (await browser.GetAsync(Url(deal))).QuerySelector(".side .props")!.TextContent,
            StringComparison.Ordinal);
        (await browser.SubmitAsync(await browser.GetAsync(Url(deal)), $"form[action='{Url(deal)}/reopen']")).Saved();
        await app.DrainAsync();

        Assert.Equal((DealStatus.Open, CompanyStatus.Prospect, null), await StateAsync(deal.Id));
        var withdrawn = await ProjectAsync(deal.Id);
        Assert.Equal((false, true, before.Code), (withdrawn.IsOpen, withdrawn.IsWithdrawn, withdrawn.Code));
        await app.InAsync<InsightsDbContext>(async db =>
        {
            Assert.Equal(EngagementStage.Deal,
                (await db.Engagements.SingleAsync(e => e.Id == deal.EngagementId)).Stage);
            Assert.Equal(0,
                await db.MoneyRows.Where(r => r.EngagementId == deal.EngagementId
                    && (r.Term == MoneyTerm.Agreed || r.Term == MoneyTerm.Plan))
                    .SumAsync(r => r.Amount));
        });
        Assert.Contains("Reopened in New", await app.TimelineAsync("deal", deal.Id), StringComparison.Ordinal);
        Assert.Empty(await FindingsAsync(deal));

        (await browser.SubmitAsync(await browser.GetAsync($"{Url(deal)}/edit"), "form#deal", ("Amount", "70000")))
            .Saved();
        (await browser.SubmitAsync(await browser.GetAsync($"{Url(deal)}/win"), "form#win", ("Reason", "Price")))
            .Saved();
        await app.DrainAsync();
        var again = await ProjectAsync(deal.Id);
        Assert.Equal((true, false, before.Id, 70_000m),
            (again.IsOpen, again.IsWithdrawn, again.Id, again.ContractAmount));
        Assert.Equal(70_000, await app.InAsync<InsightsDbContext, decimal>(
            db => db.MoneyRows.Where(r => r.EngagementId == deal.EngagementId && r.Term == MoneyTerm.Agreed)
                .SumAsync(r => r.Amount)));
        Assert.Equal(EngagementStage.Delivery, await app.InAsync<InsightsDbContext, EngagementStage>(
            db => db.Engagements.Where(e => e.Id == deal.EngagementId).Select(e => e.Stage).SingleAsync()));
        Assert.Empty(await FindingsAsync(deal));
    }

    [Fact]
    public async Task Change_orders_end_with_the_withdrawn_project_and_the_next_win_agrees_anew()
    {
        var deal = await WonAsync();
        var project = await ProjectAsync(deal.Id);
        var (seller, manager) = (app.Browser(TestUser.Sales), app.Browser(TestUser.Administrator));
        (await manager.SubmitAsync(await manager.GetAsync($"/projects/projects/{project.Id}/edit"), "form#project",
            ("Value", "125000"), ("ChangeReason", "One more language"))).Saved();
        await app.DrainAsync();
        Assert.Equal(1, await OrdersAsync());
        (await seller.SubmitAsync(await seller.GetAsync(Url(deal)), $"form[action='{Url(deal)}/reopen']")).Saved();
        await app.DrainAsync();
        Assert.Equal(0, await OrdersAsync());
        (await seller.SubmitAsync(await seller.GetAsync($"{Url(deal)}/win"), "form#win", ("Reason", "Price"))).Saved();
        await app.DrainAsync();

        Assert.Equal(100_000, (await ProjectAsync(deal.Id)).ContractAmount);
        Assert.Empty(await FindingsAsync(project.Id));
        Assert.Empty(await FindingsAsync(deal));

        Task<int> OrdersAsync() => app.InAsync<ProjectsDbContext, int>(
            db => db.Set<ChangeOrder>().CountAsync(o => o.ProjectId == project.Id));
    }

    [Fact]
    public async Task A_retainer_is_reopened_with_the_month_it_began_and_delivers_it_once_when_it_is_won_again()
    {
        var deal = await RetainerAsync();
        Assert.Equal(1, await MonthsAsync(deal));
        var browser = app.Browser(TestUser.Sales);
        (await browser.SubmitAsync(await browser.GetAsync(Url(deal)), $"form[action='{Url(deal)}/reopen']")).Saved();
        await app.DrainAsync();
        Assert.Equal(0, await MonthsAsync(deal));
        Assert.Empty(await FindingsAsync(deal));

        (await browser.SubmitAsync(await browser.GetAsync($"{Url(deal)}/win"), "form#win", ("Reason", "Price"),
            ("StartsOn", "2025-12-15"))).Saved();
        await app.DrainAsync();
        Assert.Equal(MonthsSince(new DateOnly(2025, 12, 1)), await MonthsAsync(deal));
        Assert.Empty(await FindingsAsync(deal));
        await browser.SubmitAsync(await browser.GetAsync(Url(deal)), $"form[action='{Url(deal)}/reopen']");
        Assert.Equal(DealStatus.Won, (await StateAsync(deal.Id)).Status);
    }

    [Fact]
    public async Task A_deal_whose_work_began_stays_won_and_says_why()
    {
        var deal = await WonAsync();
        await StartTimerAsync((await ProjectAsync(deal.Id)).Id, TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        await browser.SubmitAsync(await browser.GetAsync(Url(deal)), $"form[action='{Url(deal)}/reopen']");
        Assert.Equal(DealStatus.Won, (await StateAsync(deal.Id)).Status);
        Assert.Contains("Time was recorded on P-", (await browser.GetAsync(Url(deal))).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_that_begins_in_the_same_moment_keeps_the_project_and_the_deal_is_won_after_all()
    {
        var won = await WonAsync();
        await StartTimerAsync((await ProjectAsync(won.Id)).Id, TestUser.SalesMate);
        // The question was asked before the timer started.
        await app.InAsync<CrmDbContext>(async db =>
        {
            var deal = await db.Deals.Whole().SingleAsync(d => d.Id == won.Id);
            deal.ReopenWon(deal.Company!, deal.Stage!, null,
                new Moment(app.Time.GetUtcNow().UtcDateTime, TestUser.Sales.Id, "Sales"));
            await db.SaveChangesAsync();
        });
        await app.DrainAsync();
        Assert.Equal(DealStatus.Won, (await StateAsync(won.Id)).Status);
        Assert.True((await ProjectAsync(won.Id)).IsOpen);
        Assert.Empty(await FindingsAsync(won));
    }

    [Fact]
    public async Task Won_and_reopened_before_anybody_heard_of_it_leaves_no_project_open()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        (await browser.SubmitAsync(await browser.GetAsync($"{Url(deal)}/win"), "form#win", ("Reason", "Price")))
            .Saved();
        (await browser.SubmitAsync(await browser.GetAsync(Url(deal)), $"form[action='{Url(deal)}/reopen']")).Saved();
        await app.DrainAsync();
        Assert.True((await ProjectAsync(deal.Id)).IsWithdrawn);
        Assert.Equal(EngagementStage.Deal, await app.InAsync<InsightsDbContext, EngagementStage>(
            db => db.Engagements.Where(e => e.Id == deal.EngagementId).Select(e => e.Stage).SingleAsync()));
    }

    private int MonthsSince(DateOnly first) => ((app.Today.Year - first.Year) * 12) + app.Today.Month - first.Month + 1;

    private Task<int> MonthsAsync(Deal deal) =>
        app.InAsync<FinanceDbContext, int>(db => db.Deliveries.CountAsync(d => d.EngagementId == deal.EngagementId));

    private async Task<Deal> RetainerAsync()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        (await browser.SubmitAsync(
            await browser.GetAsync($"{Url(deal)}/edit"), "form#deal", ("Billing", "Retainer"), ("MonthlyFee", "1000"),
            ("Months", "36"), ("Amount", ""))).Saved();
        (await browser.SubmitAsync(await browser.GetAsync($"{Url(deal)}/win"), "form#win", ("Reason", "Price")))
            .Saved();
        await app.DrainAsync();
        return deal;
    }

    private static string Url(Deal deal) => $"/crm/deals/{deal.Id}";

    private async Task<Deal> WonAsync()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        (await browser.SubmitAsync(await browser.GetAsync($"{Url(deal)}/win"), "form#win", ("Reason", "Price")))
            .Saved();
        await app.DrainAsync();
        return deal;
    }

    private async Task StartTimerAsync(Guid projectId, TestUser user)
    {
        var person = await app.PersonAsync(user);
        await app.InAsync<ProjectsDbContext>(async db =>
        {
            db.Add(RunningTimer.Start(person, projectId, null, app.Time.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync();
        });
    }

    private Task<Project> ProjectAsync(Guid dealId) =>
        app.InAsync<ProjectsDbContext, Project>(db => db.Projects.AsNoTracking().SingleAsync(p => p.DealId == dealId));

    private Task<(DealStatus Status, CompanyStatus Company, DateOnly? Since)> StateAsync(Guid id) =>
        app.InAsync<CrmDbContext, (DealStatus, CompanyStatus, DateOnly?)>(async db =>
        {
            var deal = await db.Deals.AsNoTracking().Include(d => d.Company).SingleAsync(d => d.Id == id);
            return (deal.Status, deal.Company!.Status, deal.Company.ClientSince);
        });

    private Task<List<string>> FindingsAsync(Deal deal) => FindingsAsync(deal.Id);

    private async Task<List<string>> FindingsAsync(Guid id)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var found = new List<string>();
        foreach (var check in scope.ServiceProvider.GetServices<ICheck>())
        {
            await foreach (var finding in check.RunAsync(default)) found.Add($"{check.Rule}: {finding}");
        }

        return [.. found.Where(text => text.Contains(id.ToString(), StringComparison.OrdinalIgnoreCase))];
    }
}
