using ErpCrm.Identity.Users;

namespace ErpCrm.Identity.Passwords;

/// <summary>
/// Length counts, and that nobody guesses it: 12 to 128 characters, not a common password, not one with a few figures behind it,
/// not the same piece over and over, not the person's own name or address.
/// </summary>
internal sealed class PasswordRules(CommonPasswords common)
{
    public const int MinLength = 12;
    public const int MaxLength = 128;

    /// <summary>What is wrong with the password, in English; null when it is good.</summary>
    public string? RefusalOf(string password, User? user)
    {
        if (password.Length < MinLength) return "Use at least 12 characters";
        if (password.Length > MaxLength) return "Use at most 128 characters";
        var plain = Plain(password);
        if (common.Contains(plain) || IsRepetition(plain)) return "This password is too common: choose one that is hard to guess";
        if (user is not null && IsAbout(plain, user)) return "Do not use your name or e-mail address";
        return null;
    }

    private static string Plain(string password) => password.Normalize().ToLowerInvariant();

    private static bool IsAbout(string plain, User user)
    {
        var rest = plain;
        foreach (var piece in user.Email.Split('@', '.').Concat(user.Name.Split(' ')).Where(piece => piece.Length >= 4).Select(Plain).OrderByDescending(p => p.Length))
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

/// <summary>Passwords that are tried first, and the product's own words.</summary>
internal sealed class CommonPasswords
{
    private static readonly string[] OwnWords = ["erpcrm", "bishkek", "kyrgyzstan", "orda", "owner", "administrator", "accountant", "invoice", "company"];
    private readonly HashSet<string> _known = Read();

    /// <summary>Whether it is one of them, also doubled, and with figures or signs around it.</summary>
    public bool Contains(string password)
    {
        if (_known.Contains(password)) return true;
        var bare = Straight(password.Trim([.. "0123456789!?.,_-+*#@$%&"]));
        if (bare.Length == 0 || _known.Contains(bare)) return true;
        var half = bare.Length / 2;
        return bare.Length % 2 == 0 && bare[..half] == bare[half..] && _known.Contains(bare[..half]);
    }

    private static string Straight(string text) => text.Replace('0', 'o').Replace('1', 'l').Replace('3', 'e').Replace('4', 'a').Replace('5', 's').Replace('7', 't').Replace('@', 'a').Replace('$', 's');

    private static HashSet<string> Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords")!;
        using var reader = new StreamReader(stream);
        return [.. OwnWords, .. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }
}
