namespace ErpCrm.Finance.Billing.EInvoices;

/// <summary>Numbers of taxpayers: for VAT, with the letters of their country before them (BT-31, BT-48), or any
/// other, as an ИНН is.</summary>
internal static class VatNumbers
{
    private const int Shortest = 5;

    // Where a number that begins with these letters is one for VAT.
    private static readonly HashSet<string> European = new(StringComparer.Ordinal)
    {
        "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "GB", "HR", "HU", "IE", "IT",
        "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK", "XI",
    };

    /// <summary>The tax number as one for VAT; null where it is none.</summary>
    public static string? Of(string taxId) => Plain(taxId) is var plain && HasLetters(plain, European.Contains)
        ? plain
        : null;

    /// <summary>The same for what was entered as one for VAT: of any country.</summary>
    public static string? Entered(string vatId) => Plain(vatId) is var plain
        && HasLetters(plain, letters => European.Contains(letters) || Countries.IsKnown(letters))
        ? plain
        : null;

    /// <summary>The country whose letters stand before it; null where it has none.</summary>
    public static string? CountryOf(string taxId) => Of(taxId)?[..Countries.CodeLength] switch
    {
        "EL" => "GR",
        "XI" => "GB",
        var letters => letters,
    };

    /// <summary>Whether e-invoices are usual in a country, at home too.</summary>
    public static bool IsEuropean(string country) => European.Contains(country == "GR" ? "EL" : country);

    // The letters are followed by two more at most: "SIRET 552…" is no number of Slovenia.
    private static bool HasLetters(string plain, Predicate<string> isKnown) => plain.Length >= Shortest
        && isKnown(plain[..Countries.CodeLength])
        && plain[Countries.CodeLength..Shortest].Any(char.IsAsciiDigit);

    private static string Plain(string typed) =>
        string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
}
