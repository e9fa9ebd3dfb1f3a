namespace ErpCrm.Ui.Formats;

/// <summary>Whole numbers in words, in the product's languages.</summary>
internal static class NumberWords
{
    private static readonly string[] EnglishUnits =
    [
        "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen",
        "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] EnglishTens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy",
        "eighty", "ninety"];
    private static readonly string[] EnglishScales = ["", "thousand", "million", "billion", "trillion"];

    private static readonly string[] RussianUnits =
    [
        "", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать",
        "двенадцать", "тринадцать", "четырнадцать",
        "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать", "девятнадцать",
    ];

    private static readonly string[] RussianTens =
        ["", "", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"];

    private static readonly string[] RussianHundreds =
        ["", "сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"];

    private static readonly PluralForms[] RussianScales =
    [
        new("", "", ""), new("тысяча", "тысячи", "тысяч"), new("миллион", "миллиона", "миллионов"),
        new("миллиард", "миллиарда", "миллиардов"),
        new("триллион", "триллиона", "триллионов"),
    ];

    private static readonly string[] KyrgyzUnits = ["", "бир", "эки", "үч", "төрт", "беш", "алты", "жети", "сегиз",
        "тогуз"];
    private static readonly string[] KyrgyzTens = ["", "он", "жыйырма", "отуз", "кырк", "элүү", "алтымыш", "жетимиш",
        "сексен", "токсон"];
    private static readonly string[] KyrgyzScales = ["", "миң", "миллион", "миллиард", "триллион"];

    /// <param name="number">Not negative, below a quadrillion.</param>
    /// <param name="language"><c>ky</c>, <c>ru</c>, else English.</param>
    /// <param name="feminine">Whether what is counted is feminine: <c>одна лира</c>.</param>
    public static string Of(long number, string language, bool feminine = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(number, 1_000_000_000_000_000);
        if (number == 0) return language switch { "ky" => "нөл", "ru" => "ноль", _ => "zero" };
        var words = new List<string>();
        for (var (scale, power) = (4, 1_000_000_000_000); scale >= 0; scale--, power /= 1000)
        {
            var group = (int)(number / power % 1000);
            if (group == 0) continue;
            words.AddRange(language switch
            {
                "ky" => [.. Kyrgyz(group), KyrgyzScales[scale]],
                "ru" => [.. Russian(group, scale == 1 || (scale == 0 && feminine)), RussianScales[scale].For(group)],
                _ => [.. English(group), EnglishScales[scale]],
            });
        }

        return string.Join(' ', words.Where(word => word.Length > 0));
    }

    public static string Minus(string language) => language switch { "ky" or "ru" => "минус", _ => "minus" };

    private static IEnumerable<string> English(int group)
    {
        if (group >= 100) yield return EnglishUnits[group / 100] + " hundred";
        var rest = group % 100;
        if (rest < 20) yield return EnglishUnits[rest];
        else yield return EnglishTens[rest / 10] + (rest % 10 == 0 ? "" : "-" + EnglishUnits[rest % 10]);
    }

    private static IEnumerable<string> Russian(int group, bool feminine)
    {
        yield return RussianHundreds[group / 100];
        var rest = group % 100;
        if (rest >= 20) yield return RussianTens[rest / 10];
        var unit = rest < 20 ? rest : rest % 10;
        yield return (feminine, unit) switch
        {
            (true, 1) => "одна",
            (true, 2) => "две",
            _ => RussianUnits[unit],
        };
    }

    private static IEnumerable<string> Kyrgyz(int group)
    {
        if (group >= 200) yield return KyrgyzUnits[group / 100];
        if (group >= 100) yield return "жүз";
        yield return KyrgyzTens[group % 100 / 10];
        yield return KyrgyzUnits[group % 10];
    }
}

/// <summary>The forms of a Slavic noun after a number: <c>1 сом, 2 сома, 5 сомов</c>.</summary>
internal sealed record PluralForms(string One, string Few, string Many)
{
    public string For(long number) => (number % 100, number % 10) switch
    {
        ( >= 11 and <= 14, _) => Many,
        (_, 1) => One,
        (_, >= 2 and <= 4) => Few,
        _ => Many,
    };
}
