using CsCheck;
using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Finance;
using ErpCrm.Contracts.Projects;
using ErpCrm.Insights;
using ErpCrm.Insights.Engagements;
using ErpCrm.Insights.Money;
using ErpCrm.Insights.Thread;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;
using Amount = ErpCrm.SharedKernel.Money;

namespace ErpCrm.Tests.Insights.Money;

/// <summary>domain-rules §27: contracted + beyond = billed + delivered not billed + not
/// yet delivered + written off + dropped, whatever happens in which order.</summary>
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
        var contracts = Gen.Select(Gen.Int[10_000, 2_000_000],
            Gen.Enum<BillingMethod>().Where(b => b != BillingMethod.FixedPrice), steps);
        contracts.Sample(c => RunAsync(c.Item1 / 100m, c.Item2, c.Item3).GetAwaiter().GetResult(), iter: 25,
            threads: 1);
    }

    [Fact]
    public async Task What_no_milestone_plans_yet_of_a_fixed_price_is_not_yet_delivered()
    {
        var (engagement, project, design) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await PlanAsync(engagement, project, design, 200m);
        await OpenAsync(engagement, project, 1000m, BillingMethod.FixedPrice);
        await PlanAsync(engagement, project, Guid.NewGuid(), 400m);
        await DeliverAsync(engagement, project, design, 200m);
        Assert.Equal(new MoneyBar(Kgs, 1000m, 0m, 200m, 800m, 0m), await BarAsync(engagement));
        await PlanAsync(engagement, project, Guid.NewGuid(), 600m);
        Assert.Equal(new MoneyBar(Kgs, 1000m, 0m, 200m, 1000m, 0m, Beyond: 200m), await BarAsync(engagement));
    }

    [Fact]
    public async Task An_invoice_credited_in_parts_leaves_nothing_billed_in_base_currency()
    {
        var (engagement, project, invoice) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        const decimal rate = 0.971234m;
        await HandleAsync<BillWhenInvoiceIssued, InvoiceIssued>(new InvoiceIssued(invoice, "INV-2026-0007",
            Guid.NewGuid(), "Ala-Too", new Amount(100m, "USD"), new Amount(100m, "USD"), rate, Day, Day,
            [new BilledPart(engagement, project, 0, 0, 100m)]));
        foreach (var part in (decimal[])[33.33m, 33.33m, 0.01m, 33.33m])
            await HandleAsync<UnbillWhenCreditNoteIssued, CreditNoteIssued>(new CreditNoteIssued(
                Guid.NewGuid(), "CN-2026-0007", invoice, "INV-2026-0007", Guid.NewGuid(),
                new Amount(-part, "USD"), new Amount(-part, "USD"), rate, Day,
                [new BilledPart(engagement, project, 0, 0, -part)]));
        var found = await app.InAsync<InsightsDbContext, Engagement>(
            db => db.Engagements.SingleAsync(e => e.Id == engagement));
        Assert.Equal((0m, 0m), (found.Earned, found.Billed));
    }

    [Fact]
    public async Task A_removed_milestone_leaves_its_amount_to_be_planned()
    {
        var (engagement, project, design) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await OpenAsync(engagement, project, 1000m, BillingMethod.FixedPrice);
        await PlanAsync(engagement, project, design, 400m);
        await HandleAsync<DropPlanWhenMilestoneRemoved, MilestoneRemoved>(
            new MilestoneRemoved(engagement, project, design));
        Assert.Equal(new MoneyBar(Kgs, 1000m, 0m, 0m, 1000m, 0m), await BarAsync(engagement));
    }

    [Fact]
    public async Task A_fixed_price_completed_with_an_open_milestone_keeps_nothing_to_deliver()
    {
        var (engagement, project, design) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        await OpenAsync(engagement, project, 1000m, BillingMethod.FixedPrice);
        await PlanAsync(engagement, project, design, 400m);
        await PlanAsync(engagement, project, Guid.NewGuid(), 600m);
        await DeliverAsync(engagement, project, design, 400m);
        await ChangeAsync(engagement, project, Details(1000m, BillingMethod.FixedPrice, isOpen: false), 1);
        Assert.Equal(new MoneyBar(Kgs, 1000m, 0m, 400m, 0m, 0m, Dropped: 600m), await BarAsync(engagement));
    }

    [Fact]
    public async Task A_retainer_ended_early_does_not_promise_the_months_after_its_end()
    {
        var (engagement, project) = (Guid.NewGuid(), Guid.NewGuid());
        ProjectDetails Until(DateOnly? end) =>
            Details(1200m, BillingMethod.Retainer) with { MonthlyFee = 100m, Months = 12, EndsOn = end };
        await ChangeAsync(engagement, project, Until(Day.AddMonths(12).AddDays(-2)), 1);
        await HandleAsync<EarnWhenWorkDelivered, WorkDelivered>(Work(engagement, project, 100m));
        Assert.Equal(new MoneyBar(Kgs, 1200m, 0m, 100m, 1100m, 0m), await BarAsync(engagement));
        await ChangeAsync(engagement, project, Until(new DateOnly(2026, 5, 31)), 2);
        Assert.Equal(new MoneyBar(Kgs, 1200m, 0m, 100m, 200m, 0m, Dropped: 900m), await BarAsync(engagement));
    }

    [Fact]
    public async Task A_reopened_retainer_promises_only_the_months_that_still_fit_before_its_end()
    {
        var (engagement, project) = (Guid.NewGuid(), Guid.NewGuid());
        var year = Details(1200m,
            BillingMethod.Retainer) with { MonthlyFee = 100m, Months = 12, EndsOn = Day.AddMonths(12).AddDays(-2) };
        await ChangeAsync(engagement, project, year, 1);
        await HandleAsync<EarnWhenWorkDelivered, WorkDelivered>(Work(engagement, project, 300m));
        await ChangeAsync(engagement, project, year with { IsOpen = false }, 2);
        Assert.Equal(new MoneyBar(Kgs, 1200m, 0m, 300m, 0m, 0m, Dropped: 900m), await BarAsync(engagement));
        // Reopened two months before the end, and then after it.
        await ChangeAsync(engagement, project,
            year with { MonthsBefore = 3, ResumedOn = year.EndsOn!.Value.AddMonths(-1) }, 3);
        Assert.Equal(new MoneyBar(Kgs, 1200m, 0m, 300m, 200m, 0m, Dropped: 700m), await BarAsync(engagement));
        await ChangeAsync(engagement, project,
            year with { MonthsBefore = 3, ResumedOn = year.EndsOn!.Value.AddMonths(5) }, 4);
        Assert.Equal(new MoneyBar(Kgs, 1200m, 0m, 300m, 0m, 0m, Dropped: 900m), await BarAsync(engagement));
    }

    [Fact]
    public async Task Work_beyond_the_estimate_and_billing_beyond_the_work_leave_the_contract_as_agreed()
    {
        var (engagement, project) = (Guid.NewGuid(), Guid.NewGuid());
        await OpenAsync(engagement, project, 1000m, BillingMethod.TimeAndMaterial);
        await HandleAsync<EarnWhenWorkDelivered, WorkDelivered>(Work(engagement, project, 1200m));
        await InvoiceAsync(new BilledPart(engagement, project, 1200m, 1200m, 300m));
        Assert.Equal(new MoneyBar(Kgs, 1000m, 1500m, 0m, 0m, 0m, Beyond: 500m), await BarAsync(engagement));
        Assert.Equal(0m, (await BarAsync(engagement))!.Difference);
    }

    [Fact]
    public async Task A_deduction_without_work_is_price_given_away()
    {
        var (engagement, project) = (Guid.NewGuid(), Guid.NewGuid());
        await OpenAsync(engagement, project, 1000m, BillingMethod.TimeAndMaterial);
        await HandleAsync<EarnWhenWorkDelivered, WorkDelivered>(Work(engagement, project, 1000m));
        await InvoiceAsync(new BilledPart(engagement, project, 1000m, 1000m, -100m));
        Assert.Equal(new MoneyBar(Kgs, 1000m, 900m, 0m, 0m, 100m), await BarAsync(engagement));
    }

    [Fact]
    public async Task Unused_estimate_ends_with_the_project_whatever_comes_late()
    {
        var (engagement, project) = (Guid.NewGuid(), Guid.NewGuid());
        await OpenAsync(engagement, project, 1000m, BillingMethod.TimeAndMaterial);
        await HandleAsync<EarnWhenWorkDelivered, WorkDelivered>(Work(engagement, project, 300m));
        await ChangeAsync(engagement, project, Details(1000m, BillingMethod.TimeAndMaterial, isOpen: false), 1);
        Assert.Equal(new MoneyBar(Kgs, 1000m, 0m, 300m, 0m, 0m, Dropped: 700m), await BarAsync(engagement));
        await HandleAsync<EarnWhenWorkDelivered, WorkDelivered>(Work(engagement, project, 50m));
        Assert.Equal(new MoneyBar(Kgs, 1000m, 0m, 350m, 0m, 0m, Dropped: 650m), await BarAsync(engagement));
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
        Assert.Equal(new MoneyBar(Kgs, 1000m, 0m, 600m, 0m, 0m, Dropped: 400m), await BarAsync(engagement));
        await ChangeAsync(engagement, project, Details(1000m, billing), 2);
        Assert.Equal(new MoneyBar(Kgs, 1000m, 0m, 600m, 400m, 0m), await BarAsync(engagement));
    }

    [Fact]
    public async Task A_change_behind_its_back_of_any_row_turns_the_difference()
    {
        var (engagement, project) = (Guid.NewGuid(), Guid.NewGuid());
        await OpenAsync(engagement, project, 5000m, BillingMethod.TimeAndMaterial);
        await HandleAsync<EarnWhenWorkDelivered, WorkDelivered>(Work(engagement, project, 1000m));
        await InvoiceAsync(new BilledPart(engagement, project, 600m, 500m, 70m));
        await GiveUpAsync(engagement, project, 150m);
        Assert.Equal(new MoneyBar(Kgs, 5000m, 570m, 250m, 4000m, 250m, Beyond: 70m), await BarAsync(engagement));
        foreach (var row in await app.InAsync<InsightsDbContext, List<MoneyRow>>(
            db => db.MoneyRows.AsNoTracking().Where(r => r.EngagementId == engagement).ToListAsync()))
        {
            await SetAsync(row.Id, row.Amount + 7);
            Assert.Equal(7m, Math.Abs((await BarAsync(engagement))!.Difference));
            await SetAsync(row.Id, row.Amount);
        }

        Assert.Equal(0m, (await BarAsync(engagement))!.Difference);
        Task SetAsync(long id, decimal amount) =>
            app.InAsync<InsightsDbContext>(db => db.MoneyRows.Where(r => r.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.Amount, amount)));
    }

    [Fact]
    public async Task Money_in_another_currency_stands_by_itself()
    {
        var (engagement, project) = (Guid.NewGuid(), Guid.NewGuid());
        await OpenAsync(engagement, project, 1000m, BillingMethod.TimeAndMaterial);
        await HandleAsync<EarnWhenWorkDelivered, WorkDelivered>(new WorkDelivered(engagement, project,
            BillingSourceKind.Expense, Guid.NewGuid(), "Flight", new Amount(100m, "EUR"), Day));
        var found = await app.InAsync<InsightsDbContext, (Guid, IReadOnlyList<MoneyBar> Bars)?>(
            db => MoneyBar.FindAsync(db, db.Engagements.Where(e => e.Id == engagement), default));
        Assert.Equal(
            [new MoneyBar(Kgs, 1000m, 0m, 0m, 1000m, 0m), new MoneyBar("EUR", 0m, 0m, 100m, 0m, 0m, Beyond: 100m)],
            found!.Value.Bars);
    }

    [Fact]
    public async Task An_estimate_corrected_to_a_fixed_price_is_planned_by_its_milestones_alone()
    {
        var (engagement, project) = (Guid.NewGuid(), Guid.NewGuid());
        await OpenAsync(engagement, project, 1000m, BillingMethod.TimeAndMaterial);
        await ChangeAsync(engagement, project, Details(1000m, BillingMethod.FixedPrice), 1);
        foreach (var amount in new[] { 400m, 600m })
            await PlanAsync(engagement, project, Guid.NewGuid(), amount);
        Assert.Equal(new MoneyBar(Kgs, 1000m, 0m, 0m, 1000m, 0m), await BarAsync(engagement));
    }

    [Fact]
    public async Task Events_of_a_project_handled_in_the_wrong_order_end_in_its_newest_state()
    {
        var (engagement, project) = (Guid.NewGuid(), Guid.NewGuid());
        await ChangeAsync(engagement, project, Details(1000m, BillingMethod.TimeAndMaterial, isOpen: false), 3);
        await HandleAsync<TellWhenProjectCompleted, ProjectCompleted>(
            new ProjectCompleted(engagement, project, Day));
        await ChangeAsync(engagement, project, Details(2000m, BillingMethod.TimeAndMaterial), 2);
        await OpenAsync(engagement, project, 2000m, BillingMethod.TimeAndMaterial);
        await HandleAsync<EarnWhenWorkDelivered, WorkDelivered>(Work(engagement, project, 300m));
        Assert.Equal(EngagementStage.Completed, await app.InAsync<InsightsDbContext, EngagementStage>(
            db => db.Engagements.Where(e => e.Id == engagement).Select(e => e.Stage).SingleAsync()));
        Assert.Equal(new MoneyBar(Kgs, 1000m, 0m, 300m, 0m, 0m, Dropped: 700m), await BarAsync(engagement));
    }

    [Fact]
    public async Task An_older_state_of_a_project_is_ignored()
    {
        var (engagement, project) = (Guid.NewGuid(), Guid.NewGuid());
        await HandleAsync<FollowTermsWhenProjectChanged, ProjectChanged>(
            new ProjectChanged(engagement, project, Details(2000m, BillingMethod.Retainer), 3));
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
                    var half = Rounding.Round(part / 2, Kgs);
                    (backed, billed) = (backed + part, billed + half);
                    await InvoiceAsync(new BilledPart(engagement, project, part, half, 0));
                    break;
                case Step.BillExtra:
                    extra += amount;
                    await InvoiceAsync(new BilledPart(engagement, project, 0, 0, amount));
                    break;
                case Step.WriteOff when part > 0:
                    writtenOff += part;
                    await GiveUpAsync(engagement, project, part);
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
            Assert.Equal(
                new MoneyBar(
                    Kgs, price, billed + extra, delivered - backed - writtenOff, Math.Max(0, price - delivered),
                    backed - billed + writtenOff, Math.Max(0, delivered - price) + extra),
                bar);
            var found = await app.InAsync<InsightsDbContext, Engagement>(
                db => db.Engagements.SingleAsync(e => e.Id == engagement));
            Assert.Equal((bar.Billed + bar.DeliveredNotBilled, bar.Billed), (found.Earned, found.Billed));
        }
    }

    private Task OpenAsync(Guid engagement, Guid project, decimal price, BillingMethod billing) =>
        HandleAsync<FollowTermsWhenProjectOpened, ProjectOpened>(
            new ProjectOpened(engagement, project, null, Details(price, billing), 0));

    private Task ChangeAsync(Guid engagement, Guid project, ProjectDetails details, int version) =>
        HandleAsync<FollowTermsWhenProjectChanged, ProjectChanged>(
            new ProjectChanged(engagement, project, details, version));

    private Task InvoiceAsync(BilledPart part) => HandleAsync<BillWhenInvoiceIssued, InvoiceIssued>(new InvoiceIssued(
        Guid.NewGuid(), "INV-2026-0001", Guid.NewGuid(), "Ala-Too",
        new Amount(part.BilledAmount + part.UnbackedAmount, Kgs),
        new Amount(part.BilledAmount + part.UnbackedAmount, Kgs), 1m, Day, Day, [part]));

    private Task CreditAsync(BilledPart part) =>
        HandleAsync<UnbillWhenCreditNoteIssued, CreditNoteIssued>(new CreditNoteIssued(
            Guid.NewGuid(), "CN-2026-0001", Guid.NewGuid(), "INV-2026-0001", Guid.NewGuid(),
            new Amount(part.BilledAmount, Kgs), new Amount(part.BilledAmount, Kgs), 1m, Day, [part]));

    private Task PlanAsync(Guid engagement, Guid project, Guid milestone, decimal amount) =>
        HandleAsync<PlanWhenMilestonePlanned, MilestonePlanned>(
            new MilestonePlanned(engagement, project, milestone, "Part", new Amount(amount, Kgs), Day, 1));

    private Task DeliverAsync(Guid engagement, Guid project, Guid milestone, decimal amount) =>
        HandleAsync<EarnWhenWorkDelivered, WorkDelivered>(
            new WorkDelivered(engagement, project, BillingSourceKind.Milestone, milestone, "Part",
                new Amount(amount, Kgs), Day));

    private Task GiveUpAsync(Guid engagement, Guid project, decimal amount) =>
        HandleAsync<WriteOffWhenWorkWrittenOff, WorkWrittenOff>(
            new WorkWrittenOff(engagement, project, BillingSourceKind.Time, Guid.NewGuid(), new Amount(amount, Kgs),
                "Goodwill", Day));

    private static WorkDelivered Work(Guid engagement, Guid project, decimal value) =>
        new(engagement, project, BillingSourceKind.Time, Guid.NewGuid(), "Design", new Amount(value, Kgs), Day);

    private static ProjectDetails Details(decimal price, BillingMethod billing, bool isOpen = true) =>
        new("P-0001", "Portal", Guid.NewGuid(), "Ala-Too", billing, new Amount(price, Kgs), null, null, null, null, Day,
            null, null, [], isOpen);

    private Task HandleAsync<THandler, TEvent>(TEvent domainEvent)
        where THandler : IHandle<TEvent>
        where TEvent : DomainEvent => app.HandleAsync<InsightsDbContext, THandler, TEvent>(domainEvent);

    private Task<MoneyBar?> BarAsync(Guid engagement) =>
        app.InAsync<InsightsDbContext, MoneyBar?>(db => MoneyBar.LoadAsync(db, engagement, default));
}
