using ErpCrm.Workspace.Search;

namespace ErpCrm.Tests.Workspace.Search;

/// <summary>What stands around a found word.</summary>
public sealed class ExcerptTests
{
    private static readonly string Long = string.Join(' ', Enumerable.Range(1, 60).Select(i => $"слово{i}"));

    [Fact]
    public void A_short_text_is_shown_whole_in_one_line() =>
        Assert.Equal("Бишкек, Чүй 42", Excerpt.Of(" Бишкек,\r\n Чүй\t42 ", SearchWords.Of("чуй")));

    [Theory]
    [InlineData("слово1", "слово1 ")]
    [InlineData("slovo33", "…")]
    [InlineData("слово60", "…")]
    public void Of_a_long_one_the_piece_around_the_word_in_whole_words(string typed, string begins)
    {
        var piece = Excerpt.Of(Long, SearchWords.Of(typed));
        Assert.StartsWith(begins, piece, StringComparison.Ordinal);
        Assert.InRange(piece.Length, 20, 92);
        var number = typed["слово".Length..];
        Assert.Contains($"слово{number}", piece, StringComparison.Ordinal);
        Assert.All(piece.Trim('…').Split(' '), word => Assert.Matches("^слово[0-9]+$", word));
        Assert.Equal(number != "60", piece.EndsWith('…'));
    }

    [Fact]
    public void A_word_without_end_is_cut_and_no_letter_with_it()
    {
        var piece = Excerpt.Of("x" + string.Concat(Enumerable.Repeat("\U0001F600", 200)),
            SearchWords.Of("other"));
        Assert.InRange(piece.Length, 80, 92);
        Assert.False(char.IsHighSurrogate(piece[^2]));
    }
}
