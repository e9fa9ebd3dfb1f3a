using CsCheck;
using ErpCrm.SharedKernel;
using ErpCrm.Workspace.Search;

namespace ErpCrm.Tests.Workspace.Search;

public sealed class SearchWordsTests
{
    private const string Cyrillic = "абвгдежзийклмнопрстуфхцчшщыэюяөүңіїєў";
    private const string Latin = "abcdefghijklmnopqrstuvwxyzöüßłø";

    // How people write Cyrillic in Latin letters.
    private static readonly Dictionary<char, string> Written = new()
    {
        ['ж'] = "zh", ['х'] = "kh", ['ц'] = "ts", ['ч'] = "ch", ['ш'] = "sh", ['щ'] = "shch", ['ю'] = "yu",
        ['я'] = "ya", ['ы'] = "y", ['й'] = "y", ['э'] = "e",
    };

    private static readonly Gen<string> Names = Gen.Select(
        Gen.OneOf(Gen.Char[Cyrillic], Gen.Char[Latin], Gen.Char["0123456789"]).Array[3, 9].Array[1, 4],
        words => string.Join(' ', words.Select(letters => new string(letters))));

    [Fact]
    public void What_is_stored_is_found_by_any_part_of_any_of_its_words() =>
        Gen.Select(Names, Gen.Int[0, 3], Gen.Int[0, 6], Gen.Int[3, 9]).Sample((name, word, start, length) =>
        {
            var words = name.Split(' ');
            var whole = words[word % words.Length];
            var from = Math.Min(start, whole.Length - 3);
            var typed = whole.Substring(from, Math.Min(length, whole.Length - from));
            Assert.True(Finds(name, typed), $"{typed} in {name}");
        });

    [Fact]
    public void A_word_is_found_when_it_is_typed_in_the_other_script() =>
        Gen.Char["абвгдежзиклмнопрстуфхцчшщыэюя"].Array[6, 9].Sample(letters =>
        {
            var stored = new string(letters);
            var typed = string.Concat(
                stored.Select(c => Written.GetValueOrDefault(c) ?? Transliteration.Of(c.ToString())));
            Assert.True(Finds(stored, typed), $"{typed} for {stored}");
            Assert.True(Finds(typed, stored), $"{stored} for {typed}");
        });

    [Theory]
    [InlineData("logistiks", "logistics")]
    [InlineData("logsitics", "logistics")]
    [InlineData("biskek", "bishkek")]
    [InlineData("жилдыз", "жылдыз")]
    public void A_slip_of_the_finger_is_alike(string typed, string meant) =>
        Assert.True(SimilarWords.AreAlike(typed, meant));

    [Theory]
    [InlineData("logistics", "linguist")]
    [InlineData("астана", "алматы")]
    [InlineData("кум", "дом")]
    public void Another_word_is_not(string typed, string other) => Assert.False(SimilarWords.AreAlike(typed, other));

    [Theory]
    [InlineData("Бишкек Логистик", "бишкек логистик", 100)]
    [InlineData("Бишкек Логистик", "bishkek", 60)]
    [InlineData("Бишкек Логистик", "логист", 30)]
    [InlineData("Бишкек Логистик", "гист", 0)]
    public void What_is_called_so_stands_before_what_begins_so(string title, string typed, int score) =>
        Assert.Equal(score, SearchRanking.ScoreOf(
            SearchWords.TitleKeys(SearchText.Of(title), 600), SearchText.Of(typed), SearchWords.Of(typed)));

    private static bool Finds(string name, string typed)
    {
        var kept = SearchWords.Keys(SearchText.Of(name), SearchDocument.TextLength);
        return SearchWords.Of(typed).All(word => word.StandsIn(kept, kept));
    }
}
