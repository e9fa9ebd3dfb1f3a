namespace ErpCrm.Identity.Passwords;

/// <summary>Passwords that are tried first, walks over the keyboard, and the product's own words.</summary>
internal sealed class CommonPasswords
{
    private const int ShortestWord = 3;
    private const int ShortestWalk = 4;

    /// <summary>Of as many known words or strange letters as this, a password is still guessed.</summary>
    private const int Guessed = 2;

    private static readonly string[] OwnWords = ["erpcrm", "bishkek", "kyrgyzstan", "orda", "owner", "administrator",
        "accountant", "invoice", "company"];

    private static readonly string[] Walks = WithReversed(
        "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./", "1234567890-=", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю",
        "qwertyuiopasdfghjklzxcvbnm", "йцукенгшщзхъфывапролджэячсмитьбю",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/", "qazwsxedcrfvtgbyhnujmikolp", "1q2w3e4r5t6y7u8i9o0p",
        "q1w2e3r4t5y6u7i8o9p0", "1a2b3c4d5e6f7g8h9i", "a1b2c3d4e5f6g7h8i9",
        "йфяцычувскамепинртгоьшлбщдюзжэ", "abcdefghijklmnopqrstuvwxyz", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "абвгдежзийклмн");

    private readonly HashSet<string> _known = Read();
    private readonly int _longest;

    public CommonPasswords() => _longest = _known.Max(word => word.Length);

    /// <summary>Whether it is one of them, or few of them, with any figures and signs around and between.</summary>
    /// <param name="password">In lower case.</param>
    /// <param name="context">Words that are known of this person and company.</param>
    public bool Contains(string password, IReadOnlyCollection<string>? context = null)
    {
        if (_known.Contains(password) || _known.Contains(LettersOf(password))
            || _known.Contains(LettersOf(Straight(password))))
            return true;
        HashSet<string> words = [.. context ?? []];
        return words.Contains(password) || CostOf(password, Straight(password), words) <= Guessed;
    }

    // The fewest known words and strange letters that it is made of: figures, signs and walks cost nothing.
    private int CostOf(string password, string straight, HashSet<string> context)
    {
        var cost = new int[password.Length + 1];
        for (var end = 1; end <= password.Length; end++)
        {
            cost[end] = cost[end - 1] + (char.IsLetter(password[end - 1]) ? 1 : 0);
            for (var start = Math.Max(0, end - _longest); start <= end - ShortestWord; start++)
            {
                if (end - start >= ShortestWalk && IsWalk(password.AsSpan(start, end - start)))
                    cost[end] = Math.Min(cost[end], cost[start]);
                else if (cost[start] + 1 < cost[end]
                    && (IsWord(password[start..end], context) || IsWord(straight[start..end], context)))
                    cost[end] = cost[start] + 1;
            }
        }

        return cost[^1];
    }

    private bool IsWord(string text, HashSet<string> context) => _known.Contains(text) || context.Contains(text);

    private static bool IsWalk(ReadOnlySpan<char> text)
    {
        foreach (var walk in Walks)
        {
            if (walk.AsSpan().IndexOf(text, StringComparison.Ordinal) >= 0) return true;
        }

        return text.IndexOfAnyExcept(text[0]) < 0;
    }

    private static string LettersOf(string text) => new([.. text.Where(char.IsLetter)]);

    private static string Straight(string text) =>
        text.Replace('0', 'o').Replace('1', 'l').Replace('3', 'e').Replace('4', 'a').Replace('5', 's').Replace('7', 't')
            .Replace('@', 'a')
            .Replace('$', 's');

    private static string[] WithReversed(params string[] walks) =>
        [.. walks, .. walks.Select(walk => new string([.. walk.Reverse()]))];

    private static HashSet<string> Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream("common-passwords")!;
        using var reader = new StreamReader(stream);
        return [.. OwnWords,
            .. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }
}
