using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Treasury.Expenses;

/// <summary>What a receipt says it cost, divided into net and VAT.</summary>
internal sealed record ReceiptTotal(decimal Net, decimal Vat)
{
    public decimal Gross => Net + Vat;

    /// <summary>The gross is fixed, VAT is inside: net = r2(gross /
    /// (1 + rate)), vat = gross − net (domain-rules §2).</summary>
    /// <param name="percent">12 for 12 %.</param>
    public static ReceiptTotal Inside(decimal gross, decimal percent, string currency)
    {
        var total = Rounding.Round(gross, currency);
        var net = Rounding.Round(total / (1 + (percent / 100)), currency);
        return new ReceiptTotal(net, total - net);
    }

    /// <summary>What was typed, or null while it says nothing: a VAT amount as printed goes before a rate.</summary>
    /// <param name="net">Typed instead of the gross.</param>
    public static ReceiptTotal? Of(decimal? gross, decimal? net, decimal? vat, decimal? percent, string currency)
    {
        if (!Currencies.IsKnown(currency)) return null;
        if (net is { } without)
            return new ReceiptTotal(without, vat ?? Rounding.Round(without * (percent ?? 0) / 100, currency));
        if (gross is not { } total) return null;
        return vat is { } printed ? new ReceiptTotal(total - printed, printed) : Inside(total, percent ?? 0, currency);
    }
}
