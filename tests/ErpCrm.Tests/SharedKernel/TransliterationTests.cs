using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.SharedKernel;

public sealed class TransliterationTests
{
    [Theory]
    [InlineData("Бишкек", "Bishkek")]
    [InlineData("Үсөн", "Uson")]
    [InlineData("Үсөн", "Usoen")]
    [InlineData("Жылдыз", "Jyldyz")]
    [InlineData("Жылдыз", "Zhyldyz")]
    [InlineData("Бахыт", "Bakhyt")]
    [InlineData("Бахыт", "Baxyt")]
    [InlineData("Кыргыз", "Kyrgyz")]
    [InlineData("Чүй", "Chuy")]
    [InlineData("Щербаков", "Shcherbakov")]
    [InlineData("Юлия", "Yuliya")]
    [InlineData("Асель", "Asel")]
    [InlineData("Қазақстан", "Qazaqstan")]
    public void Two_scripts_have_one_spelling(string cyrillic, string latin) =>
        Assert.Equal(Transliteration.Of(SearchText.Of(cyrillic)), Transliteration.Of(SearchText.Of(latin)));

    [Theory]
    [InlineData("Сом", "Сон")]
    [InlineData("Бишкек", "Ош")]
    public void Other_words_stay_others(string one, string other) =>
        Assert.NotEqual(Transliteration.Of(SearchText.Of(one)), Transliteration.Of(SearchText.Of(other)));

    [Theory]
    [InlineData("ghbdtn", "привет")]
    [InlineData("Ghbdtn Vbh", "привет мир")]
    [InlineData("ЩААШСУ", "office")]
    [InlineData("123", null)]
    public void Keys_say_something_else_on_the_other_layout(string typed, string? meant) =>
        Assert.Equal(meant, KeyboardLayout.Other(typed));

    [Theory]
    [InlineData("Жаңыл", "жаныл")]
    [InlineData("Үсөн", "усон")]
    [InlineData("Орёл", "орел")]
    [InlineData("Йод", "иод")]
    [InlineData("Київ", "киив")]
    [InlineData("Łódź", "lodz")]
    [InlineData("Öğünç ılık", "ogunc ilik")]
    [InlineData("Ұлы Һұн Әсел Ғалым", "улы хун асел галым")]
    public void Letters_are_folded_whatever_the_keyboard_has(string written, string folded) =>
        Assert.Equal(folded, SearchText.Of(written));
}
