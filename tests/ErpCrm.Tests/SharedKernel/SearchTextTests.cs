using CsCheck;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.SharedKernel;

public sealed class SearchTextTests
{
    private static readonly string Stored = SearchText.Of("ОсОО «Ала-Тоо»", "L’Oréal “Жеңиш” C++", "INV-2026-0081",
        SearchText.Compact("0120 0319-9500"), PhoneNumbers.ForSearch("+996 (700) 55-66-77"));

    private const string Marks = " -.'\"()+–/,:";

    [Theory]
    [InlineData("ала-тоо")]
    [InlineData("Ала Тоо")]
    [InlineData("Ала–Тоо")]
    [InlineData("«Ала‑Тоо»")]
    [InlineData("\"ала тоо\"")]
    [InlineData("“Ала-Тоо” ОсОО")]
    [InlineData("\"ала")]
    [InlineData("L'Oreal")]
    [InlineData("L’ORÉAL")]
    [InlineData("loreal")]
    [InlineData("жениш")]
    [InlineData("ЖЕҢИШ")]
    [InlineData("c++")]
    [InlineData("inv-2026-0081")]
    [InlineData("INV–2026–0081")]
    [InlineData("2026-0081")]
    [InlineData("0081")]
    [InlineData("012003199500")]
    [InlineData("0120 0319 9500")]
    [InlineData("0120-0319-9500")]
    [InlineData("+996700556677")]
    [InlineData("+996 700 556 677")]
    [InlineData("+996 (700) 55-66-77")]
    [InlineData("(+996) 700.55.66.77")]
    [InlineData("996-700-556677")]
    [InlineData("00996700556677")]
    [InlineData("0700556677")]
    [InlineData("0700 55 66 77")]
    [InlineData("0 (700) 556-677")]
    [InlineData("700 556 677")]
    [InlineData("700556677")]
    [InlineData("55-66-77")]
    public void A_record_is_found_in_every_spelling(string typed) => Assert.True(Finds(typed), $"{typed} in {Stored}");

    [Theory]
    [InlineData("ала-таш")]
    [InlineData("c#")]
    [InlineData("0081-2026")]
    [InlineData("\"тоо ала\"")]
    [InlineData("700 556 678")]
    [InlineData("0700556678")]
    public void Something_else_is_not_found(string typed) => Assert.False(Finds(typed), $"{typed} in {Stored}");

    [Theory]
    [InlineData("Артём", "артем")]
    [InlineData("Көчмөн Үй", "кочмон уй")]
    [InlineData("Өмүрбек", "ОМУРБЕК")]
    [InlineData("Straße", "strasse")]
    [InlineData("№ 5", "no 5")]
    [InlineData("don`t", "don't")]
    public void Letters_that_a_keyboard_lacks_are_found_without(string stored, string typed) =>
        Assert.All(SearchText.Words(typed),
            word => Assert.Contains(word, SearchText.Of(stored), StringComparison.Ordinal));

    [Fact]
    public void What_is_stored_is_found_by_itself() => Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 30],
        Gen.Int[0, Marks.Length - 1], Gen.String[Gen.Char.AlphaNumeric, 1, 30])
        .Sample((left, mark, right) =>
        {
            var text = left + Marks[mark] + right;
            Assert.All(SearchText.Words(text),
                word => Assert.Contains(word, SearchText.Of(text), StringComparison.Ordinal));
        });

    [Theory]
    [InlineData("0700 55-66-77", "996700556677")]
    [InlineData("+996 (0700) 556677", "996700556677")]
    [InlineData("700556677 (WhatsApp)", "996700556677")]
    [InlineData("тел. 996 700 556677 доб. 12", "996700556677")]
    [InlineData("8 (495) 123-45-67", "74951234567")]
    [InlineData("+7 495 123 45 67", "74951234567")]
    [InlineData("+49 30 901820", "4930901820")]
    [InlineData("нет", null)]
    [InlineData("102", null)]
    [InlineData(null, null)]
    public void Spellings_of_one_phone_have_one_key(string? written, string? key) =>
        Assert.Equal(key, PhoneNumbers.KeyOf(written));

    [Fact]
    public void Each_phone_of_a_field_has_its_key() =>
        Assert.Equal(["996700556677", "996555112233"], PhoneNumbers.KeysOf("0700 556677, 0555 112233"));

    private static bool Finds(string typed) => SearchText.Words(typed) is { Count: > 0 } words
        && words.All(word => Stored.Contains(word, StringComparison.Ordinal));
}
