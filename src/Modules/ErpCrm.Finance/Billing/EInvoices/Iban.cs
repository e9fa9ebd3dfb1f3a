namespace ErpCrm.Finance.Billing.EInvoices;

/// <summary>Account numbers whose check digits prove them (ISO 13616).</summary>
internal static class Iban
{
    private const int Shortest = 15;
    private const int Longest = 34;
    private const int Modulus = 97;

    /// <param name="plain">Capital letters and digits alone.</param>
    public static bool IsValid(string plain)
    {
        if (plain.Length is < Shortest or > Longest || !plain[..2].All(char.IsAsciiLetterUpper)
            || !plain[2..4].All(char.IsAsciiDigit))
            return false;
        var rest = 0;
        foreach (var c in plain[4..] + plain[..4])
        {
            var value = char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10;
            rest = ((rest * (value > 9 ? 100 : 10)) + value) % Modulus;
        }

        return rest == 1;
    }
}
