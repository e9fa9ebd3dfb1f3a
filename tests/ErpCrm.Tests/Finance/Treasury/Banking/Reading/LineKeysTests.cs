using ErpCrm.Finance.Treasury.Banking.Reading;

namespace ErpCrm.Tests.Finance.Treasury.Banking.Reading;

/// <summary>What tells a line from every other: files that come twice or overlap bring nothing twice.</summary>
public sealed class LineKeysTests
{
    private static readonly Guid Account = Guid.NewGuid();
    private static readonly DateOnly Day = new(2026, 11, 10);

    [Fact]
    public void The_same_file_has_the_same_keys()
    {
        ReadLine[] lines = [Line(5, "a"), Line(5, "b"), Line(-3, "a"), Line(5, "a")];
        Assert.Equal(LineKeys.Of(Account, lines), LineKeys.Of(Account, lines));
        Assert.Equal(4, LineKeys.Of(Account, lines).Distinct().Count());
        Assert.NotEqual(LineKeys.Of(Account, lines), LineKeys.Of(Guid.NewGuid(), lines));
    }

    [Fact]
    public void Files_that_overlap_share_the_keys_of_what_they_share()
    {
        ReadLine[] all = [Line(5, "a"), Line(5, "a"), Line(7, "b", 1), Line(5, "a", 1), Line(9, "c", 2)];
        var whole = LineKeys.Of(Account, all);
        Assert.Equal(whole.Skip(2), LineKeys.Of(Account, all[2..]));
        Assert.Equal(whole.Take(1), LineKeys.Of(Account, all[..1]));
    }

    [Fact]
    public void Equal_lines_of_a_day_are_told_by_their_place_among_them()
    {
        ReadLine[] equal = [Line(5, "a"), Line(5, "a"), Line(5, "a")];
        Assert.Equal(3, LineKeys.Of(Account, equal).Distinct().Count());
        // Only the third is new.
        Assert.Equal(LineKeys.Of(Account, equal[..2]), LineKeys.Of(Account, equal).Take(2));
    }

    [Fact]
    public void The_banks_own_number_counts_with_its_day_and_amount_and_not_the_words()
    {
        Assert.Equal(LineKeys.Of(Account, [Line(5, "a") with { BankId = "7" }]),
            LineKeys.Of(Account, [Line(5, "other words") with { BankId = "7" }]));
        string[] keys =
        [
            LineKeys.Of(Account, [Line(5, "a") with { BankId = "7" }])[0],
            LineKeys.Of(Account, [Line(6, "a") with { BankId = "7" }])[0],
            LineKeys.Of(Account, [Line(5, "a", 1) with { BankId = "7" }])[0],
            LineKeys.Of(Account, [Line(5, "a") with { BankId = "8" }])[0],
        ];
        Assert.Equal(4, keys.Distinct().Count());
    }

    [Fact]
    public void Blanks_case_and_zeros_behind_the_point_make_no_other_line()
    {
        Assert.Equal(LineKeys.Of(Account, [Line(5.00m, "Оплата  по счету")]),
            LineKeys.Of(Account, [Line(5, "ОПЛАТА по СЧЕТУ")]));
        Assert.NotEqual(LineKeys.Of(Account, [Line(5, "a") with { BalanceAfter = 10 }]),
            LineKeys.Of(Account, [Line(5, "a") with { BalanceAfter = 15 }]));
    }

    private static ReadLine Line(decimal amount, string text, int days = 0) => new(Day.AddDays(days), amount, text);
}
