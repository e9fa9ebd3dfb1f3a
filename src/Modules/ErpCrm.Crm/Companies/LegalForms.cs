using ErpCrm.SharedKernel;

namespace ErpCrm.Crm.Companies;

/// <summary>The words of a name that only say what kind of company it is, wherever its country puts them.</summary>
internal static class LegalForms
{
    private const int LongestInWords = 5;

    // Of one country in its languages, short and in full: ОсОО, ЖЧК
    // and LLC are written for one company. The first stands for all.
    private static readonly Dictionary<string, string> Same = new[]
    {
        "осоо ооо жчк llc ltd limited osoo ltdsti обществосограниченнойответственностью жоопкерчилигичектелгенкоом limitedliabilitycompany",
        "оао аак oao ojsc пао pjsc открытоеакционерноеобщество ачыкакционердиккоом публичноеакционерноеобщество openjointstockcompany",
        "зао жак zao cjsc закрытоеакционерноеобщество жабыкакционердиккоом closedjointstockcompany",
        "ао jsc акционерноеобщество акционердиккоом jointstockcompany",
        "ип чп жи жекеишкер индивидуальныйпредприниматель частныйпредприниматель individualentrepreneur soleproprietor фоп",
        "гп мамлекеттикишкана государственноепредприятие stateenterprise",
        "мп муниципалдыкишкана муниципальноепредприятие",
        "тоо жшс llp товариществосограниченнойответственностью",
        "оф коомдукфонд общественныйфонд publicfoundation",
    }.SelectMany(group => group.Split(' ').Select(form => (Form: KeyOf(form), First: KeyOf(group.Split(' ')[0]))))
        .DistinctBy(pair => pair.Form).ToDictionary(pair => pair.Form, pair => pair.First, StringComparer.Ordinal);

    // Too long to be a name.
    private static readonly HashSet<string> InFull = [.. Same.Keys.Where(form => form.Length > 8)];

    // Written in one with the name, or before or after it.
    private static readonly string[] Attached =
        [.. new[] { "股份有限公司", "有限责任公司", "有限公司", "株式会社", "有限会社", "合同会社", "주식회사", "유한회사" }.Select(SearchText.Fold)];

    // Written after the name. In front of it the same letters may be
    // the name itself: "AG Vision", "SA Design", "Co Studio".
    private static readonly HashSet<string> After = [.. InFull, .. Attached.Select(LookAlikes.Fold), .. Keys(
        "осоо ооо оао зао пао нао ао ип жчк жак аак чп гп мп тоо оф оо кх жи тов прат одо чуп муп гуп фгуп ано жшс оод еоод ад доо",
        "llc ltd limited inc incorporated corp corporation co company plc lp llp lllp pllc pc jsc ojsc cjsc pjsc osoo zao oao",
        "private pvt pte pty proprietary gmbh mbh ag kg kgaa ohg ug ev se sa nv bv vof ab oy oyj as asa aps spa srl srls sarl sas sasu snc eurl",
        "sl slu lda ltda doo dd ad eood ood kft zrt nyrt spzoo spj spk sro spolsro ou uab sia kk gk sdn bhd sdnbhd tbk ek gbr ehf bvba sprl",
        "decv sadecv sderl sderldecv sti ltdsti limitedsirketi anonimsirketi mchj mmc eireli tnhh սպը შპს ذمم בעמ")];

    // Written in front of the name, and no word of a name.
    private static readonly HashSet<string> Before =
    [
        .. InFull, .. Attached.Select(LookAlikes.Fold),
        .. Keys("осоо ооо оао зао пао нао жчк жак аак тов прат жшс фгуп llc ltd ojsc cjsc pjsc jsc gmbh osoo zao oao"),
        .. Keys("sarl eurl srl uab mchj შპს congtytnhh congtycophan"),
    ];

    // Written in front of the name in Cyrillic; in Latin letters they are words like others.
    private static readonly HashSet<string> BeforeInCyrillic =
        Keys("ао ип чп гп мп тоо оф оо кх жи фоп одо чуп муп гуп ано");

    /// <summary>The name without them; all of it when there is nothing else.</summary>
    public static IReadOnlyList<string> Without(IReadOnlyList<string> words)
    {
        var (start, end) = (0, words.Count);
        while (LengthAtEnd(words, start, end) is > 0 and var length) end -= length;
        while (LengthInFront(words, start, end) is > 0 and var length) start += length;
        return [.. words.Skip(start).Take(end - start).Select(Detached).Where(word => word.Length > 0)];
    }

    /// <summary>The legal forms themselves, one spelling for all of one meaning.</summary>
    public static HashSet<string> Of(IReadOnlyList<string> words)
    {
        var (start, end, forms) = (0, words.Count, new HashSet<string>(StringComparer.Ordinal));
        while (LengthAtEnd(words, start, end) is > 0 and var length) forms.Add(KeyOf(words, end -= length, length));
        while (LengthInFront(words, start, end) is > 0 and var length)
            forms.Add(KeyOf(words, (start += length) - length, length));
        forms.Remove(LookAlikes.Fold(CompanyKeys.And));
        return [.. forms.Select(form => Same.GetValueOrDefault(form, form))];
    }

    private static string KeyOf(IReadOnlyList<string> words, int start, int length) =>
        LookAlikes.Fold(string.Concat(words.Skip(start).Take(length)));

    private static int LengthAtEnd(IReadOnlyList<string> words, int start, int end)
    {
        for (var length = Math.Min(LongestInWords, end - start - 1); length > 0; length--)
        {
            if (After.Contains(KeyOf(words, end - length, length))) return length;
        }

        // GmbH & Co. KG.
        return end < words.Count && end - start > 1 && words[end - 1] == CompanyKeys.And ? 1 : 0;
    }

    private static int LengthInFront(IReadOnlyList<string> words, int start, int end)
    {
        for (var length = Math.Min(LongestInWords, end - start - 1); length > 0; length--)
        {
            var form = string.Concat(words.Skip(start).Take(length));
            var key = LookAlikes.Fold(form);
            if (Before.Contains(key) || (BeforeInCyrillic.Contains(key) && form.All(LookAlikes.IsCyrillic)))
                return length;
        }

        return 0;
    }

    private static string Detached(string word)
    {
        foreach (var form in Attached)
        {
            if (word.Length <= form.Length) continue;
            if (word.EndsWith(form, StringComparison.Ordinal)) return word[..^form.Length];
            if (word.StartsWith(form, StringComparison.Ordinal)) return word[form.Length..];
        }

        return word;
    }

    private static HashSet<string> Keys(params string[] lines) =>
        [.. lines.SelectMany(line => line.Split(' ')).Select(KeyOf)];

    // As a name is written when it comes here.
    private static string KeyOf(string form) => LookAlikes.Fold(SearchText.Fold(form));
}
