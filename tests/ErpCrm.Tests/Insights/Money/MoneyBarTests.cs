using CsCheck;
using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Finance;
using ErpCrm.Contracts.Projects;
using ErpCrm.Insights;
using ErpCrm.Insights.Engagements;
using ErpCrm.Insights.Money;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Amount = ErpCrm.SharedKernel.Money;

namespace ErpCrm.Tests.Insights.Money;

/// <summary>domain-rules §27: contracted = billed + delivered not billed + not yet delivered + written off, whatever happens in which order.</summary>
public sealed class MoneyBarTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Kgs = "KGS";
    private static readonly DateOnly Day = new(2026, 3, 2);

    private enum Step
    {
        Deliver,
        Bill,
        BillWithDiscount,
        BillExtra,
        WriteOff,
        CreditToBillAgain,
        CreditAndWriteOff,
        ChangePrice,
        CompleteAndReopen,
        CorrectTheMethod,
    }

    [Fact]
    public void The_terms_add_up_after_any_sequence_of_deliveries_invoices_credits_and_write_offs()
    {
        var steps = Gen.Select(Gen.Enum<Step>(), Gen.Int[1, 500_000]).List[1, 25];
        var contracts = Gen.Select(Gen.Int[10_000, 2_000_000], Gen.Enum<BillingMethod>().Where(b => b != BillingMethod.FixedPrice), steps);
        contracts.Sample(c => RunAsync(c.Item1 / 100m, c.Item2, c.Item3).GetAwaiter().GetResult(), iter: 25, threads: 1);
    }

    [Fact]
    public async Task Milestones_that_do_not_add_up_to_the_agreed_price_are_shown_as_a_difference()
    {
        var (engagement, project) = (Guid.NewGuid(), Guid.NewGuid());
        await OpenAsync(engagement, project, 1000m, BillingMethod.FixedPrice);
        await HandleAsync<PlanWhenMilestonePlanned, MilestonePlanned>(new MilestonePlanned(engagement, project, Guid.NewGuid(), "Design", new Amount(400m, Kgs), Day, 1));
        Assert.Equal(600m, (await BarAsync(engagement))!.Difference);
        await HandleAsync<PlanWhenMilestonePlanned, MilestonePlanned>(new MilestonePlanned(engagement, project, Guid.NewGuid(), "Build", new Amount(600m, Kgs), Day, 2));
        Assert.Equal(0m, (await BarAsync(engagement))!.Difference);
    }

    [Fact]
    public async Task Work_beyond_the_estimate_makes_the_contract_larger_and_unused_estimate_ends_with_the_project()
    {
        var (engagement, project) = (Guid.NewGuid(), Guid.NewGuid());
        await OpenAsync(engagement, project, 1000m, BillingMethod.TimeAndMaterial);
        await HandleAsync<EarnWhenWorkDelivered, WorkDelivered>(Work(engagement, project, 300m));
        await ChangeAsync(engagement, project, Details(1000m, BillingMethod.TimeAndMaterial, isOpen: false), 1);
        Assert.Equal(new MoneyBar(Kgs, 300m, 0m, 300m, 0m, 0m), await BarAsync(engagement));
        await HandleAsync<EarnWhenWorkDelivered, WorkDelivered>(Work(engagement, project, 50m));
        Assert.Equal(new MoneyBar(Kgs, 350m, 0m, 350m, 0m, 0m), await BarAsync(engagement));
    }

    [Theory]
    [InlineData(BillingMethod.TimeAndMaterial)]
    [InlineData(BillingMethod.Retainer)]
    public async Task A_reopened_project_owes_again_what_its_completion_had_cut(BillingMethod billing)
    {
        var (engagement, project) = (Guid.NewGuid(), Guid.NewGuid());
        await OpenAsync(engagement, project, 1000m, billing);
        await HandleAsync<EarnWhenWorkDelivered, WorkDelivered>(Work(engagement, project, 600m));
        await ChangeAsync(engagement, project, Details(1000m, billing, isOpen: false), 1);
        Assert.Equal(new MoneyBar(Kgs, 600m, 0m, 600m, 0m, 0m), await BarAsync(engagement));
        await ChangeAsync(engagement, project, Details(1000m, billing), 2);
        Assert.Equal(new MoneyBar(Kgs, 1000m, 0m, 600m, 400m, 0m), await BarAsync(engagement));
    }

    [Fact]
    public async Task An_estimate_corrected_to_a_fixed_price_is_planned_by_its_milestones_alone()
    {
        var (engagement, project) = (Guid.NewGuid(), Guid.NewGuid());
        await OpenAsync(engagement, project, 1000m, BillingMethod.TimeAndMaterial);
        await ChangeAsync(engagement, project, Details(1000m, BillingMethod.FixedPrice), 1);
        foreach (var amount in new[] { 400m, 600m })
            await HandleAsync<PlanWhenMilestonePlanned, MilestonePlanned>(new MilestonePlanned(engagement, project, Guid.NewGuid(), "Part", new Amount(amount, Kgs), Day, 1));
        Assert.Equal(new MoneyBar(Kgs, 1000m, 0m, 0m, 1000m, 0m), await BarAsync(engagement));
    }

    [Fact]
    public async Task Events_of_a_project_handled_in_the_wrong_order_end_in_its_newest_state()
    {
        var (engagement, project) = (Guid.NewGuid(), Guid.NewGuid());
        await ChangeAsync(engagement, project, Details(1000m, BillingMethod.TimeAndMaterial, isOpen: false), 3);
        await HandleAsync<ContinueThreadWhenProjectCompleted, ProjectCompleted>(new ProjectCompleted(engagement, project, Day));
        await ChangeAsync(engagement, project, Details(2000m, BillingMethod.TimeAndMaterial), 2);
        await OpenAsync(engagement, project, 2000m, BillingMethod.TimeAndMaterial);
        await HandleAsync<EarnWhenWorkDelivered, WorkDelivered>(Work(engagement, project, 300m));
        Assert.Equal(EngagementStage.Completed, await app.InAsync<InsightsDbContext, EngagementStage>(db => db.Engagements.Where(e => e.Id == engagement).Select(e => e.Stage).SingleAsync()));
        Assert.Equal(new MoneyBar(Kgs, 300m, 0m, 300m, 0m, 0m), await BarAsync(engagement));
    }

    [Fact]
    public async Task An_older_state_of_a_project_is_ignored()
    {
        var (engagement, project) = (Guid.NewGuid(), Guid.NewGuid());
        await HandleAsync<FollowTermsWhenProjectChanged, ProjectChanged>(new ProjectChanged(engagement, project, Details(2000m, BillingMethod.Retainer), 3));
        await OpenAsync(engagement, project, 1000m, BillingMethod.Retainer);
        Assert.Equal(2000m, (await BarAsync(engagement))!.Contracted);
    }

    private async Task RunAsync(decimal price, BillingMethod billing, List<(Step, int)> steps)
    {
        var (engagement, project) = (Guid.NewGuid(), Guid.NewGuid());
        await OpenAsync(engagement, project, price, billing);
        decimal delivered = 0, backed = 0, billed = 0, extra = 0, writtenOff = 0;
        var version = 1;
        foreach (var (step, cents) in steps)
        {
            var open = delivered - backed - writtenOff;
            var amount = cents / 100m;
            var part = Math.Min(open, amount);
            switch (step)
            {
                case Step.Deliver:
                    delivered += amount;
                    await HandleAsync<EarnWhenWorkDelivered, WorkDelivered>(Work(engagement, project, amount));
                    break;
                case Step.Bill when part > 0:
                    (backed, billed) = (backed + part, billed + part);
                    await InvoiceAsync(new BilledPart(engagement, project, part, part, 0));
                    break;
                case Step.BillWithDiscount when part > 0:
                    (backed, billed) = (backed + part, billed + (part / 2));
                    await InvoiceAsync(new BilledPart(engagement, project, part, part / 2, 0));
                    break;
                case Step.BillExtra:
                    extra += amount;
                    await InvoiceAsync(new BilledPart(engagement, project, 0, 0, amount));
                    break;
                case Step.WriteOff when part > 0:
                    writtenOff += part;
                    await HandleAsync<WriteOffWhenWorkWrittenOff, WorkWrittenOff>(new WorkWrittenOff(engagement, project, BillingSourceKind.Time, Guid.NewGuid(), new Amount(part, Kgs), "Goodwill", Day));
                    break;
                case Step.CreditToBillAgain when billed > 0:
                    var again = Math.Min(billed, Math.Min(backed, amount));
                    (backed, billed) = (backed - again, billed - again);
                    await CreditAsync(new BilledPart(engagement, project, -again, -again, 0));
                    break;
                case Step.CreditAndWriteOff when billed > 0:
                    var gone = Math.Min(billed, amount);
                    billed -= gone;
                    await CreditAsync(new BilledPart(engagement, project, 0, -gone, 0));
                    break;
                case Step.ChangePrice:
                    price = amount;
                    await ChangeAsync(engagement, project, Details(price, billing), version++);
                    break;
                case Step.CompleteAndReopen:
                    await ChangeAsync(engagement, project, Details(price, billing, isOpen: false), version++);
                    await ChangeAsync(engagement, project, Details(price, billing), version++);
                    break;
                case Step.CorrectTheMethod:
                    await ChangeAsync(engagement, project, Details(price, BillingMethod.FixedPrice), version++);
                    await ChangeAsync(engagement, project, Details(price, billing), version++);
                    break;
            }

            var bar = (await BarAsync(engagement))!;
            Assert.Equal(0m, bar.Difference);
            Assert.Equal(new MoneyBar(Kgs, Math.Max(price, delivered) + extra, billed + extra, delivered - backed - writtenOff, Math.Max(0, price - delivered), backed - billed + writtenOff), bar);
        }
    }

    private Task OpenAsync(Guid engagement, Guid project, decimal price, BillingMethod billing) =>
        HandleAsync<ContinueThreadWhenProjectOpened, ProjectOpened>(new ProjectOpened(engagement, project, null, Details(price, billing), 0));

    private Task ChangeAsync(Guid engagement, Guid project, ProjectDetails details, int version) =>
        HandleAsync<FollowTermsWhenProjectChanged, ProjectChanged>(new ProjectChanged(engagement, project, details, version));

    private Task InvoiceAsync(BilledPart part) => HandleAsync<BillWhenInvoiceIssued, InvoiceIssued>(new InvoiceIssued(
        Guid.NewGuid(), "INV-2026-0001", Guid.NewGuid(), "Ala-Too", new Amount(part.BilledAmount + part.UnbackedAmount, Kgs), new Amount(part.BilledAmount + part.UnbackedAmount, Kgs), 1m, Day, Day, [part]));

    private Task CreditAsync(BilledPart part) => HandleAsync<UnbillWhenCreditNoteIssued, CreditNoteIssued>(new CreditNoteIssued(
        Guid.NewGuid(), "CN-2026-0001", Guid.NewGuid(), "INV-2026-0001", Guid.NewGuid(), new Amount(part.BilledAmount, Kgs), new Amount(part.BilledAmount, Kgs), 1m, Day, [part]));

    private static WorkDelivered Work(Guid engagement, Guid project, decimal value) =>
        new(engagement, project, BillingSourceKind.Time, Guid.NewGuid(), "Design", new Amount(value, Kgs), Day);

    private static ProjectDetails Details(decimal price, BillingMethod billing, bool isOpen = true) =>
        new("P-0001", "Portal", Guid.NewGuid(), "Ala-Too", billing, new Amount(price, Kgs), null, null, null, null, Day, null, null, [], isOpen);

    private async Task HandleAsync<THandler, TEvent>(TEvent domainEvent)
        where THandler : IHandle<TEvent>
        where TEvent : DomainEvent
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<THandler>().HandleAsync(domainEvent, default);
        await scope.ServiceProvider.GetRequiredService<InsightsDbContext>().SaveChangesAsync();
    }

    private Task<MoneyBar?> BarAsync(Guid engagement) => app.InAsync<InsightsDbContext, MoneyBar?>(db => MoneyBar.LoadAsync(db, engagement, default));
}
