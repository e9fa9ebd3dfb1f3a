using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Billing.Concessions;

/// <summary>What an invoice takes off, net: a line's percent or, where that is more, what it bills below the work's own
/// price; and what is deducted without delivered work behind it.</summary>
internal static class InvoiceDiscount
{
    /// <param name="invoice">With its lines and what they bill.</param>
    public static decimal Of(Invoice invoice) => invoice.Lines.Sum(line => Of(line, invoice.Currency));

    private static decimal Of(InvoiceLine line, string currency)
    {
        if (line.Net < 0) return -line.Net;
        var whole = InvoiceLine.NetOf(line.Quantity, line.UnitPrice, 0, currency);
        // What rounding leaves is no discount.
        return Math.Max(whole - line.Net, LineBacking.ToTell(line, currency).GivenAway);
    }
}
