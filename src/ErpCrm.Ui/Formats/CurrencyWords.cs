namespace ErpCrm.Ui.Formats;

/// <summary>The names of a currency and its minor unit after a number.</summary>
internal sealed record CurrencyWords(Func<long, string> Major, Func<long, string> Minor, bool IsFeminine = false)
{
    private static readonly Dictionary<string, CurrencyWords> English = new(StringComparer.Ordinal)
    {
        ["KGS"] = Always("som", "tyiyn"),
        ["USD"] = Counted("US dollar", "US dollars", "cent", "cents"),
        ["EUR"] = Counted("euro", "euros", "cent", "cents"),
        ["RUB"] = Counted("Russian rouble", "Russian roubles", "kopeck", "kopecks"),
        ["KZT"] = Always("tenge", "tiyn"),
        ["UZS"] = Always("Uzbek sum", "tiyin"),
        ["GBP"] = Counted("pound sterling", "pounds sterling", "penny", "pence"),
        ["CNY"] = Always("yuan", "fen"),
        ["TRY"] = Counted("Turkish lira", "Turkish lira", "kuruş", "kuruş"),
    };

    private static readonly Dictionary<string, CurrencyWords> Russian = new(StringComparer.Ordinal)
    {
        ["KGS"] = Slavic(new("сом", "сома", "сомов"), new("тыйын", "тыйына", "тыйынов")),
        ["USD"] = Slavic(new("доллар США", "доллара США", "долларов США"), new("цент", "цента", "центов")),
        ["EUR"] = Slavic(new("евро", "евро", "евро"), new("евроцент", "евроцента", "евроцентов")),
        ["RUB"] = Slavic(new("российский рубль", "российских рубля", "российских рублей"),
            new("копейка", "копейки", "копеек")),
        ["KZT"] = Slavic(new("тенге", "тенге", "тенге"), new("тиын", "тиына", "тиынов")),
        ["UZS"] = Slavic(new("узбекский сум", "узбекских сума", "узбекских сумов"), new("тийин", "тийина", "тийинов")),
        ["GBP"] = Slavic(new("фунт стерлингов", "фунта стерлингов", "фунтов стерлингов"),
            new("пенс", "пенса", "пенсов")),
        ["CNY"] = Slavic(new("юань", "юаня", "юаней"), new("фэнь", "фэня", "фэней")),
        ["TRY"] = Slavic(new("турецкая лира", "турецкие лиры", "турецких лир"), new("куруш", "куруша", "курушей"),
            isFeminine: true),
    };

    private static readonly Dictionary<string, CurrencyWords> Kyrgyz = new(StringComparer.Ordinal)
    {
        ["KGS"] = Always("сом", "тыйын"),
        ["USD"] = Always("АКШ доллары", "цент"),
        ["EUR"] = Always("евро", "евроцент"),
        ["RUB"] = Always("Россия рубли", "тыйын"),
        ["KZT"] = Always("теңге", "тыйын"),
        ["UZS"] = Always("өзбек суму", "тыйын"),
        ["GBP"] = Always("фунт стерлинг", "пенс"),
        ["CNY"] = Always("юань", "фэнь"),
        ["TRY"] = Always("түрк лирасы", "куруш"),
    };

    /// <summary>A currency without names here is called by its code, its minor unit by nothing.</summary>
    public static CurrencyWords Of(string currency, string language)
    {
        var names = language switch { "ky" => Kyrgyz, "ru" => Russian, _ => English };
        return names.GetValueOrDefault(currency) ?? Always(currency, "");
    }

    private static CurrencyWords Always(string major, string minor) => new(_ => major, _ => minor);

    private static CurrencyWords Counted(string one, string many, string minorOne, string minorMany) =>
        new(number => number == 1 ? one : many, number => number == 1 ? minorOne : minorMany);

    private static CurrencyWords Slavic(PluralForms major, PluralForms minor, bool isFeminine = false) =>
        new(major.For, minor.For, isFeminine);
}
