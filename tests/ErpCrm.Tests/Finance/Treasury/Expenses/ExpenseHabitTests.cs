using ErpCrm.Finance.Treasury.Expenses;

namespace ErpCrm.Tests.Finance.Treasury.Expenses;

/// <summary>Xero ideas 51046744 and 50766869: what copies the last coding copies the last mistake.</summary>
public sealed class ExpenseHabitTests
{
    private static readonly Dictionary<char, Guid> Known =
        "ABCD".ToDictionary(letter => letter, letter => new Guid(letter, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]));

    // The latest first.
    [Theory]
    [InlineData("AAA", 'A'), InlineData("AAAA", 'A'), InlineData("BAAA", 'A'), InlineData("AABA", 'A')]
    [InlineData("AAAB", 'A'), InlineData("BBAAA", null), InlineData("A", null), InlineData("AA", null)]
    [InlineData("", null), InlineData("AABB", null), InlineData("ABAB", null), InlineData("ABCD", null)]
    [InlineData("BCAAA", null)]
    public void A_habit_is_three_of_the_last_four(string chosen, char? habit) => Assert.Equal(
        habit is { } letter ? (Guid?)Known[letter] : null, ExpenseHabit.Of(chosen.Select(c => Known[c])));
}
