using System.Text;
using ErpCrm.Identity.Users;
using ErpCrm.Platform.Company;

namespace ErpCrm.Identity.Passwords;

/// <summary>
/// Length counts, and that nobody guesses it: 12 to 128 characters,
/// not a common password nor two of them with figures and signs, not a walk over the keyboard,
/// not the same piece over and over, not the name or address of the person or the company.
/// </summary>
internal sealed class PasswordRules(CommonPasswords common, ICompanyProfile? company = null)
{
    public const int MinLength = 12;
    public const int MaxLength = 128;

    /// <summary>What is wrong with the password, in English; null when it is good.</summary>
    public string? RefusalOf(string password, User? user)
    {
        if (password.Length < MinLength) return "Use at least 12 characters";
        if (password.Length > MaxLength) return "Use at most 128 characters";
        if (password.Any(char.IsSurrogate) && !IsWellFormed(password)) return "This password cannot be typed again";
        var plain = Plain(password);
        if (user is not null && IsAbout(plain, user)) return "Do not use your name or e-mail address";
        if (IsRepetition(plain) || common.Contains(plain, ContextOf(user)))
            return "This password is too common: choose one that is hard to guess";
        return null;
    }

    private static string Plain(string password) => password.Normalize().ToLowerInvariant();

    private static bool IsWellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;

    private List<string> ContextOf(User? user)
    {
        var texts = new List<string?>
        {
            company?.Current.Name, company?.Current.LegalName, company?.Current.Email, user?.Name, user?.Email
        };
        return [.. texts.OfType<string>().SelectMany(text => PiecesOf(text).Append(Plain(text)))
            .Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> PiecesOf(string text) =>
        text.Split([' ', '@', '.', '-', '_', ',', '"', '«', '»', '(', ')']).Where(piece => piece.Length >= 4)
            .Select(Plain);

    private static bool IsAbout(string plain, User user)
    {
        var rest = plain;
        foreach (var piece in PiecesOf(user.Email).Concat(PiecesOf(user.Name)).OrderByDescending(p => p.Length))
            rest = rest.Replace(piece, "", StringComparison.Ordinal);
        return plain.Length - rest.Length > 0 && rest.Count(char.IsLetter) < 4;
    }

    private static bool IsRepetition(string plain)
    {
        for (var size = 1; size <= plain.Length / 3; size++)
        {
            if (Enumerable.Range(size, plain.Length - size).All(i => plain[i] == plain[i % size])) return true;
        }

        return plain.Distinct().Count() < 4;
    }
}
