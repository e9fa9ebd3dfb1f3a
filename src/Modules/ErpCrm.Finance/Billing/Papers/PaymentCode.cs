using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.PaymentCodes;

namespace ErpCrm.Finance.Billing.Papers;

/// <summary>The code by which an invoice in som is paid (ELQR).</summary>
internal static class PaymentCode
{
    private const int TyiynPerSom = 100;

    /// <param name="open">What is still to pay.</param>
    /// <param name="reference">For what: its number.</param>
    /// <returns>Null where nothing is to pay, or the bank of the account takes no codes.</returns>
    public static string? Of(FrozenDocument document, decimal open, string reference) =>
        document is { Kind: DocumentKind.Invoice, Currency: ElqrLink.Currency, Bank.PaymentLink: { } link } && open > 0
            ? ElqrLink.Find(link)?.For((long)(open * TyiynPerSom), reference)?.ToString()
            : null;
}
