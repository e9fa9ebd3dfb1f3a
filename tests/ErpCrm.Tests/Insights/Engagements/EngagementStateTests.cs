using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Finance;
using ErpCrm.Insights;
using ErpCrm.Insights.Engagements;
using ErpCrm.Insights.Margin;
using ErpCrm.Insights.Money;
using ErpCrm.Platform.Copies;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Amount = ErpCrm.SharedKernel.Money;

namespace ErpCrm.Tests.Insights.Engagements;

/// <summary>What is known of an engagement does not depend on the order in which events are handled.</summary>
public sealed class EngagementStateTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly DateTime Start = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Day = new(2026, 3, 2);
    private readonly Guid _engagement = Guid.NewGuid();
    private readonly Guid _deal = Guid.NewGuid();
    private readonly Guid _project = Guid.NewGuid();

    [Fact]
    public async Task A_lead_that_was_disqualified_and_comes_back_is_not_lost()
    {
        var lead = Guid.NewGuid();
        await HandleAsync<BeginEngagementWhenLeadCaptured, LeadCaptured>(
            new LeadCaptured(_engagement, lead, "Portal", "Ala-Too", "Web", null) { OccurredAt = Start });
        await HandleAsync<LoseWhenLeadDisqualified, LeadDisqualified>(
            new LeadDisqualified(_engagement, lead, "NoBudget", "") { OccurredAt = Start.AddDays(1) });
        Assert.Equal(EngagementStage.Lost, (await FindAsync()).Stage);
        await HandleAsync<ReachDealWhenLeadQualified, LeadQualified>(
            new LeadQualified(_engagement, lead, _deal, Guid.NewGuid()) { OccurredAt = Start.AddDays(2) });
        Assert.Equal(EngagementStage.Deal, (await FindAsync()).Stage);
        await HandleAsync<DeliverWhenDealWon, DealWon>(Won(Start.AddDays(3)));
        Assert.Equal(EngagementStage.Delivery, (await FindAsync()).Stage);
    }

    [Fact]
    public async Task A_straggler_does_not_bring_a_lost_deal_back_but_what_happens_later_does()
    {
        await HandleAsync<LoseWhenDealLost, DealLost>(
            new DealLost(_engagement, _deal, "Price", "", Day) { OccurredAt = Start.AddDays(5) });
        await HandleAsync<FollowDealWhenDealOpened, DealOpened>(Opened(Start, TestUser.Sales.Id));
        Assert.Equal(EngagementStage.Lost, (await FindAsync()).Stage);
        await HandleAsync<ReachDealWhenDealStageChanged, DealStageChanged>(
            new DealStageChanged(_engagement, _deal, "Lost", "Offer") { OccurredAt = Start.AddDays(6) });
        Assert.Equal(EngagementStage.Deal, (await FindAsync()).Stage);
    }

    [Fact]
    public async Task An_opening_handled_after_a_change_does_not_give_the_deal_back_to_its_first_owner()
    {
        await HandleAsync<FollowDealWhenDealChanged, DealChanged>(
            new DealChanged(_engagement, _deal, Guid.NewGuid(), "Ala-Too", "Portal 2", new Amount(20, "KGS"),
                TestUser.OtherSales.Id) { OccurredAt = Start.AddDays(1) });
        await HandleAsync<FollowDealWhenDealOpened, DealOpened>(Opened(Start, TestUser.Sales.Id));
        var engagement = await FindAsync();
        Assert.Equal((TestUser.OtherSales.Id, "Portal 2"), (engagement.OwnerId, engagement.Name));
    }

    [Fact]
    public async Task Work_that_waited_for_rates_is_earned_at_the_rate_of_its_own_day()
    {
        foreach (var (day, amount) in new[] { (new DateOnly(2026, 1, 15), 10m), (new DateOnly(2026, 3, 15), 100m) })
            await HandleAsync<EarnWhenWorkDelivered, WorkDelivered>(new WorkDelivered(_engagement, _project,
                BillingSourceKind.Time, Guid.NewGuid(), "Work", new Amount(amount, "SEK"), day));
        Assert.Equal(0, (await FindAsync()).Earned);

        await app.InAsync<InsightsDbContext>(async db =>
        {
            db.Add(
                new ExchangeRateCopy
                {
                    Id = Guid.NewGuid(), Currency = "SEK", ValidFrom = new DateOnly(2026, 3, 1), Rate = 9
                });
            await db.SaveChangesAsync();
        });
        await HandleAsync<EarnWaitingWorkWhenExchangeRateSet, ExchangeRateSet>(
            new ExchangeRateSet(Guid.NewGuid(), "SEK", new DateOnly(2026, 1, 1), 8));
        Assert.Equal((10 * 8) + (100 * 9), (await FindAsync()).Earned);
    }

    [Fact]
    public async Task What_was_billed_in_base_currency_is_the_sum_of_its_rows()
    {
        await BillAsync(33.335m, 10.005m, rate: 87.123m);
        await BillAsync(-12.1m, 0, rate: 87.123m);
        var rows = await app.InAsync<InsightsDbContext, List<MoneyRow>>(db => db.MoneyRows
            .Where(r => r.EngagementId == _engagement && (r.Term == MoneyTerm.Billed || r.Term == MoneyTerm.Unbacked))
            .ToListAsync());
        Assert.Equal(3, rows.Count);
        Assert.Equal(rows.Sum(r => r.BaseAmount!.Value), (await FindAsync()).Billed);
    }

    [Fact]
    public async Task Two_processes_that_count_for_one_engagement_at_once_lose_nothing()
    {
        await HandleAsync<FollowDealWhenDealOpened, DealOpened>(Opened(Start, null));
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SpendWhenCostIncurred>()
            .HandleAsync(Cost(10), CancellationToken.None);
        await HandleAsync<SpendWhenCostIncurred, CostIncurred>(Cost(5));
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(
            () => scope.ServiceProvider.GetRequiredService<InsightsDbContext>().SaveChangesAsync());
        await HandleAsync<SpendWhenCostIncurred, CostIncurred>(Cost(10));
        Assert.Equal(15, (await FindAsync()).LabourCost);
    }

    private Task BillAsync(decimal billed, decimal unbacked, decimal rate) =>
        HandleAsync<BillWhenInvoiceIssued, InvoiceIssued>(new InvoiceIssued(
            Guid.NewGuid(), "INV-1", Guid.NewGuid(), "Ala-Too", new Amount(billed + unbacked, "USD"),
            new Amount(billed + unbacked, "USD"), rate, Day, Day,
            [new BilledPart(_engagement, _project, billed, billed, unbacked)]));

    private CostIncurred Cost(decimal amount) =>
        new(_engagement, _project, CostKind.Labour, Guid.NewGuid(), amount, 60, Day) { OccurredAt = Start };

    private DealOpened Opened(DateTime at, Guid? owner) =>
        new(_engagement, _deal, Guid.NewGuid(), "Ala-Too", "Portal", new Amount(10, "KGS"), "New",
            owner) { OccurredAt = at };

    private DealWon Won(DateTime at) => new(
        _engagement, _deal, Guid.NewGuid(), "Ala-Too", "Portal",
        new DealTerms(BillingMethod.TimeAndMaterial, new Amount(10, "KGS"), null, null, [], null, null, null), null,
        null, "Fit", "", Day)
    { OccurredAt = at };

    private Task<Engagement> FindAsync() => app.InAsync<InsightsDbContext, Engagement>(
        db => db.Engagements.AsNoTracking().SingleAsync(e => e.Id == _engagement));

    private Task HandleAsync<THandler, TEvent>(TEvent domainEvent)
        where THandler : IHandle<TEvent>
        where TEvent : DomainEvent => app.HandleAsync<InsightsDbContext, THandler, TEvent>(domainEvent);
}
