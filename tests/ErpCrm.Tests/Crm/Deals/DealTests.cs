using CsCheck;
using ErpCrm.Contracts.Crm;
using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Deals;
using ErpCrm.Crm.Stages;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.Crm.Deals;

public class DealTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 6, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2026, 3, 2);

    public enum Step
    {
        Move,
        Change,
        Win,
        Lose,
        Reopen,
    }

    [Theory]
    [InlineData("open", Step.Move, true)]
    [InlineData("open", Step.Change, true)]
    [InlineData("open", Step.Win, true)]
    [InlineData("open", Step.Lose, true)]
    [InlineData("open", Step.Reopen, false)]
    [InlineData("won", Step.Move, false)]
    [InlineData("won", Step.Change, false)]
    [InlineData("won", Step.Win, false)]
    [InlineData("won", Step.Lose, false)]
    [InlineData("won", Step.Reopen, false)]
    [InlineData("lost", Step.Move, false)]
    [InlineData("lost", Step.Change, false)]
    [InlineData("lost", Step.Win, false)]
    [InlineData("lost", Step.Lose, false)]
    [InlineData("lost", Step.Reopen, true)]
    public void Each_step_is_allowed_in_its_states_only(string state, Step step, bool allowed)
    {
        var (deal, company, stages) = Make();
        if (state == "won") Take(deal, company, stages, Step.Win);
        if (state == "lost") Take(deal, company, stages, Step.Lose);

        var refusal = Record.Exception(() => Take(deal, company, stages, step));

        if (allowed) Assert.Null(refusal);
        else Assert.IsType<BusinessRuleException>(refusal);
    }

    [Fact]
    public void A_retainer_is_worth_its_months_at_the_fee_that_will_be_billed()
    {
        var company = new Company(new CompanyData { Name = "Client", Currency = "KGS" }, Now);
        var data = new DealData
        {
            Name = "Care", Currency = "KGS", Billing = BillingMethod.Retainer, MonthlyFee = 100.01m, Months = 3
        };
        var deal = new Deal(Guid.NewGuid(), company, data, CrmMake.Stages()[0], 0,
            new Moment(Now, Guid.NewGuid(), "Sales"));
        var project = new ErpCrm.Projects.Projects.ProjectTerms(deal.Billing, deal.Value, MonthlyFee: deal.MonthlyFee,
            Months: deal.Months).Checked();
        Assert.Equal((300.03m, 100.01m), (deal.Amount, deal.MonthlyFee));
        Assert.Equal(deal.Value, project.Value);
    }

    [Fact]
    public void A_won_deal_makes_its_company_a_client()
    {
        var (deal, company, stages) = Make();
        Take(deal, company, stages, Step.Win);
        Assert.Equal((CompanyStatus.Client, Today), (company.Status, company.ClientSince));
    }

    [Fact]
    public void The_stage_history_says_when_a_stage_was_entered_and_left()
    {
        var (deal, _, stages) = Make();
        deal.MoveTo(stages[2], 1, At(10));
        deal.MoveTo(stages[1], 1, At(20));

        var passages = deal.Passages.OrderBy(p => p.EnteredAt).ToList();
        Assert.Equal(["New", "Proposal", "Qualified"], passages.Select(p => p.StageName));
        Assert.Equal([At(10).At, At(20).At, null], passages.Select(p => p.LeftAt));
        Assert.Equal([10, 50, 25], passages.Select(p => p.Probability));
    }

    [Fact]
    public void A_move_taken_back_at_once_leaves_no_trace_and_a_later_one_does()
    {
        var (deal, _, stages) = Make();
        deal.MoveTo(stages[1], 1, At(10));
        deal.MoveBack(stages[0], 1, At(11));
        Assert.Single(deal.Passages);
        Assert.Null(deal.Passages[0].LeftAt);

        deal.MoveTo(stages[1], 1, At(20));
        deal.MoveBack(stages[0], 1, At(40));
        Assert.Equal(3, deal.Passages.Count);
    }

    [Fact]
    public void Milestones_that_do_not_add_up_to_the_price_are_refused()
    {
        var refusal = Assert.Throws<BusinessRuleException>(() => Make(Fixed(100_000, 40_000, 59_999.99m)));
        Assert.Equal("Milestones", refusal.Field);
    }

    [Fact]
    public void Milestones_that_add_up_are_kept_in_order()
    {
        var (deal, _, _) = Make(Fixed(100_000, 40_000, 60_000));
        Assert.Equal([40_000m, 60_000m], deal.Milestones.OrderBy(m => m.Position).Select(m => m.Amount));
    }

    [Fact]
    public void A_retainer_is_worth_its_fee_times_its_months()
    {
        var (deal, _, _) = Make(
            Data() with { Billing = BillingMethod.Retainer, Amount = 1, MonthlyFee = 90_000, Months = 6 });
        Assert.Equal(540_000m, deal.Amount);
    }

    [Theory]
    [InlineData("KGS")]
    [InlineData("JPY")]
    [InlineData("KWD")]
    public void An_amount_that_its_currency_does_not_have_is_refused_by_the_deal_itself(string currency) =>
        Gen.Decimal[0, 1_000_000].Sample(amount =>
        {
            var terms = Data() with { Currency = currency };
            (string Field, DealData Data)[] typed(decimal value) =>
            [
                ("Amount", terms with { Amount = value }),
                ("HourlyRate", terms with { HourlyRate = value }),
                ("MonthlyFee", terms with { Billing = BillingMethod.Retainer, MonthlyFee = value, Months = 3 }),
            ];

            var exact = Rounding.Round(amount, currency);
            Assert.Equal([exact, 100_000m, exact * 3], typed(exact).Select(t => Make(t.Data).Deal.Amount));
            if (amount == exact) return;
            foreach (var (field, data) in typed(amount))
                Assert.Equal(field, Assert.Throws<BusinessRuleException>(() => { Make(data); }).Field);
        });

    [Theory]
    [InlineData(BillingMethod.FixedPrice)]
    [InlineData(BillingMethod.Retainer)]
    public void A_deal_that_nothing_could_be_billed_for_is_not_won(BillingMethod billing)
    {
        var (deal, company, stages) = Make(Data() with { Billing = billing, Amount = 0, MonthlyFee = 0, Months = 1 });
        Assert.Throws<BusinessRuleException>(() => Take(deal, company, stages, Step.Win));
    }

    [Fact]
    public void Missing_terms_are_named_by_the_way_of_billing()
    {
        Assert.Equal(3, Make(Data() with { Amount = 0 }).Deal.MissingTerms().Count);
        Assert.Empty(Make(Data() with { HourlyRate = 2500, BudgetHours = 40 }).Deal.MissingTerms());
    }

    [Fact]
    public void The_deals_own_probability_goes_before_the_stages()
    {
        var (deal, _, stages) = Make(Data() with { OwnProbability = 5 });
        Assert.Equal(5, deal.Probability(stages[3]));
        Assert.Equal(75, Make().Deal.Probability(stages[3]));
    }

    private static DealData Data() =>
        new() { Name = "Portal", Currency = "KGS", Amount = 100_000, Billing = BillingMethod.TimeAndMaterial };

    private static DealData Fixed(decimal price, params decimal[] parts) =>
        Data() with { Billing = BillingMethod.FixedPrice, Amount = price, Milestones = [
            .. parts.Select((p, i) => new MilestoneTerms($"Part {i + 1}", p, null))] };

    private static (Deal Deal, Company Company, List<Stage> Stages) Make(DealData? data = null)
    {
        var stages = CrmMake.Stages();
        var company = new Company(new CompanyData { Name = "Ala-Too", Currency = "KGS" }, Now);
        return (new Deal(Guid.NewGuid(), company, data ?? Data(), stages[0], 0, At(0)), company, stages);
    }

    private static Moment At(int minutes) => new(Now.AddMinutes(minutes), Guid.Empty, "Test");

    private static void Take(Deal deal, Company company, List<Stage> stages, Step step)
    {
        switch (step)
        {
            case Step.Move: deal.MoveTo(stages[1], 1, At(5)); break;
            case Step.Change: deal.Change(company, Data() with { Name = "Renamed" }); break;
            case Step.Win: deal.Win(company, WinReason.Price, "", Today, null, Today, At(5)); break;
            case Step.Lose: deal.Lose(LossReason.Price, "", Today, At(5)); break;
            default: deal.Reopen(stages[0], At(6)); break;
        }
    }
}
