using ErpCrm.Resources.Rates;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.Resources.Rates;

public sealed class PersonRateTests
{
    private static readonly DateOnly January = new(2026, 1, 1);
    private static readonly DateOnly July = new(2026, 7, 1);
    private static readonly Guid Person = Guid.NewGuid();

    [Fact]
    public void The_rate_of_a_day_is_the_newest_that_is_valid_by_then()
    {
        PersonRate[] rates = [Make(July, 1100), Make(January, 1000)];

        Assert.Null(PersonRate.On(rates, January.AddDays(-1)));
        Assert.Equal(1000, PersonRate.On(rates, January)!.CostPerHour);
        Assert.Equal(1000, PersonRate.On(rates, July.AddDays(-1))!.CostPerHour);
        Assert.Equal(1100, PersonRate.On(rates, July)!.CostPerHour);
        Assert.Equal(1100, PersonRate.On(rates, July.AddYears(5))!.CostPerHour);
    }

    [Fact]
    public void Two_rates_cannot_start_on_the_same_day() =>
        Assert.Equal("ValidFrom",
            Assert.Throws<BusinessRuleException>(
                () => new PersonRate(Person, July, 1200, null, [Make(July, 1100)])).Field);

    [Fact]
    public void A_cost_is_not_negative_and_a_selling_rate_is_positive()
    {
        Assert.Throws<BusinessRuleException>(() => new PersonRate(Person, July, -1, null, []));
        Assert.Throws<BusinessRuleException>(() => new PersonRate(Person, July, 1, 0, []));
    }

    [Fact]
    public void A_rate_is_kept_as_it_is_or_refused()
    {
        Assert.Equal(1100.55m, Make(July, 1100.55m).CostPerHour);
        Assert.Equal("CostPerHour", Assert.Throws<BusinessRuleException>(() => Make(July, 1100.555m)).Field);
        Assert.Equal("BillPerHour",
            Assert.Throws<BusinessRuleException>(() => new PersonRate(Person, July, 1, 2.001m, [])).Field);
    }

    [Fact]
    public void Only_a_rate_that_does_not_hold_yet_can_be_taken_back()
    {
        var rate = Make(July, 1100);

        Assert.Throws<BusinessRuleException>(() => rate.Remove(July));
        rate.Remove(July.AddDays(-1));
    }

    private static PersonRate Make(DateOnly from, decimal cost) => new(Person, from, cost, null, []);
}
