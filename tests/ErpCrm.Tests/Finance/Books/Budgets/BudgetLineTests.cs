using CsCheck;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Budgets;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.Finance.Books.Budgets;

public sealed class BudgetLineTests
{
    private static readonly DateOnly April = new(2026, 4, 1);

    [Fact]
    public void A_year_is_spread_over_its_months_to_the_last_unit() =>
        Gen.Select(Gen.Long[-99_999_999_999, 99_999_999_999], Gen.Int[0, 3]).Sample((units, digits) =>
        {
            var amount = (decimal)units;
            for (var i = 0; i < digits; i++) amount /= 10;
            var line = new BudgetLine(Guid.NewGuid(), Guid.NewGuid(), "8160", Guid.Empty);
            line.Spread(amount, April, digits);
            var months = FinancialYears.MonthsOf(April).Select(line.Of).ToList();
            Assert.Equal(amount, months.Sum());
            Assert.Equal(amount, line.Total);
            Assert.True(months.Max() - months.Min() <= Rounding.Unit(digits));
        });

    [Fact]
    public void What_is_left_over_goes_to_the_first_months_of_the_year()
    {
        var line = new BudgetLine(Guid.NewGuid(), Guid.NewGuid(), "8160", Guid.Empty);
        line.Spread(100, April, 2);
        Assert.Equal((8.34m, 8.34m, 8.33m), (line.April, line.July, line.August));
        Assert.Equal(8.33m, line.March);
    }

    [Fact]
    public void A_budget_is_called_by_the_years_that_it_lies_in()
    {
        Assert.Equal("2026", new Budget(new DateOnly(2026, 1, 1)).Name);
        Assert.Equal("2026/27", new Budget(April).Name);
        Assert.Equal("2099/00", new Budget(new DateOnly(2099, 7, 1)).Name);
    }

    [Fact]
    public void A_forecast_is_what_was_posted_and_the_budget_of_the_rest()
    {
        var row = new BudgetRow(Guid.NewGuid(), "8160", "Rent", AccountClass.OperatingExpense,
            [.. Enumerable.Repeat(100m, 12)]);
        var sums = BudgetResult.Of(row, [90, 95, 130, 999, 0, 0, 0, 0, 0, 0, 0, 0], past: 3).Sums;
        Assert.Equal(new BudgetSums(300, 315, 1200, 1215), sums);
        Assert.Equal((15m, 0.05m, 15m), (sums.Variance, sums.Share, sums.YearVariance));
        Assert.Null(new BudgetSums(0, 5, 0, 5).Share);
    }
}
