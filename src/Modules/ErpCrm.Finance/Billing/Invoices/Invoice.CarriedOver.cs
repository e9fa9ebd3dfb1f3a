using ErpCrm.Contracts.Crm;
using ErpCrm.Finance.Copies;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Billing.Invoices;

// What another system issued is owed, paid and credited here; what it says is not computed again.
internal sealed partial class Invoice
{
    /// <summary>An invoice that another system issued, as far as it is still owed here: with its number there, one
    /// line, and no part in what was earned here.</summary>
    /// <param name="exchangeRate">1 unit of the currency = x base, of the issue date.</param>
    public static Invoice CarryOver(Customer customer, CarriedInvoice issued, decimal exchangeRate, string baseCurrency)
    {
        issued.Check();
        var invoice = new Invoice(customer, issued.Currency, issued.IssuedOn)
        {
            Reference = issued.Reference,
            PaymentTermDays = issued.DueOn.DayNumber - issued.IssuedOn.DayNumber,
            PaymentTermKind = PaymentTermKind.AfterIssue,
        };
        var line = invoice.NewLine(null);
        line.Set(new LineContent(issued.Description ?? issued.Number, 1, LineUnit.Fixed, issued.Net, 0,
            issued.VatPercent), issued.Currency);
        line.Share(new LineShare(issued.Net, issued.Vat, 0));
        (invoice.Net, invoice.Vat, invoice.Gross) = (issued.Net, issued.Vat, issued.Gross);
        invoice.BaseNet = Currencies.Limited(Rounding.Round(issued.Net * exchangeRate, baseCurrency), null);
        invoice.BaseGross = Currencies.Limited(Rounding.Round(issued.Gross * exchangeRate, baseCurrency), null);
        (invoice.Number, invoice.Status, invoice.IsCarriedOver) = (issued.Number, InvoiceStatus.Issued, true);
        (invoice.IssuedOn, invoice.DueOn, invoice.ExchangeRate) = (issued.IssuedOn, issued.DueOn, exchangeRate);
        invoice.SettledBefore = issued.Gross - issued.Open;
        (invoice.OpenAmount, invoice.IsOpen) = (issued.Open, true);
        invoice.Describe();
        return invoice;
    }
}
