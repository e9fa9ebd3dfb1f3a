using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Treasury.Banking.Reading;

/// <summary>
/// What tells a line from every other one of its account: what the bank calls it, else what it says, and how many like
/// it came before on its day. A file that comes again, or overlaps another, has the same keys.
/// </summary>
internal static class LineKeys
{
    /// <summary>In the order of the lines.</summary>
    public static IReadOnlyList<string> Of(Guid bankAccountId, IReadOnlyList<ReadLine> lines)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. lines.Select(line =>
        {
            var content = ContentOf(line);
            var ordinal = seen[content] = seen.GetValueOrDefault(content) + 1;
            return Hash(FormattableString.Invariant($"{bankAccountId:N}|{content}|{ordinal}"));
        })];
    }

    // A bank may use a number again on another day: it counts with its day and amount.
    private static string ContentOf(ReadLine line) => line.BankId is { } id
        ? FormattableString.Invariant($"id|{id}|{line.On:yyyyMMdd}|{Plain(line.Amount)}")
        : string.Join('|', line.On.ToString("yyyyMMdd", CultureInfo.InvariantCulture), Plain(line.Amount),
            SearchText.Compact(SearchText.Fold(line.Text + line.PartyName)),
            line.BalanceAfter is { } left ? Plain(left) : "");

    // 5, 5.0 and 5.00 are one amount.
    private static string Plain(decimal amount) => amount.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Hash(string content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
