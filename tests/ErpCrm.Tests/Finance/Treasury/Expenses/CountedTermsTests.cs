using CsCheck;
using ErpCrm.Finance.Treasury.ExpenseRates;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.Finance.Treasury.Expenses;

/// <summary>Kilometres and days come to an amount by themselves.</summary>
public sealed class CountedTermsTests
{
    private static readonly DateOnly Day = new(2026, 5, 4);

    private static ExpenseRate Rate(ExpenseKind kind, decimal amount, string currency = "KGS", DateOnly? from = null) =>
        new(new ExpenseRateTerms(kind, "Car", from ?? Day.AddDays(-30), amount, currency, Guid.NewGuid(), null, true));

    [Theory]
    [InlineData(62.5, 11.5, "KGS", 718.75), InlineData(33.3, 11.55, "KGS", 384.62)]
    [InlineData(0.1, 0.05, "KGS", 0.01), InlineData(7, 12.345, "JPY", 86)]
    public void Kilometres_times_rate_are_rounded_once(double kilometres, double rate, string currency, double amount)
    {
        var expense = Recorded(new CountedTerms(Rate(ExpenseKind.Mileage, (decimal)rate, currency),
            (decimal)kilometres, "Bishkek", "Osh"));
        Assert.Equal(((decimal)amount, 0m, currency, ExpenseKind.Mileage, "Bishkek", "Osh"),
            (expense.Net, expense.Vat, expense.Currency, expense.Kind, expense.FromPlace, expense.ToPlace));
    }

    [Fact]
    public void Days_count_by_halves() => Gen.Int[1, 400].Sample(halves =>
    {
        var days = halves / 2m;
        var terms = new CountedTerms(Rate(ExpenseKind.PerDiem, 1_200.50m), days);
        if (days > CountedTerms.MostDays) Assert.Throws<BusinessRuleException>(() => Recorded(terms));
        else Assert.Equal(halves * 600.25m, Recorded(terms).Net);
        Assert.Equal("Days", Assert.Throws<BusinessRuleException>(
            () => Recorded(terms with { Quantity = days + 0.3m })).Field);
    });

    [Theory]
    [InlineData(0), InlineData(-1), InlineData(10_001)]
    public void Kilometres_have_a_limit(int kilometres) => Assert.Equal("Distance",
        Assert.Throws<BusinessRuleException>(() => Recorded(
            new CountedTerms(Rate(ExpenseKind.Mileage, 12), kilometres))).Field);

    [Fact]
    public void A_rate_that_has_not_begun_on_the_day_is_refused() => Assert.Equal("SpentOn",
        Assert.Throws<BusinessRuleException>(() => Recorded(
            new CountedTerms(Rate(ExpenseKind.Mileage, 12, from: Day.AddDays(1)), 5))).Field);

    // Whatever is typed beside it, the amount is the computed one.
    [Fact]
    public void Amount_currency_and_category_are_those_of_the_rate()
    {
        var rate = Rate(ExpenseKind.PerDiem, 55, "USD");
        var expense = Expense.Record(Guid.NewGuid(), new ExpenseTerms(Day, Guid.NewGuid(), "Almaty", 9_999, 999, "KGS",
            null, false, 0) { Counted = new CountedTerms(rate, 2), CardId = Guid.NewGuid() }, Day);
        Assert.Equal((110m, "USD", rate.CategoryId, null),
            (expense.Gross, expense.Currency, expense.CategoryId, (object?)expense.CardId));
        expense.Change(new ExpenseTerms(Day, rate.CategoryId, "Hotel", 50, 6, "KGS", null, false, 0), Day);
        Assert.Equal((56m, ExpenseKind.Receipt, null), (expense.Gross, expense.Kind, expense.Quantity));
    }

    private static Expense Recorded(CountedTerms counted) => Expense.Record(Guid.NewGuid(),
        new ExpenseTerms(Day, Guid.Empty, "Journey", 0, 0, "", null, false, 0) { Counted = counted }, Day);
}
