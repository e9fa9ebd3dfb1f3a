using System.Globalization;

namespace ErpCrm.Finance.Treasury.Expenses;

/// <summary>
/// What the square code on a fiscal receipt says: the address of the tax service of Kyrgyzstan, or the line of cash
/// registers elsewhere in the Eurasian Economic Union. It is read here and never asked for there.
/// </summary>
/// <param name="Key">Tells this receipt from every other one.</param>
/// <param name="Currency">Null where the code says none.</param>
/// <param name="SellerTaxId">Null where the code says none.</param>
internal sealed record FiscalReceipt(string Key, DateOnly On, decimal Amount, string? Currency, string? SellerTaxId)
{
    public const int TextLength = 600;
    public const int KeyLength = 120;
    private const int PartLength = 30;
    private const decimal MostAmount = 1_000_000_000;
    private const decimal Tyiyn = 100;
    private const string Host = "tax.salyk.kg";
    private static readonly string[] Moments =
        ["yyyyMMdd'T'HHmmss", "yyyyMMdd'T'HHmm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyyMMddHHmmss"];

    /// <summary>Money that a seller gave back.</summary>
    public bool IsRefund { get; private init; }

    /// <summary>Null when it is no code of a receipt.</summary>
    /// <param name="text">As a scanner, a camera or a person gives it.</param>
    public static FiscalReceipt? Read(string? text)
    {
        var given = text?.Trim() ?? "";
        if (given.Length is 0 or > TextLength) return null;
        var isAddress = Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
        var query = isAddress ? address!.Query.TrimStart('?') : given;
        var parts = PartsOf(query);
        if (parts.Count == 0) return null;
        return isAddress && address!.Host.Equals(Host, StringComparison.OrdinalIgnoreCase)
            ? OfKyrgyzstan(parts)
            : OfUnion(parts);
    }

    // sum is in tyiyn; seller, fiscal module and number of the document tell the receipt.
    private static FiscalReceipt? OfKyrgyzstan(Dictionary<string, string> parts)
    {
        if (Day(parts, "date") is not { } on || Digits(parts, "tin") is not { } seller
            || Digits(parts, "fn_number") is not { } module || Digits(parts, "fd_number") is not { } number
            || Number(parts, "sum") is not { } sum || sum % 1 != 0)
            return null;
        return Checked(new FiscalReceipt($"kg:{Plain(seller)}:{Plain(module)}:{Plain(number)}", on,
            sum / Tyiyn, "KGS", seller));
    }

    // t, s, fn, i, fp, n: 1 is a sale, 2 its return, 3 a purchase of the shop, 4 the return of that.
    private static FiscalReceipt? OfUnion(Dictionary<string, string> parts)
    {
        if (Day(parts, "t") is not { } on || Number(parts, "s") is not { } sum || Digits(parts, "fn") is not { } module
            || Digits(parts, "i") is not { } number || Digits(parts, "fp") is not { } sign)
            return null;
        var isRefund = parts.GetValueOrDefault("n") is "2" or "3";
        return Checked(new FiscalReceipt($"fn:{Plain(module)}:{Plain(number)}:{Plain(sign)}", on, sum, null, null)
        {
            IsRefund = isRefund
        });
    }

    private static FiscalReceipt? Checked(FiscalReceipt receipt) =>
        receipt.Amount is > 0 and <= MostAmount && receipt.Key.Length <= KeyLength ? receipt : null;

    private static Dictionary<string, string> PartsOf(string query)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in query.Split('&', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            if (at > 0) parts.TryAdd(part[..at], Uri.UnescapeDataString(part[(at + 1)..]).Trim());
        }

        return parts;
    }

    private static DateOnly? Day(Dictionary<string, string> parts, string name) =>
        parts.TryGetValue(name, out var said) && DateTime.TryParseExact(said, Moments, CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var moment) ? DateOnly.FromDateTime(moment) : null;

    private static decimal? Number(Dictionary<string, string> parts, string name) =>
        parts.TryGetValue(name, out var said) && said.Length <= PartLength && decimal.TryParse(said,
            NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Digits(Dictionary<string, string> parts, string name) =>
        parts.TryGetValue(name, out var said) && said.Length is > 0 and <= PartLength && said.All(char.IsAsciiDigit)
            ? said
            : null;

    // Leading zeros are kept by one register and left out by another.
    private static string Plain(string digits) => digits.TrimStart('0') is { Length: > 0 } known ? known : "0";
}
