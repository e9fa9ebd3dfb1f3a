using CsCheck;
using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Projects;
using ErpCrm.Finance.Books.MonthEnd.Work;
using ErpCrm.Finance.Copies;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.Finance.Books.MonthEnd;

/// <summary>Revenue of a fixed price is earned by what is expected now (domain-rules §12).</summary>
public sealed class ProgressTests
{
    private static readonly Gen<ContractFigures> Any =
        Gen.Select(Gen.Int[1, 10_000_000], Gen.Int[0, 20_000_000], Gen.Int[0, 10_000_000], Gen.Int[0, 10_000_000],
            Gen.Int[1, 20_000]).Select((price, billed, cost, remaining, rate) =>
            Cost(price / 100m, billed / 100m, cost / 100m, (cost + remaining) / 100m, rate / 100m));

    // Budget 1000, spent 900, 1500 expected now, price 2000: by the old budget 1800 would be earned.
    [Fact]
    public void The_old_budget_says_nothing()
    {
        var contract = Known(budgetHours: 1000, hours: 900, remaining: 600, billed: 500);
        Assert.Equal(((decimal?)1500m, (decimal?)600m), (contract.AtCompletion, contract.Remaining));
        var progress = Progress.Of(contract.At(1), "KGS");
        Assert.Equal(0.6m, progress.Share);
        Assert.Equal((1200m, 700m, 0m, 0m), (progress.Earned, progress.Asset, progress.Liability, progress.Loss));
    }

    [Fact]
    public void What_is_billed_beyond_the_work_is_owed()
    {
        var progress = Progress.Of(Cost(2000, 1500, 900, 1500), "KGS");
        Assert.Equal((0m, 300m), (progress.Asset, progress.Liability));
    }

    [Fact]
    public void A_loss_is_provided_for_as_soon_as_it_is_expected()
    {
        var progress = Progress.Of(Cost(2000, 0, 1000, 2500), "KGS");
        Assert.Equal((800m, 800m, 300m), (progress.Earned, progress.Asset, progress.Loss));
    }

    [Fact]
    public void Where_nobody_knows_what_is_to_come_nothing_is_posted_and_somebody_is_asked()
    {
        var contract = Known(budgetHours: null, hours: 10, remaining: null, billed: 500);
        Assert.True(contract.NeedsEstimate);
        Assert.Equal(Progress.AsBilled, Progress.Of(contract.At(1), "KGS"));
    }

    [Fact]
    public void An_estimate_that_work_has_passed_is_asked_for_again()
    {
        Assert.False(Known(null, hours: 10, remaining: 5, billed: 0).NeedsEstimate);
        Assert.True(Known(null, hours: 16, remaining: 5, billed: 0, estimatedAt: 10).NeedsEstimate);
    }

    [Fact]
    public void What_is_delivered_is_earned_whole()
    {
        var contract = Known(budgetHours: 1000, hours: 900, remaining: 600, billed: 2000, isOpen: false);
        var progress = Progress.Of(contract.At(1), "KGS");
        Assert.False(contract.NeedsEstimate);
        Assert.Equal(1m, progress.Share);
        Assert.Equal((2000m, 0m, 0m), (progress.Earned, progress.Asset, progress.Liability));
    }

    [Fact]
    public void A_contract_is_never_under_and_over_billed_at_once_and_earns_no_more_than_its_price() =>
        Any.Sample(figures =>
        {
            var progress = Progress.Of(figures, "KGS");
            Assert.InRange(progress.Share ?? 0, 0, 1);
            Assert.InRange(progress.Earned, 0, figures.Contract);
            Assert.True(progress.Asset == 0 || progress.Liability == 0);
            // What is billed beyond the work is owed as it was posted, never more.
            Assert.InRange(progress.Liability, 0, figures.BilledBase);
            Assert.True(progress.Loss >= 0);
            if (progress.Share == 1) Assert.Equal(0, progress.Loss);
        });

    private static ContractFigures Cost(decimal price, decimal billed, decimal cost, decimal atCompletion,
        decimal rate = 1) =>
        new(EarningMethod.CostToCost, price, "KGS", billed, Rounding.Round(billed * rate, 2), cost, 0, atCompletion,
            null, rate);

    // 2000 is the price; measured by hours.
    private static Contract Known(decimal? budgetHours, decimal hours, decimal? remaining, decimal billed,
        bool isOpen = true, decimal? estimatedAt = null)
    {
        var project = new ProjectCopy { Id = Guid.CreateVersion7(), EngagementId = Guid.CreateVersion7() };
        project.Follow(new ProjectDetails("P-1", "Fixed", Guid.Empty, "Client", BillingMethod.FixedPrice,
            new Money(2000, "KGS"), null, budgetHours, null, null, new(2026, 1, 1), null, null, [], isOpen), 1,
            new(2026, 1, 1));
        var estimate = remaining is { } left
            ? new CompletionEstimate(project.Id, new(2026, 10, 1), EarningMethod.Hours, estimatedAt ?? hours, left,
                null, Guid.Empty, TestClock.Start)
            : null;
        return new Contract(project, EarningMethod.Hours, estimate, 0, hours, billed, billed);
    }
}
