using CsCheck;
using ErpCrm.Contracts.Workspace;
using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel;
using ErpCrm.Workspace.Comments;

namespace ErpCrm.Tests.Workspace.Comments;

public sealed class CommentTests
{
    private static readonly Doing Aida = new(new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc), Guid.NewGuid(),
        "Aida");

    [Fact]
    public void What_it_said_before_is_kept_each_with_the_time_it_was_written()
    {
        var comment = Said("First");
        comment.Edit("Second", [], Aida.At.AddHours(1));
        comment.Edit("Third", [], Aida.At.AddHours(2));
        Assert.Equal([(1, "First", Aida.At), (2, "Second", Aida.At.AddHours(1))],
            comment.FormerTexts.Select(t => (t.Number, t.Text, t.WrittenAt)));
        Assert.Equal(("Third", Aida.At.AddHours(2)), (comment.Text, comment.EditedAt));
    }

    [Fact]
    public void Saying_the_same_again_is_no_change()
    {
        var comment = Said("First");
        comment.Edit(" First\r\n", [], Aida.At.AddHours(1));
        Assert.Null(comment.EditedAt);
        Assert.Empty(comment.FormerTexts);
    }

    [Fact]
    public void A_deleted_comment_is_neither_changed_nor_deleted_again_until_it_is_restored()
    {
        var comment = Said("First");
        comment.Delete(Aida);
        Assert.Throws<BusinessRuleException>(() => comment.Edit("Second", [], Aida.At));
        Assert.Throws<BusinessRuleException>(() => comment.Delete(Aida));
        comment.Restore();
        comment.Edit("Second", [], Aida.At.AddHours(1));
        Assert.Equal(("Second", null), (comment.Text, comment.DeletedAt));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public void Nothing_is_no_comment(string text) => Assert.Throws<BusinessRuleException>(() => Said(text));

    [Fact]
    public void The_excerpt_is_one_line_and_ends_at_a_word()
    {
        Assert.Equal("One two", Comment.ExcerptOf("One\n\n two "));
        var excerpt = Comment.ExcerptOf(string.Join('\n', Enumerable.Repeat("слово", 100)));
        Assert.True(excerpt.Length <= Comment.ExcerptLength);
        Assert.EndsWith("слово…", excerpt, StringComparison.Ordinal);
    }

    [Fact]
    public void An_excerpt_is_never_too_long_and_tears_no_character_apart() => Gen.String[0, 400].Sample(text =>
    {
        var excerpt = Comment.ExcerptOf(text + string.Concat(Enumerable.Repeat("🙂", text.Length % 200)));
        Assert.True(excerpt.Length <= Comment.ExcerptLength);
        if (excerpt.EndsWith('…') && excerpt.Length > 1) Assert.False(char.IsHighSurrogate(excerpt[^2]));
    });

    [Fact]
    public void Whoever_is_named_is_announced_with_it()
    {
        var named = Guid.NewGuid();
        var comment = new Comment(new RecordRef("deal", Guid.NewGuid()), "@Bakyt look",
            [new Mention { UserId = named, Name = "Bakyt" }], Aida);
        var told = Assert.IsType<CommentWritten>(Assert.Single(comment.TakeEvents()));
        Assert.Equal((named, "@Bakyt look", comment.Id),
            (Assert.Single(told.MentionedIds), told.Excerpt, told.CommentId));
    }

    private static Comment Said(string text) => new(new RecordRef("deal", Guid.NewGuid()), text, [], Aida);
}
