using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Finance;
using ErpCrm.Contracts.Projects;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Jobs;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance.Billing.Deliveries;

public sealed class DeliveryTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly FinanceScene _scene = new(app);

    [Fact]
    public async Task Approved_time_is_worth_its_printed_hours_at_the_projects_rate_and_costs_the_rate_of_its_day()
    {
        var person = Guid.NewGuid();
        await _scene.RateAsync(person, cost: 600, bill: 2000);
        await _scene.RateAsync(person, cost: 900, bill: 3000, from: FinanceScene.Day.AddDays(1));
        var project = await _scene.ProjectAsync(await _scene.CustomerAsync("Aurora"), rate: 100);
        var delivery = await _scene.DeliveryAsync(
            await _scene.TimeAsync(project, minutes: 60, billable: 50, person: person));

        Assert.Equal((50m, 83.00m, 600m), (delivery.Quantity, delivery.Value, delivery.Cost));
        Assert.Equal("Timur Asanov", delivery.ApprovedBy);
        Assert.True(delivery.IsOpen);
    }

    [Fact]
    public async Task Without_a_project_rate_each_persons_own_holds_at_the_exchange_rate_of_the_day()
    {
        var person = Guid.NewGuid();
        await _scene.RateAsync(person, cost: 600, bill: 2000);
        await _scene.ExchangeAsync("USD", 87.5m);
        var project = await _scene.ProjectAsync(await _scene.CustomerAsync("Borealis", "USD"), currency: "USD",
            rate: null);
        var delivery = await _scene.DeliveryAsync(await _scene.TimeAsync(project, 120, person: person));
        Assert.Equal((22.86m, 45.72m), (delivery.UnitPrice, delivery.Value));
    }

    [Fact]
    public async Task Work_without_a_rate_waits_and_is_priced_when_the_rate_comes()
    {
        var person = Guid.NewGuid();
        var project = await _scene.ProjectAsync(await _scene.CustomerAsync("Cascade"), rate: null);
        var entry = await _scene.TimeAsync(project, 90, person: person);
        var waiting = await _scene.DeliveryAsync(entry);
        Assert.True(waiting is { NeedsPrice: true, NeedsCost: true, IsOpen: false, Value: 0 });

        await _scene.RateAsync(person, cost: 500, bill: 1500);
        var priced = await _scene.DeliveryAsync(entry);
        Assert.True(priced is { NeedsPrice: false, NeedsCost: false, IsOpen: true });
        Assert.Equal((2250m, 750m), (priced.Value, priced.Cost));
    }

    [Fact]
    public async Task A_rate_that_came_unseen_prices_its_work_in_the_night()
    {
        var person = Guid.NewGuid();
        var entry = await _scene.TimeAsync(await _scene.ProjectAsync(await _scene.CustomerAsync("Unseen"), rate: null),
            60, person: person);
        await app.InAsync<FinanceDbContext>(async db =>
        {
            db.Add(new ErpCrm.Finance.Copies.PersonRate
            {
                Id = Guid.NewGuid(), PersonId = person, ValidFrom = FinanceScene.Day, CostPerHour = 500,
                BillPerHour = 1500
            });
            await db.SaveChangesAsync();
        });
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<FillMissingPrices>().RunAsync(CancellationToken.None);
        var delivery = await _scene.DeliveryAsync(entry);
        Assert.Equal((1500m, 500m, true), (delivery.Value, delivery.Cost, delivery.IsOpen));
    }

    [Fact]
    public async Task Time_on_a_fixed_price_is_kept_and_costs_but_is_not_billed()
    {
        var person = Guid.NewGuid();
        await _scene.RateAsync(person, cost: 500, bill: 1500);
        var project = await _scene.ProjectAsync(await _scene.CustomerAsync("Delta"), BillingMethod.FixedPrice);
        var delivery = await _scene.DeliveryAsync(await _scene.TimeAsync(project, 60, person: person));
        Assert.True(delivery is { IsBillable: false, IsOpen: false, Value: 0, Cost: 500 });
    }

    [Fact]
    public async Task The_same_time_twice_is_delivered_once()
    {
        var project = await _scene.ProjectAsync(await _scene.CustomerAsync("Echo"));
        var entry = new ApprovedTime(Guid.CreateVersion7(), Guid.Empty, project, Guid.NewGuid(), "Anna", "Build", "",
            FinanceScene.Day, 60, 60);
        for (var i = 0; i < 2; i++)
            await _scene.TellAsync<TimeApproved, DeliverTimeWhenTimeApproved>(
                new TimeApproved(Guid.NewGuid(), entry.PersonId, FinanceScene.Day, [entry]));
        Assert.Equal(1,
            await app.InAsync<FinanceDbContext, int>(db => db.Deliveries.CountAsync(d => d.SourceId == entry.EntryId)));
    }

    [Fact]
    public async Task An_accepted_milestone_is_delivered_at_its_amount()
    {
        var project = await _scene.ProjectAsync(await _scene.CustomerAsync("Foxtrot"), BillingMethod.FixedPrice);
        var milestone = Guid.NewGuid();
        var accepted = new MilestoneAccepted(Guid.NewGuid(), project, milestone, "Design", new Money(60_000, "KGS"),
            FinanceScene.Day);
        await _scene.TellAsync<MilestoneAccepted, DeliverMilestoneWhenMilestoneAccepted>(accepted);
        await _scene.TellAsync<MilestoneAccepted, DeliverMilestoneWhenMilestoneAccepted>(accepted);
        var delivery = await _scene.DeliveryAsync(milestone);
        Assert.Equal((BillingSourceKind.Milestone, 1m, 60_000m),
            (delivery.Kind, delivery.OpenQuantity, delivery.OpenValue));
    }

    [Fact]
    public async Task A_retainer_delivers_each_month_that_has_begun_once()
    {
        var startsOn = app.Today.AddMonths(-2);
        var project = await _scene.ProjectAsync(await _scene.CustomerAsync("Gamma"), BillingMethod.Retainer,
            fee: 50_000, months: 12, startsOn: startsOn);
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DeliverRetainerMonths>().RunAsync(CancellationToken.None);
        }

        var months = await app.InAsync<FinanceDbContext, List<Delivery>>(
            db => db.Deliveries.Where(d => d.ProjectId == project).OrderBy(d => d.DeliveredOn).ToListAsync());
        Assert.Equal(3, months.Count);
        Assert.Equal(startsOn, months[0].DeliveredOn);
        Assert.All(months, m => Assert.Equal(50_000m, m.OpenValue));
    }

    [Fact]
    public async Task A_retainer_delivers_nothing_for_the_months_in_which_it_was_completed()
    {
        var startsOn = FirstOfMonth(app.Today).AddMonths(-8);
        var (company, project) = (await _scene.CustomerAsync("Paused"), Guid.CreateVersion7());
        await FollowAsync(company, project, startsOn, 12, isOpen: true, version: 1, on: startsOn);
        await app.InAsync<FinanceDbContext>(
            db => db.Deliveries.Where(d => d.ProjectId == project && d.DeliveredOn >= startsOn.AddMonths(3))
                .ExecuteDeleteAsync());
        await FollowAsync(company, project, startsOn, 12, isOpen: false, version: 2,
            on: startsOn.AddMonths(3).AddDays(-1));
        await FollowAsync(company, project, startsOn, 12, isOpen: true, version: 3, on: app.Today);
        Assert.Equal([startsOn, startsOn.AddMonths(1), startsOn.AddMonths(2), FirstOfMonth(app.Today)],
            await MonthsAsync(project));
    }

    [Fact]
    public async Task A_retainer_that_is_moved_delivers_as_many_fees_as_agreed()
    {
        var startsOn = FirstOfMonth(app.Today).AddMonths(-4);
        var (company, project) = (await _scene.CustomerAsync("Moved"), Guid.CreateVersion7());
        await FollowAsync(company, project, startsOn, 2, isOpen: true, version: 1, on: startsOn);
        await FollowAsync(company, project, startsOn.AddMonths(1), 3, isOpen: true, version: 2, on: app.Today);
        Assert.Equal([startsOn, startsOn.AddMonths(1), startsOn.AddMonths(2)], await MonthsAsync(project));
    }

    private static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);

    [Fact]
    public async Task A_retainer_that_is_opened_while_the_clock_runs_ahead_delivers_no_month_of_the_future()
    {
        var watch = app.Services.GetRequiredService<ClockWatch>();
        Assert.True(watch.Observe());
        var first = FirstOfMonth(app.Today);
        try
        {
            app.Time.Advance(TimeSpan.FromDays(400));
            var project = await _scene.ProjectAsync(await _scene.CustomerAsync("Glitch"), BillingMethod.Retainer,
                fee: 50_000, months: 24, startsOn: first);
            Assert.Equal([first], await MonthsAsync(project));
        }
        finally
        {
            app.Time.Advance(TimeSpan.FromDays(-400));
            Assert.True(watch.Observe());
        }
    }

    private Task FollowAsync(Guid company, Guid project, DateOnly startsOn, int months, bool isOpen, int version,
        DateOnly on)
    {
        var details = new ProjectDetails("P-1", "Care", company, "C", BillingMethod.Retainer, new Money(1, "KGS"), null,
            null, 100, months, startsOn, null, null, [], isOpen);
        var at = on.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Utc);
        return _scene.TellAsync<ProjectChanged, FollowProjectWhenProjectChanged>(
            new ProjectChanged(Guid.NewGuid(), project, details, version) { OccurredAt = at });
    }

    private Task<List<DateOnly>> MonthsAsync(Guid project) =>
        app.InAsync<FinanceDbContext, List<DateOnly>>(
            db => db.Deliveries.Where(d => d.ProjectId == project).OrderBy(d => d.DeliveredOn)
                .Select(d => d.DeliveredOn)
                .ToListAsync());

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    [InlineData(null, 5)]
    public void A_retainer_ends_with_its_months(int? months, int expected)
    {
        var project = new ProjectCopy { Id = Guid.NewGuid(), EngagementId = Guid.NewGuid() };
        project.Follow(new ProjectDetails("P-1", "R", Guid.NewGuid(), "C", BillingMethod.Retainer, new Money(1, "KGS"),
            null, null, 100, months, new DateOnly(2026, 1, 31), null, null, [], true),
            1, new DateOnly(2026, 1, 31));
        Assert.Equal(expected, RetainerMonths.MonthsOf(project, new DateOnly(2026, 5, 1)).Count());
    }

    [Fact]
    public async Task An_older_state_of_a_customer_changes_nothing()
    {
        var id = await _scene.CustomerAsync("Hotel", version: 5);
        await _scene.CustomerAsync("Hotel before", version: 4, id: id);
        Assert.Equal("Hotel", await app.InAsync<FinanceDbContext, string>(
            db => db.Customers.Where(c => c.Id == id).Select(c => c.Name).SingleAsync()));
    }
}
