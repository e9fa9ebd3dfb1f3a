using ErpCrm.Finance.Treasury.Banking.Matching.Engine;

namespace ErpCrm.Tests.Finance.Treasury.Banking.Matching;

/// <summary>Who a line is of, by what the bank calls him.</summary>
public sealed class NameIndexTests
{
    [Theory]
    [InlineData("ОсОО «Бишкек Софт»", "Bishkek Soft LLC")]
    [InlineData("БИШКЕК СОФТ ОСОО", "Бишкек Софт")]
    [InlineData("Общество Бишкек Софт Консалтинг", "Общество Бишкек Софт Консалтиг")]
    [InlineData("ИП Жылдыз Асанова", "Jyldyz Asanova")]
    [InlineData("Айгүл Төрөкулова", "Айгул Торокулова")]
    public void The_same_name_is_known_in_other_letters_and_with_a_typo(string one, string other) =>
        Assert.InRange(NameIndex.Likeness(one, other), NameIndex.Least, 1);

    [Theory]
    [InlineData("Бишкек Софт", "Ош Софт")]
    [InlineData("Асанов Эмиль", "Асанова Айгуль")]
    [InlineData("ОсОО", "ОсОО")]
    [InlineData("Ак", "Ала-Тоо Фудс")]
    public void Others_are_others(string one, string other) =>
        Assert.InRange(NameIndex.Likeness(one, other), 0, NameIndex.Least - 0.01);

    [Fact]
    public void A_whole_name_in_the_text_counts_and_a_short_one_does_not()
    {
        var (long1, short1) = (Guid.NewGuid(), Guid.NewGuid());
        var index = new NameIndex();
        index.Add(long1, "Бишкек Софт");
        index.Add(short1, "Аю");
        Assert.Equal([long1], index.Like("", "Оплата от ОсОО «Бишкек Софт» за аю").Keys);
        Assert.Empty(index.Like("", "Оплата за бишкекский софт"));
    }
}
