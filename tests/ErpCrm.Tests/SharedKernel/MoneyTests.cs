using CsCheck;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.SharedKernel;

/// <summary>domain-rules §0 and §1.</summary>
public sealed class MoneyTests
{
    [Theory]
    [InlineData("0.125", 2, "0.13")]
    [InlineData("-0.125", 2, "-0.13")]
    [InlineData("2.5", 0, "3")]
    [InlineData("0.004", 2, "0.00")]
    [InlineData("0.005", 2, "0.01")]
    public void Amounts_are_rounded_half_away_from_zero(string value, int digits, string expected) =>
        Assert.Equal(Number(expected), Rounding.Round(Number(value), digits));

    [Theory]
    [InlineData("JPY", "10.5", "11")]
    [InlineData("KGS", "10.005", "10.01")]
    [InlineData("KWD", "10.0005", "10.001")]
    public void The_minor_unit_of_the_currency_decides(string currency, string value, string expected) =>
        Assert.Equal(new Money(Number(expected), currency), new Money(Number(value), currency).Round());

    [Fact]
    public void A_hundred_in_three_is_33_34_and_twice_33_33() =>
        Assert.Equal([33.34m, 33.33m, 33.33m], Rounding.Allocate(100m, [1, 1, 1], 2));

    [Fact]
    public void Five_cents_in_three_are_2_2_and_1() =>
        Assert.Equal([0.02m, 0.02m, 0.01m], Rounding.Allocate(0.05m, [1, 1, 1], 2));

    [Fact]
    public void Parts_always_add_up_and_differ_from_their_share_by_less_than_a_unit()
    {
        var cases = Gen.Select(Gen.Int[-1_000_000, 1_000_000], Gen.Int[1, 1000].Array[1, 12]);
        cases.Sample((cents, weights) =>
        {
            var total = cents / 100m;
            var parts = Rounding.Allocate(total, [.. weights.Select(w => (decimal)w)], 2);
            var sum = weights.Sum();
            return parts.Sum() == total && parts.Zip(weights)
                .All(p => Math.Abs(p.First - (total * p.Second / sum)) < 0.01m);
        });
    }

    [Fact]
    public void Currencies_do_not_mix() =>
        Assert.Throws<InvalidOperationException>(() => new Money(1, "KGS") + new Money(1, "USD"));

    [Fact]
    public void Weights_that_are_nothing_are_refused() =>
        Assert.Throws<ArgumentException>(() => Rounding.Allocate(1m, [0m, 0m], 2));

    private static decimal Number(string text) =>
        decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
