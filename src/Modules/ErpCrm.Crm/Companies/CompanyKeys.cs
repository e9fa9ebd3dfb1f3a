using System.Text;
using ErpCrm.SharedKernel;

namespace ErpCrm.Crm.Companies;

/// <summary>
/// What two spellings of one company have in common. Equal keys are a
/// reason to ask, never to decide: a person says whether it is the same company.
/// </summary>
internal static class CompanyKeys
{
    public const int Length = 160;

    /// <summary>The word that <c>&amp;</c> stands for.</summary>
    public const string And = "and";

    // Part of a name, not its punctuation: C++ and C# are two.
    private const string Signs = "+#@%$€";

    // Public mail providers say nothing about the company behind an address.
    private static readonly HashSet<string> PublicMail = new(StringComparer.OrdinalIgnoreCase)
    {
        "gmail.com", "mail.ru", "yandex.ru", "yandex.com", "ya.ru", "inbox.ru", "list.ru", "bk.ru", "outlook.com",
        "hotmail.com",
        "icloud.com", "yahoo.com", "proton.me", "rambler.ru",
    };

    /// <summary>The name as it looks, without legal form and punctuation:
    /// <c>ОсОО «Ала-Тоо»</c> and <c>Ала Тоо</c> are one.</summary>
    public static string OfName(string name) => Cut(LookAlikes.Fold(string.Concat(NameWords(name))));

    /// <summary>The name as it sounds, in Latin letters: <c>Алтын</c> and <c>Altyn</c> are one.</summary>
    public static string OfSound(string name) =>
        Cut(Transliteration.Of(string.Concat(NameWords(name).Select(LookAlikes.InOneAlphabet))));

    /// <summary>Whether nothing but a missing legal form tells two names
    /// with one key apart: ОсОО and ОАО are two companies.</summary>
    public static bool MayBeOne(string left, string right)
    {
        var (one, other) = (LegalForms.Of(Words(SearchText.Fold(left))), LegalForms.Of(Words(SearchText.Fold(right))));
        return one.Count == 0 || other.Count == 0 || one.Overlaps(other);
    }

    /// <summary>Letters and digits of the tax id; null when there is none.</summary>
    public static string? OfTaxId(string? taxId)
    {
        var key = SearchText.Compact(taxId).ToUpperInvariant();
        return key.Length == 0 ? null : key;
    }

    /// <summary>The address in lower case; null when there is none.</summary>
    public static string? OfEmail(string? email) =>
        string.IsNullOrWhiteSpace(email) ? null : email.Trim().ToLowerInvariant();

    /// <summary>The company's part of an address, <c>ala-too.kg</c>; null for public mail providers.</summary>
    public static string? DomainOf(string? email)
    {
        var key = OfEmail(email);
        var at = key?.LastIndexOf('@') ?? -1;
        if (at < 1 || at == key!.Length - 1) return null;
        var domain = key[(at + 1)..];
        return PublicMail.Contains(domain) ? null : domain;
    }

    private static IReadOnlyList<string> NameWords(string name)
    {
        var words = LegalForms.Without(Words(SearchText.Fold(name)));
        return words.Count > 1 && words[0] == "the" ? [.. words.Skip(1)] : words;
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text.Append(' '))
        {
            if (char.IsLetterOrDigit(c) || Signs.Contains(c))
            {
                word.Append(c);
                continue;
            }

            if (word.Length > 0) words.Add(word.ToString());
            word.Clear();
            if (c == '&') words.Add(And);
        }

        return words;
    }

    private static string Cut(string key) => key.Length <= Length ? key : key[..Length];
}
