using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Books.Posting.Documents;

/// <summary>Parts of a document in base currency: each is converted and rounded, and what is missing from the
/// document's own total goes to the largest one (domain-rules §6).</summary>
internal static class BaseShares
{
    /// <param name="rate">1 unit of the document's currency = x base.</param>
    /// <param name="total">Of the document, in base currency: the parts add up to it.</param>
    public static IReadOnlyList<decimal> Of(IReadOnlyList<decimal> amounts, decimal rate, decimal total,
        string baseCurrency)
    {
        var shares = amounts.Select(amount => Rounding.Round(amount * rate, baseCurrency)).ToArray();
        if (shares.Length == 0) return shares;
        var largest = 0;
        for (var i = 1; i < shares.Length; i++)
        {
            if (Math.Abs(amounts[i]) > Math.Abs(amounts[largest])) largest = i;
        }

        shares[largest] += total - shares.Sum();
        return shares;
    }
}
