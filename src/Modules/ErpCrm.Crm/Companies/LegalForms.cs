namespace ErpCrm.Crm.Companies;

/// <summary>The words of a name that only say what kind of company it is, wherever its country puts them.</summary>
internal static class LegalForms
{
    private const int LongestInWords = 4;

    // Written after the name. In front of it the same letters may be the name itself: "AG Vision", "SA Design", "Co Studio".
    private static readonly HashSet<string> After = Keys(
        "осоо ооо оао зао пао нао ао ип жчк жак аак чп гп мп тоо оф оо кх",
        "llc ltd limited inc incorporated corp corporation co company plc lp llp lllp pllc pc jsc ojsc cjsc pjsc osoo zao oao",
        "private pvt pte pty proprietary gmbh mbh ag kg kgaa ohg ug ev se sa nv bv vof ab oy oyj as asa aps spa srl sarl sas sasu snc",
        "sl slu lda ltda doo dd ad eood ood kft zrt nyrt spzoo spj sro spolsro ou uab sia kk gk sdn bhd sdnbhd tbk");

    // Written in front of the name, and no word of a name.
    private static readonly HashSet<string> Before = Keys("осоо ооо оао зао пао нао жчк жак аак llc ltd ojsc cjsc pjsc jsc gmbh osoo zao oao");

    // Written in front of the name in Cyrillic; in Latin letters they are words like others.
    private static readonly HashSet<string> BeforeInCyrillic = Keys("ао ип чп гп мп тоо оф оо кх");

    /// <summary>The name without them; all of it when there is nothing else.</summary>
    public static IReadOnlyList<string> Without(IReadOnlyList<string> words)
    {
        var (start, end) = (0, words.Count);
        while (LengthAtEnd(words, start, end) is > 0 and var length) end -= length;
        while (LengthInFront(words, start, end) is > 0 and var length) start += length;
        return [.. words.Skip(start).Take(end - start)];
    }

    /// <summary>The legal forms themselves.</summary>
    public static HashSet<string> Of(IReadOnlyList<string> words)
    {
        var (start, end, forms) = (0, words.Count, new HashSet<string>(StringComparer.Ordinal));
        while (LengthAtEnd(words, start, end) is > 0 and var length) forms.Add(KeyOf(words, end -= length, length));
        while (LengthInFront(words, start, end) is > 0 and var length) forms.Add(KeyOf(words, (start += length) - length, length));
        forms.Remove(LookAlikes.Fold(CompanyKeys.And));
        return forms;
    }

    private static string KeyOf(IReadOnlyList<string> words, int start, int length) => LookAlikes.Fold(string.Concat(words.Skip(start).Take(length)));

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
            if (Before.Contains(key) || (BeforeInCyrillic.Contains(key) && form.All(LookAlikes.IsCyrillic))) return length;
        }

        return 0;
    }

    private static HashSet<string> Keys(params string[] lines) =>
        [.. lines.SelectMany(line => line.Split(' ')).Select(LookAlikes.Fold)];
}
