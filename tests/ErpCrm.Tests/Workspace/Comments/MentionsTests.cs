using ErpCrm.Workspace.Comments;

namespace ErpCrm.Tests.Workspace.Comments;

public sealed class MentionsTests
{
    private static readonly Colleague Aida = new(Guid.NewGuid(), "Aida", "Owner");
    private static readonly Colleague AidaBekova = new(Guid.NewGuid(), "Aida Bekova", "Owner");
    private static readonly Colleague Namesake = new(Guid.NewGuid(), "Aida Bekova", "Sales");
    private static readonly Colleague Bakyt = new(Guid.NewGuid(), "Бакыт Исмаилов", "Team member");

    [Fact]
    public void The_longest_name_is_meant() =>
        Assert.Equal([AidaBekova.Id], Named("Hello @Aida Bekova!", [Aida, AidaBekova]));

    [Fact]
    public void A_name_inside_a_longer_word_or_an_address_is_nobody()
    {
        Assert.Empty(Named("@Aidana", [Aida]));
        Assert.Empty(Named("mail office@Aida", [Aida]));
    }

    [Theory]
    [InlineData("@бакыт исмаилов, кара")]
    [InlineData("(@Бакыт Исмаилов)")]
    [InlineData("кара\n@Бакыт Исмаилов")]
    public void Case_and_what_stands_around_do_not_matter(string text) =>
        Assert.Equal([Bakyt.Id], Named(text, [Aida, Bakyt]));

    [Fact]
    public void Of_two_of_one_name_the_picked_one_is_meant_and_without_a_pick_both()
    {
        Assert.Equal([Namesake.Id], Named("@Aida Bekova", [AidaBekova, Namesake], Namesake.Id));
        Assert.Equal([AidaBekova.Id, Namesake.Id], Named("@Aida Bekova", [AidaBekova, Namesake]));
    }

    [Fact]
    public void Who_was_picked_and_then_taken_out_of_the_text_is_not_named() =>
        Assert.Empty(Named("nobody", [AidaBekova], AidaBekova.Id));

    [Fact]
    public void The_list_finds_any_part_of_a_name_and_puts_what_begins_so_first()
    {
        Colleague[] people = [new(Guid.NewGuid(), "Elena Aidarova", ""), Aida, Bakyt];
        Assert.Equal([Aida, people[0]], Mentions.Find(people, "aida", 8));
        Assert.Equal([Bakyt], Mentions.Find(people, "ИСМАИЛ", 8));
        Assert.Equal(2, Mentions.Find(people, "", 2).Count);
    }

    private static IEnumerable<Guid> Named(string text, Colleague[] people, params Guid[] chosen) =>
        Mentions.In(text, people, chosen).Select(m => m.UserId);
}
