using CsCheck;
using ErpCrm.Finance.Treasury.LateCharges;

namespace ErpCrm.Tests.Finance.Treasury.LateCharges;

/// <summary>Simple interest for each day after the due day on what was open at its end.</summary>
public sealed class LateInterestTests
{
    private static readonly DateOnly Due = new(2026, 9, 10);

    [Fact]
    public void It_is_counted_from_the_day_after_the_due_day()
    {
        Assert.Equal(986.30m, LateInterest.Of(Due, Due.AddDays(30), 100_000, [], 12, "KGS"));
        Assert.Equal(0m, LateInterest.Of(Due, Due, 100_000, [], 12, "KGS"));
        Assert.Equal(0m, LateInterest.Of(Due, Due.AddDays(30), 100_000, [], 0, "KGS"));
        Assert.Equal(986m, LateInterest.Of(Due, Due.AddDays(30), 100_000, [], 12, "JPY"));
    }

    [Fact]
    public void What_was_paid_bears_none_from_its_day_on()
    {
        // 20 days (the 11th to the 30th) of 100,000, then 10 of 40,000: 2,400,000 day-soms.
        var settled = new[] { new Settled(Due.AddDays(21), 60_000) };
        Assert.Equal(789.04m, LateInterest.Of(Due, Due.AddDays(30), 40_000, settled, 12, "KGS"));
        // Taken back on the 25th day, it was open again.
        settled = [.. settled, new Settled(Due.AddDays(25), -60_000)];
        Assert.Equal(907.40m, LateInterest.Of(Due, Due.AddDays(30), 100_000, settled, 12, "KGS"));
    }

    [Fact]
    public void Charging_it_in_parts_differs_by_no_more_than_the_roundings() =>
        Gen.Select(Gen.Int[1, 400], Gen.Int[1, 399], Gen.Int[1, 10_000_000]).Sample((days, cut, cents) =>
        {
            var (open, until) = (cents / 100m, Due.AddDays(days));
            var middle = Due.AddDays(Math.Min(cut, days));
            var parts = LateInterest.Of(Due, middle, open, [], 15, "KGS")
                + LateInterest.Of(middle, until, open, [], 15, "KGS");
            Assert.InRange(parts - LateInterest.Of(Due, until, open, [], 15, "KGS"), -0.01m, 0.01m);
        }, iter: 300);
}
