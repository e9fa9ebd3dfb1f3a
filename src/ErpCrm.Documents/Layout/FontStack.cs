using System.Text;
using ErpCrm.Documents.Pdf;

namespace ErpCrm.Documents.Layout;

/// <summary>
/// A font and the fonts that stand in for the characters it lacks. A character that none of them can draw is shown as
/// U+FFFD, so that the reader sees that something is missing; it is never dropped and never an empty box (.notdef).
/// </summary>
internal sealed class FontStack(params TrueTypeFont[] fonts)
{
    private const int Replacement = 0xFFFD;

    /// <summary>The font of a script that these fonts do not have, read when a document first needs it.</summary>
    public Func<int, TrueTypeFont?>? OtherScripts { get; init; }

    /// <summary>Whether the reader sees the character, and not U+FFFD in its place.</summary>
    public bool CanDraw(int codePoint) => (Find(codePoint) ?? FindSimilar(codePoint)) is not null;

    /// <summary>The width of the text in points.</summary>
    public double Measure(ReadOnlySpan<char> text, double size)
    {
        double width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var (font, codePoint) = Resolve(rune.Value);
            width += font.WidthOf(codePoint, size);
        }

        return width;
    }

    /// <summary>The text in pieces of one font each, with their distance from the start in points.</summary>
    public IEnumerable<(TrueTypeFont Font, string Text, double Offset)> Runs(string text, double size)
    {
        var run = new StringBuilder(text.Length);
        var current = fonts[0];
        double start = 0, end = 0;
        foreach (var rune in Bidi.Visual(text).EnumerateRunes())
        {
            var (font, codePoint) = Resolve(rune.Value);
            if (font != current && run.Length > 0)
            {
                yield return (current, run.ToString(), start);
                run.Clear();
                start = end;
            }

            current = font;
            run.Append(char.ConvertFromUtf32(codePoint));
            end += font.WidthOf(codePoint, size);
        }

        if (run.Length > 0)
        {
            yield return (current, run.ToString(), start);
        }
    }

    /// <summary>
    /// Breaks text into lines of at most the given width, between
    /// words where it can. A line ends in a blank, which takes no width, unless a word
    /// goes on in the next one: what is read out or copied keeps its words apart.
    /// </summary>
    public IReadOnlyList<string> Wrap(string text, double size, double width)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.Split('\n'))
        {
            WrapParagraph(paragraph.TrimEnd(' '), size, width, lines);
        }

        return lines;
    }

    private void WrapParagraph(string text, double size, double width, List<string> lines)
    {
        const double RoundingTolerance = 0.01;
        var (start, lastBreak) = (0, 0);
        double lineWidth = 0, widthSinceBreak = 0;
        for (var i = 0; i < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length);
            var (font, codePoint) = Resolve(rune.Value);
            var runeWidth = font.WidthOf(codePoint, size);
            while (lineWidth + runeWidth > width + RoundingTolerance && rune.Value != ' ' && i > start)
            {
                var end = lastBreak > start ? lastBreak : i;
                var line = text.AsSpan(start, end - start);
                lines.Add(line.EndsWith(" ") ? $"{line.TrimEnd(' ')} " : line.ToString());
                lineWidth = end == i ? 0 : widthSinceBreak;
                start = end;
            }

            i += length;
            lineWidth += runeWidth;
            widthSinceBreak += runeWidth;
            if (IsBreakAfter(text, i - 1))
            {
                (lastBreak, widthSinceBreak) = (i, 0);
            }
        }

        lines.Add(text[start..] + " ");
    }

    /// <summary>Blanks, and hyphens and slashes inside words; "-5" and "01/02" stay whole.</summary>
    private static bool IsBreakAfter(string text, int index) => text[index] switch
    {
        ' ' => true,
        '-' or '/' or '\u2013' =>
            index > 0 && index + 1 < text.Length && char.IsLetter(text[index - 1]) && char.IsLetter(text[index + 1]),
        _ => false,
    };

    private (TrueTypeFont Font, int CodePoint) Resolve(int codePoint)
    {
        if (Find(codePoint) is { } font)
        {
            return (font, codePoint);
        }

        return FindSimilar(codePoint) is { } other ? (other, SimilarTo(codePoint)) : (Find(Replacement) ?? fonts[0],
            Replacement);
    }

    private TrueTypeFont? FindSimilar(int codePoint) =>
        SimilarTo(codePoint) is var similar and not 0 ? Find(similar) : null;

    /// <summary>What says the same, 0 if nothing does.</summary>
    private static int SimilarTo(int codePoint) => codePoint switch
    {
        0x2007 or 0x2008 or 0x2009 or 0x202F or 0x205F or 0x3000 => 0x00A0,
        0x2010 or 0x2011 or 0x2212 => '-',
        _ => 0,
    };

    private TrueTypeFont? Find(int codePoint)
    {
        if (NeedsShaping(codePoint))
        {
            return null;
        }

        foreach (var font in fonts)
        {
            if (font.GlyphOf(codePoint) != 0)
            {
                return font;
            }
        }

        return OtherScripts?.Invoke(codePoint) is { } other && other.GlyphOf(codePoint) != 0 ? other : null;
    }

    /// <summary>Scripts whose letters change with their neighbours: single
    /// glyphs in a row would be wrong words. Arabic is joined before.</summary>
    private static bool NeedsShaping(int codePoint) => codePoint
        is (>= 0x0700 and <= 0x074F)
        or (>= 0x0780 and <= 0x089F)
        or (>= 0x0900 and <= 0x109F)
        or (>= 0x1780 and <= 0x17FF)
        or (>= 0x1CD0 and <= 0x1CFF)
        or (>= 0xA8E0 and <= 0xA8FF);
}
