using System.Globalization;
using System.Text;

namespace ErpCrm.Documents.Layout;

/// <summary>
/// The order in which one line is drawn where it has letters that are
/// read from right to left: the Unicode bidirectional algorithm (UAX
/// 9) without embeddings, which <see cref="PrintableText"/> takes out.
/// </summary>
internal static class Bidi
{
    private enum Kind
    {
        Left,
        Right,
        Number,
        Neutral,
    }

    /// <summary>The line from left to right. A line without such letters is given back as it is.</summary>
    public static string Visual(string text)
    {
        if (!HasRightToLeft(text)) return text;
        // The blank in which a wrapped line ends takes no width; it stays behind whatever is drawn last.
        var line = text.TrimEnd(' ');
        var runes = line.EnumerateRunes().ToList();
        var kinds = KindsOf(runes);
        var isRight = kinds.FirstOrDefault(kind => kind is Kind.Left or Kind.Right, Kind.Left) == Kind.Right;
        var levels = LevelsOf(runes, kinds, isRight ? 1 : 0);
        return Written(runes, levels) + text[line.Length..];
    }

    public static bool IsRightToLeft(int codePoint) => codePoint
        is (>= 0x0590 and <= 0x08FF)
        or (>= 0xFB1D and <= 0xFDFF)
        or (>= 0xFE70 and <= 0xFEFC)
        or (>= 0x10800 and <= 0x10FFF)
        or (>= 0x1E800 and <= 0x1EFFF);

    private static bool HasRightToLeft(string text)
    {
        foreach (var c in text)
        {
            if (c >= 0x0590 && (char.IsHighSurrogate(c) || IsRightToLeft(c))) return true;
        }

        return false;
    }

    // W1 to W7: marks go with their letter, signs with their number, a number after Latin letters is part of them.
    private static Kind[] KindsOf(List<Rune> runes)
    {
        var kinds = runes.Select(KindOf).ToArray();
        var strong = Kind.Neutral;
        for (var i = 0; i < kinds.Length; i++)
        {
            if (Rune.GetUnicodeCategory(runes[i]) is UnicodeCategory.NonSpacingMark && i > 0) kinds[i] = kinds[i - 1];
            else if (kinds[i] == Kind.Neutral && IsPartOfNumber(runes, kinds, i)) kinds[i] = Kind.Number;
            if (kinds[i] is Kind.Left or Kind.Right) strong = kinds[i];
            else if (kinds[i] == Kind.Number && strong == Kind.Left) kinds[i] = Kind.Left;
        }

        return kinds;
    }

    private static Kind KindOf(Rune rune)
    {
        if (Rune.IsDigit(rune)) return Kind.Number;
        if (IsRightToLeft(rune.Value)) return Rune.IsLetter(rune) ? Kind.Right : Kind.Neutral;
        return Rune.IsLetter(rune) ? Kind.Left : Kind.Neutral;
    }

    private static bool IsPartOfNumber(List<Rune> runes, Kind[] kinds, int at)
    {
        var before = at > 0 && Rune.IsDigit(runes[at - 1]);
        var after = at + 1 < kinds.Length && Rune.IsDigit(runes[at + 1]);
        return runes[at].Value switch
        {
            '.' or ',' or ':' or '/' or '-' or '+' or 0x00A0 or 0x2212 => (before && after)
                || (after && runes[at].Value is '-' or '+' or 0x2212),
            '%' or '$' or 0x20AC or 0x20C0 => before || after,
            _ => false,
        };
    }

    // N1, N2, I1, I2, L1: between two of one direction stands that direction, else that of the line.
    private static int[] LevelsOf(List<Rune> runes, Kind[] kinds, int line)
    {
        var levels = new int[kinds.Length];
        for (var i = 0; i < kinds.Length;)
        {
            if (kinds[i] != Kind.Neutral)
            {
                levels[i] = LevelOf(kinds[i], line);
                i++;
                continue;
            }

            var end = i;
            while (end < kinds.Length && kinds[end] == Kind.Neutral) end++;
            var (before, after) = (i == 0 ? line == 1 : kinds[i - 1] != Kind.Left,
                end == kinds.Length ? line == 1 : kinds[end] != Kind.Left);
            var level = before == after ? (before ? 1 : line == 1 ? 2 : 0) : line;
            for (; i < end; i++) levels[i] = level;
        }

        for (var i = levels.Length - 1; i >= 0 && Rune.IsWhiteSpace(runes[i]); i--) levels[i] = line;
        return levels;
    }

    private static int LevelOf(Kind kind, int line) => kind switch
    {
        Kind.Right => 1,
        Kind.Number => 2,
        _ => line == 1 ? 2 : 0,
    };

    // L2, L4: from the highest level down, everything at or above it is turned around; brackets are mirrored.
    private static string Written(List<Rune> runes, int[] levels)
    {
        var order = Enumerable.Range(0, runes.Count).ToArray();
        for (var level = levels.Max(); level > 0; level--)
        {
            for (var i = 0; i < order.Length; i++)
            {
                var start = i;
                while (i < order.Length && levels[order[i]] >= level) i++;
                Array.Reverse(order, start, i - start);
            }
        }

        var text = new StringBuilder(runes.Count);
        foreach (var at in order) text.Append((levels[at] % 2 == 1 ? Mirrored(runes[at]) : runes[at]).ToString());
        return text.ToString();
    }

    private static Rune Mirrored(Rune rune)
    {
        const string Pairs = "()[]{}<>\u00AB\u00BB\u2039\u203A\u201C\u201D";
        return rune.IsBmp && Pairs.IndexOf((char)rune.Value, StringComparison.Ordinal) is var at and >= 0
            ? new Rune(Pairs[at ^ 1])
            : rune;
    }
}
