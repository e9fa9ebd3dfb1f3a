using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Treasury.Banking.Matching;

/// <summary>By what lines of one payer are told from others: the account it pays from, else its tax number, else its
/// name, else the words of the line without figures, as a bank writes of its own charges.</summary>
internal static class PayerKeys
{
    public const int Length = 80;
    private const int MostLetters = 60;

    public static string Of(string? account, string? taxId, string? name, string? text)
    {
        if (OfAccount(account) is { Length: > 0 } number) return Cut("a:" + number);
        if (SearchText.Compact(taxId) is { Length: > 0 } tax) return Cut("t:" + tax.ToUpperInvariant());
        if (SearchText.Of(name) is { Length: > 0 } called) return Cut("n:" + called);
        var words = string.Join(' ', SearchText.Of(text).Split(' ').Where(w => !w.Any(char.IsDigit)));
        return words.Length == 0 ? "" : Cut("w:" + words);
    }

    /// <summary>An account's number without blanks and dashes.</summary>
    public static string OfAccount(string? account) => SearchText.Compact(account).ToUpperInvariant();

    private static string Cut(string key) => key.Length <= MostLetters ? key : key[..MostLetters];
}
