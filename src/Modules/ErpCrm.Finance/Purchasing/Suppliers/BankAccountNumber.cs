using System.Text.RegularExpressions;

namespace ErpCrm.Finance.Purchasing.Suppliers;

/// <summary>Account numbers and codes of banks, as they are written and as machines want them.</summary>
internal static partial class BankAccountNumber
{
    private const int MatchMilliseconds = 200;
    private const int CheckModulus = 97;

    /// <summary>Without the blanks and dashes between its groups.</summary>
    public static string Plain(string? typed) =>
        string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-')).ToUpperInvariant();

    /// <summary>Two letters of a country and two digits at its beginning: a mistyped one is told apart from a plain
    /// number.</summary>
    public static bool LooksLikeIban(string plain) => Iban().IsMatch(plain);

    /// <summary>Whether its check number fits (ISO 13616: 1 as remainder by 97).</summary>
    public static bool IsIban(string plain)
    {
        if (!LooksLikeIban(plain)) return false;
        var rest = 0;
        foreach (var c in plain[4..] + plain[..4])
        {
            var value = char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10;
            rest = ((rest * (value > 9 ? 100 : 10)) + value) % CheckModulus;
        }

        return rest == 1;
    }

    /// <summary>SWIFT: eight or eleven letters and digits.</summary>
    public static bool IsBic(string code) => Bic().IsMatch(code);

    [GeneratedRegex("^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$", RegexOptions.None, MatchMilliseconds)]
    private static partial Regex Iban();

    [GeneratedRegex("^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$", RegexOptions.None, MatchMilliseconds)]
    private static partial Regex Bic();
}
