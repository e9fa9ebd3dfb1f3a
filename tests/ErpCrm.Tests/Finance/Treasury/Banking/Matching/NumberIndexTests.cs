using ErpCrm.Finance.Treasury.Banking.Matching.Engine;

namespace ErpCrm.Tests.Finance.Treasury.Banking.Matching;

/// <summary>Numbers of documents in what payers write.</summary>
public sealed class NumberIndexTests
{
    [Theory]
    [InlineData("Оплата по счету INV-2026-0042")]
    [InlineData("inv-2026-0042")]
    [InlineData("INV 2026 0042 от 01.11.2026")]
    [InlineData("INV20260042")]
    [InlineData("сч. INV/2026/0042, услуги")]
    [InlineData("INV–2026–0042")]
    [InlineData("INV-2O26-OO42")]
    [InlineData("ІNV-2026-0042")]
    [InlineData("(INV-2026-0042)")]
    [InlineData("INV-2026-0042от 01.11")]
    [InlineData("INV-2026-\n0042")]
    public void Is_found_however_it_is_written(string text) => Assert.Single(Named(text, "INV-2026-0042"));

    [Theory]
    [InlineData("INV-2026-00421")]
    [InlineData("XINV-2026-0042")]
    [InlineData("INV-2026-004")]
    [InlineData("INV-20 26-0042")]
    [InlineData("INV-2026-0043")]
    [InlineData("2026-0042")]
    [InlineData("")]
    public void Is_named_whole_or_not_at_all(string text) => Assert.Empty(Named(text, "INV-2026-0042"));

    [Theory]
    [InlineData("счет № 118", true)]
    [InlineData("счет #118 от 3.11", true)]
    [InlineData("дом 118", false)]
    [InlineData("118", false)]
    [InlineData("№ 1182", false)]
    public void A_short_number_needs_a_sign_before_it(string text, bool isNamed) =>
        Assert.Equal(isNamed, Named(text, "118").Any(n => n.IsShort));

    [Fact]
    public void Several_are_found_each_once()
    {
        var index = new NumberIndex();
        index.Add("INV-2026-0041", 0);
        index.Add("INV-2026-0042", 1);
        index.Add("INV-2026-0043", 2);
        Assert.Equal([0, 1], index.NamedIn("INV-2026-0041, INV-2026-0042, ещё раз INV-2026-0041").Keys.Order());
    }

    [Fact]
    public void One_number_of_two_documents_names_both()
    {
        var index = new NumberIndex();
        index.Add("118-2026/44", 0);
        index.Add("1182026-44", 1);
        Assert.Equal([0, 1], index.NamedIn("11820-2644 118202644").Keys.Order());
    }

    private static IEnumerable<NamedNumber> Named(string text, string number)
    {
        var index = new NumberIndex();
        index.Add(number, 7);
        return index.NamedIn(text).Values;
    }
}
