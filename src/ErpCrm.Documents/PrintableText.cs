using System.Globalization;
using System.Text;

namespace ErpCrm.Documents;

/// <summary>
/// Makes foreign text safe to print: composed (NFC), without control
/// characters and without the invisible ones that turn reading direction
/// around; Arabic letters are joined. What can be seen is never dropped.
/// </summary>
internal static class PrintableText
{
    private const string Replacement = "\uFFFD";

    /// <summary>One line to be read by a machine: not drawn, so its letters stay as they were typed.</summary>
    public static string Unjoined(string? text) => Clean(text, joined: false).Replace('\n', ' ').Trim();

    /// <summary>Printable text on one line; line breaks become blanks.</summary>
    public static string OneLine(string? text) => Clean(text).Replace('\n', ' ').Trim();

    /// <summary>Printable text in which a line break is one '\n'.</summary>
    public static string Clean(string? text) => Clean(text, joined: true);

    private static string Clean(string? text, bool joined)
    {
        if (string.IsNullOrEmpty(text) || IsPlain(text))
        {
            return text ?? "";
        }

        var clean = new StringBuilder(text.Length);
        var composed = WellFormed(text).ReplaceLineEndings("\n").Normalize(NormalizationForm.FormC);
        foreach (var rune in (joined ? ArabicLetters.Joined(composed) : composed).EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '\n' or '\v' or '\u2028' or '\u2029':
                    clean.Append('\n');
                    break;
                case '\t':
                    clean.Append(' ');
                    break;
                case var value when Rune.GetUnicodeCategory(rune) != UnicodeCategory.Control && !IsInvisible(value):
                    clean.Append(rune.ToString());
                    break;
            }
        }

        return clean.ToString();
    }

    private static bool IsPlain(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    private static bool IsInvisible(int codePoint) => codePoint
        is 0x00AD or 0x061C or 0xFEFF
        or (>= 0x200B and <= 0x200F)
        or (>= 0x202A and <= 0x202E)
        or (>= 0x2060 and <= 0x206F)
        or (>= 0xFE00 and <= 0xFE0F)
        or (>= 0xE0000 and <= 0xE0FFF);

    /// <summary>Normalize throws on half a surrogate pair, for which
    /// EnumerateRunes stands in U+FFFD, and on noncharacters.</summary>
    private static string WellFormed(string text)
    {
        var wellFormed = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isNoncharacter = (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;
            wellFormed.Append(isNoncharacter ? Replacement : rune.ToString());
        }

        return wellFormed.ToString();
    }
}
