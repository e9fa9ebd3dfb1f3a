using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>Bank details that were written as text: one line may hold one account, named by its currency.</summary>
internal static class BankTexts
{
    private static readonly char[] Around = [' ', '\t', ':', ',', ';', '(', ')', '.', '-', '/'];

    /// <summary>
    /// Without the accounts of other currencies. As it was written
    /// where no line names a currency; nothing where only others are named:
    /// whoever issues the document is told that it lacks an account.
    /// </summary>
    public static string In(string details, string currency)
    {
        var lines = details.Split('\n').Select(line => (Line: line.TrimEnd('\r'), Currencies: CurrenciesOf(line)))
            .ToList();
        if (!lines.Exists(line => line.Currencies.Count > 0)) return details;
        if (!lines.Exists(line => line.Currencies.Contains(currency))) return "";
        return string.Join('\n', lines.Where(line => line.Currencies.Count == 0 || line.Currencies.Contains(currency))
            .Select(line => line.Line));
    }

    private static HashSet<string> CurrenciesOf(string line) =>
        [.. line.Split(Around, StringSplitOptions.RemoveEmptyEntries).Where(Currencies.IsKnown)];
}
