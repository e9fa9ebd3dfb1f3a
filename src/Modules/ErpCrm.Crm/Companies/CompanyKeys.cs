using System.Text;
using ErpCrm.SharedKernel;

namespace ErpCrm.Crm.Companies;

/// <summary>What two spellings of one company have in common, so that it is never kept twice.</summary>
internal static class CompanyKeys
{
    public const int Length = 160;

    private static readonly HashSet<string> LegalForms = new(StringComparer.Ordinal)
    {
        "осоо", "ооо", "оао", "зао", "пао", "ао", "ип", "жчк", "жак", "аак", "чп", "гп", "мп", "тоо", "оф", "оо",
        "llc", "ltd", "limited", "inc", "corp", "jsc", "ojsc", "cjsc", "plc", "gmbh", "ag", "co", "company", "llp", "sa", "bv",
    };

    // Public mail providers say nothing about the company behind an address.
    private static readonly HashSet<string> PublicMail = new(StringComparer.OrdinalIgnoreCase)
    {
        "gmail.com", "mail.ru", "yandex.ru", "yandex.com", "ya.ru", "inbox.ru", "list.ru", "bk.ru", "outlook.com", "hotmail.com",
        "icloud.com", "yahoo.com", "proton.me", "rambler.ru",
    };

    /// <summary>Letters and digits of the name without its legal form: <c>ОсОО «Ала-Тоо»</c> and <c>Ала Тоо</c> are one.</summary>
    public static string OfName(string name)
    {
        var words = Words(SearchText.Of(name));
        var kept = words.Where(word => !LegalForms.Contains(word)).ToList();
        var key = string.Concat(kept.Count > 0 ? kept : words);
        return key.Length <= Length ? key : key[..Length];
    }

    /// <summary>Letters and digits of the tax id; null when there is none.</summary>
    public static string? OfTaxId(string? taxId)
    {
        var key = string.Concat((taxId ?? "").Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return key.Length == 0 ? null : key;
    }

    /// <summary>The address in lower case; null when there is none.</summary>
    public static string? OfEmail(string? email) => string.IsNullOrWhiteSpace(email) ? null : email.Trim().ToLowerInvariant();

    /// <summary>The company's part of an address, <c>ala-too.kg</c>; null for public mail providers.</summary>
    public static string? DomainOf(string? email)
    {
        var key = OfEmail(email);
        var at = key?.LastIndexOf('@') ?? -1;
        if (at < 1 || at == key!.Length - 1) return null;
        var domain = key[(at + 1)..];
        return PublicMail.Contains(domain) ? null : domain;
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text.Append(' '))
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(c);
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return words;
    }
}
