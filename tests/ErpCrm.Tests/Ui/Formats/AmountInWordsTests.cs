using CsCheck;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;

namespace ErpCrm.Tests.Ui.Formats;

public sealed class AmountInWordsTests
{
    private static readonly string[] Languages = ["en", "ky", "ru"];

    [Theory]
    [InlineData("ru", 1, "KGS", "Один сом 00 тыйынов"), InlineData("ru", 2.02, "KGS", "Два сома 02 тыйына"), InlineData(
        "ru", 5.01, "KGS", "Пять сомов 01 тыйын")]
    [InlineData("ru", 11, "KGS", "Одиннадцать сомов 00 тыйынов"), InlineData("ru", 21, "KGS",
        "Двадцать один сом 00 тыйынов")]
    [InlineData("ru", 1001, "USD", "Одна тысяча один доллар США 00 центов"), InlineData("ru", 2002.22, "USD",
        "Две тысячи два доллара США 22 цента")]
    [InlineData("ru", 22, "EUR", "Двадцать два евро 00 евроцентов"), InlineData("ru", 1, "EUR",
        "Один евро 00 евроцентов")]
    [InlineData("ru", 1.41, "RUB", "Один российский рубль 41 копейка"), InlineData("ru", 2, "TRY",
        "Две турецкие лиры 00 курушей")]
    [InlineData("ru", 1000000, "KGS", "Один миллион сомов 00 тыйынов"), InlineData("ru", 0, "KGS",
        "Ноль сомов 00 тыйынов")]
    [InlineData("ky", 1, "KGS", "Бир сом 00 тыйын"), InlineData("ky", 12345.67, "KGS",
        "Он эки миң үч жүз кырк беш сом 67 тыйын")]
    [InlineData("ru", 2000, "KGS", "Две тысячи сомов 00 тыйынов"), InlineData("ky", 0, "KGS", "Нөл сом 00 тыйын")]
    [InlineData("ky", 21, "KGS", "Жыйырма бир сом 00 тыйын"), InlineData("ky", 2.05, "KGS", "Эки сом 05 тыйын")]
    [InlineData("ky", 1000000, "KGS", "Бир миллион сом 00 тыйын"), InlineData("ky", 2000, "KGS",
        "Эки миң сом 00 тыйын")]
    [InlineData("ky", 110, "USD", "Жүз он АКШ доллары 00 цент"), InlineData("ky", 1000, "EUR",
        "Бир миң евро 00 евроцент")]
    [InlineData("en", 1, "USD", "One US dollar 00 cents"), InlineData("en", 1234.56, "KGS",
        "One thousand two hundred thirty-four som 56 tyiyn")]
    [InlineData("en", 90.01, "EUR", "Ninety euros 01 cent"), InlineData("en", 1500, "JPY",
        "One thousand five hundred JPY"), InlineData("en", 1.234, "KWD", "One KWD 234/1000")]
    [InlineData("ru", -5, "KGS", "Минус пять сомов 00 тыйынов")]
    public void An_amount_is_spelled_out(string language, decimal amount, string currency, string expected) =>
        Assert.Equal(expected, Words(language, amount, currency));

    [Fact]
    public void Amounts_of_any_currency_are_spelled_out_and_no_two_alike() =>
        Gen.Select(Gen.OneOf(Languages), Gen.OneOf(Currencies.All.ToArray()), Gen.Long[0, 99_999_999_999_999],
            Gen.Long[1, 1_000_000])
            .Sample((language, currency, minor, step) =>
            {
                var unit = 1m / (decimal)Math.Pow(10, Currencies.Digits(currency));
                var (text, other) = (Words(language, minor * unit, currency),
                    Words(language, (minor + step) * unit, currency));
                Assert.NotEqual(text, other);
                Assert.True(char.IsUpper(text[0]), text);
                Assert.DoesNotContain("  ", text, StringComparison.Ordinal);
            });

    [Fact]
    public void The_words_say_the_number() => Gen.Long[0, 999_999_999_999].Sample(number =>
        Assert.All(Languages, language => Assert.Equal(number, Read(NumberWords.Of(number, language), language))));

    [Fact]
    public void A_russian_noun_agrees_with_every_number() => Gen.Long[0, 10_000_000].Sample(number =>
    {
        var expected = (number % 10,
            number % 100) switch { (1, not 11) => "сом", ( >= 2 and <= 4, < 12 or > 14) => "сома", _ => "сомов" };
        Assert.EndsWith($" {expected} 00 тыйынов", Words("ru", number, "KGS"), StringComparison.Ordinal);
    });

    // Reads the words back by the names of units, tens, hundreds and scales: nothing of the writer is used.
    private static long Read(string words, string language)
    {
        var (total, group) = (0L, 0L);
        foreach (var word in words.Split([' ', '-']))
        {
            if (Scale(word, language) is var scale and > 0) (total, group) = (total + (Math.Max(group, 1) * scale), 0);
            else if (word is "hundred" or "жүз") group = Math.Max(group, 1) * 100;
            else group += Value(word);
        }

        return total + group;
    }

    private static long Scale(string word, string language) => word switch
    {
        "thousand" or "миң" => 1_000,
        "billion" => 1_000_000_000,
        "million" => 1_000_000,
        _ when language != "en" && word.StartsWith("тысяч", StringComparison.Ordinal) => 1_000,
        _ when language != "en" && word.StartsWith("миллиард", StringComparison.Ordinal) => 1_000_000_000,
        _ when language != "en" && word.StartsWith("миллион", StringComparison.Ordinal) => 1_000_000,
        _ => 0,
    };

    private static long Value(string word)
    {
        string[][] names =
        [
            ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
                "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"],
            ["ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять",
                "одиннадцать", "двенадцать", "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать", "семнадцать",
                "восемнадцать", "девятнадцать"],
            ["нөл", "бир", "эки", "үч", "төрт", "беш", "алты", "жети", "сегиз", "тогуз"],
        ];
        string[][] tens =
        [
            ["ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
            ["десять", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят",
                "девяносто"],
            ["он", "жыйырма", "отуз", "кырк", "элүү", "алтымыш", "жетимиш", "сексен", "токсон"],
        ];
        string[] hundreds = ["сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот",
            "девятьсот"];
        foreach (var list in names.Where(list => list.Contains(word))) return Array.IndexOf(list, word);
        foreach (var list in tens.Where(list => list.Contains(word))) return (Array.IndexOf(list, word) + 1) * 10;
        if (hundreds.Contains(word)) return (Array.IndexOf(hundreds, word) + 1) * 100;
        return word switch { "одна" => 1, "две" => 2, _ => throw new FormatException(word) };
    }

    private static string Words(string language, decimal amount, string currency)
    {
        using var culture = new InCulture(language);
        return AmountInWords.Of(amount, currency);
    }
}
