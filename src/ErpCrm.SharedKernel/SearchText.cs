using System.Globalization;
using System.Text;

namespace ErpCrm.SharedKernel;

/// <summary>
/// Text prepared for searching: databases disagree about case and accents (SQLite's <c>LIKE</c> knows only ASCII), so both the
/// stored column and the typed words are normalised here.
/// </summary>
public static class SearchText
{
    /// <summary>Length of the columns that hold it.</summary>
    public const int MaxLength = 600;

    /// <summary>Joins the parts, lower case, without accents, single blanks, cut to <see cref="MaxLength"/>.</summary>
    public static string Of(params string?[] parts)
    {
        var text = new StringBuilder();
        foreach (var c in string.Join(' ', parts.Where(part => !string.IsNullOrWhiteSpace(part))).Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                if (text.Length > 0 && text[^1] != ' ') text.Append(' ');
            }
            else
            {
                text.Append(char.ToLowerInvariant(c));
            }
        }

        var result = text.ToString().Trim();
        return result.Length <= MaxLength ? result : result[..MaxLength];
    }

    /// <summary>The typed words, each to be contained in the stored text; at most five.</summary>
    public static IReadOnlyList<string> Words(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? [] : [.. Of(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5)];
}
