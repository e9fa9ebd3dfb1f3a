using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Billing.Concessions;

/// <summary>What an invoice takes off, net: a line's percent and its part of the invoice's discount or, where that is
/// more, what it bills below the work's own price; and what is deducted without delivered work behind it.</summary>
internal static class InvoiceDiscount
{
    private const int Hundred = 100;

    /// <param name="invoice">With its lines and what they bill.</param>
    public static decimal Of(Invoice invoice) => invoice.Lines.Sum(line => Of(line, invoice));

    private static decimal Of(InvoiceLine line, Invoice invoice)
    {
        // A deposit was paid: to deduct it gives nothing away.
        if (line.IsDeduction) return 0;
        if (line.Net < 0) return -line.Net;
        var off = InvoiceLine.NetOf(line.Quantity, line.UnitPrice, 0, invoice.Currency) - line.Amount;
        if (invoice.PricesIncludeVat)
            off = Rounding.Round(off * Hundred / (Hundred + line.VatPercent), invoice.Currency);
        // What rounding leaves is no discount.
        return Math.Max(off + line.Allowance, LineBacking.ToTell(line, invoice.Currency).GivenAway);
    }
}
