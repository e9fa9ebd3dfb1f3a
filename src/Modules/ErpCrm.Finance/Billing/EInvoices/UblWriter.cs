using System.Xml.Linq;
using static ErpCrm.Finance.Billing.EInvoices.EInvoiceXml;

namespace ErpCrm.Finance.Billing.EInvoices;

/// <summary>Writes UBL 2.1: elements stand in the order of its schema.</summary>
internal static class UblWriter
{
    internal static readonly XNamespace Cac =
        "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";

    internal static readonly XNamespace Cbc = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
    private const string Root = "urn:oasis:names:specification:ubl:schema:xsd:";

    public static byte[] Write(EInvoice invoice)
    {
        var kind = invoice.IsCredit ? "CreditNote" : "Invoice";
        XNamespace own = $"{Root}{kind}-2";
        return EInvoiceXml.Write(new XElement(
            own + kind,
            new XAttribute("xmlns", own),
            new XAttribute(XNamespace.Xmlns + "cac", Cac),
            new XAttribute(XNamespace.Xmlns + "cbc", Cbc),
            HeadOf(invoice, kind),
            new XElement(Cac + "AccountingSupplierParty", UblParties.SellerOf(invoice.Seller)),
            new XElement(Cac + "AccountingCustomerParty", UblParties.BuyerOf(invoice.Buyer)),
            MeansOf(invoice),
            Group(Cac + "PaymentTerms", Element(Cbc + "Note", invoice.Terms)),
            invoice.Allowances.Select(a => AllowanceOf(a, invoice.Currency)),
            TotalsOf(invoice),
            invoice.Lines.Select(line => LineOf(line, invoice))));
    }

    private static object?[] HeadOf(EInvoice invoice, string kind) =>
    [
        new XElement(Cbc + "CustomizationID", EInvoice.Standard),
        Element(Cbc + "ID", invoice.Number),
        new XElement(Cbc + "IssueDate", Day(invoice.IssuedOn)),
        invoice is { IsCredit: false, DueOn: { } due } ? new XElement(Cbc + "DueDate", Day(due)) : null,
        new XElement(Cbc + $"{kind}TypeCode", invoice.TypeCode),
        invoice.Notes.Select(note => Element(Cbc + "Note", note)),
        new XElement(Cbc + "DocumentCurrencyCode", invoice.Currency),
        Element(Cbc + "TaxCurrencyCode", invoice.VatInBase?.Currency),
        Element(Cbc + "BuyerReference", invoice.BuyerReference),
        PeriodOf(invoice.Period),
        Group(Cac + "OrderReference", Element(Cbc + "ID", invoice.OrderReference)),
        invoice.Corrects is { } corrects
            ? new XElement(Cac + "BillingReference", new XElement(Cac + "InvoiceDocumentReference",
                Element(Cbc + "ID", corrects.Number),
                corrects.IssuedOn is { } on ? new XElement(Cbc + "IssueDate", Day(on)) : null))
            : null,
    ];

    private static XElement? MeansOf(EInvoice invoice) => invoice.Account is not { } account
        ? null
        : new XElement(
            Cac + "PaymentMeans",
            new XElement(Cbc + "PaymentMeansCode", account.Means),
            Element(Cbc + "PaymentID", invoice.Number),
            new XElement(
                Cac + "PayeeFinancialAccount",
                Element(Cbc + "ID", account.Number),
                Element(Cbc + "Name", account.Name),
                Group(Cac + "FinancialInstitutionBranch", Element(Cbc + "ID", account.BankCode))));

    private static object?[] TotalsOf(EInvoice invoice)
    {
        XElement Money(string name, decimal amount) => MoneyOf(name, amount, invoice.Currency);
        return
        [
            new XElement(
                Cac + "TaxTotal",
                Money("TaxAmount", invoice.Vat),
                invoice.Vats.Select(vat => new XElement(
                    Cac + "TaxSubtotal",
                    Money("TaxableAmount", vat.Base),
                    Money("TaxAmount", vat.Amount),
                    CategoryOf("TaxCategory", vat.Tax, vat)))),
            invoice.VatInBase is { } inBase
                ? new XElement(Cac + "TaxTotal", MoneyOf("TaxAmount", inBase.Amount, inBase.Currency))
                : null,
            new XElement(
                Cac + "LegalMonetaryTotal",
                Money("LineExtensionAmount", invoice.LineTotal),
                Money("TaxExclusiveAmount", invoice.Net),
                Money("TaxInclusiveAmount", invoice.Gross),
                invoice.AllowanceTotal != 0 ? Money("AllowanceTotalAmount", invoice.AllowanceTotal) : null,
                invoice.Prepaid != 0 ? Money("PrepaidAmount", invoice.Prepaid) : null,
                Money("PayableAmount", invoice.Due)),
        ];
    }

    private static XElement LineOf(EInvoiceLine line, EInvoice invoice) => new(
        Cac + (invoice.IsCredit ? "CreditNoteLine" : "InvoiceLine"),
        new XElement(Cbc + "ID", line.Number),
        QuantityOf(invoice.IsCredit ? "CreditedQuantity" : "InvoicedQuantity", line.Quantity, line.Unit),
        MoneyOf("LineExtensionAmount", line.Net, invoice.Currency),
        PeriodOf(line.Period),
        line.Allowance is { } allowance ? AllowanceOf(allowance, invoice.Currency) : null,
        new XElement(Cac + "Item", Element(Cbc + "Name", line.Name), CategoryOf("ClassifiedTaxCategory", line.Tax)),
        new XElement(
            Cac + "Price",
            new XElement(Cbc + "PriceAmount", new XAttribute("currencyID", invoice.Currency), Number(line.Price)),
            line.Per == 1 ? null : QuantityOf("BaseQuantity", line.Per, line.Unit)));

    private static XElement AllowanceOf(EInvoiceAllowance allowance, string currency) => new(
        Cac + "AllowanceCharge",
        new XElement(Cbc + "ChargeIndicator", "false"),
        new XElement(Cbc + "AllowanceChargeReasonCode", EInvoiceAllowance.ReasonCode),
        Element(Cbc + "AllowanceChargeReason", allowance.Reason),
        allowance.Percent is { } percent ? new XElement(Cbc + "MultiplierFactorNumeric", Number(percent)) : null,
        MoneyOf("Amount", allowance.Amount, currency),
        allowance.Percent is null ? null : MoneyOf("BaseAmount", allowance.Of, currency),
        allowance.Tax is { } tax ? CategoryOf("TaxCategory", tax) : null);

    private static XElement CategoryOf(string name, EInvoiceTax tax, EInvoiceVat? sum = null) => new(
        Cac + name,
        new XElement(Cbc + "ID", tax.Code),
        tax.HasRate ? new XElement(Cbc + "Percent", Number(tax.Percent)) : null,
        sum is null ? null : Element(Cbc + "TaxExemptionReasonCode", tax.ReasonCode),
        Element(Cbc + "TaxExemptionReason", sum?.Reason),
        new XElement(Cac + "TaxScheme", new XElement(Cbc + "ID", "VAT")));

    private static XElement? PeriodOf(EInvoicePeriod? period) => period is null
        ? null
        : new XElement(
            Cac + "InvoicePeriod",
            new XElement(Cbc + "StartDate", Day(period.Begins)),
            new XElement(Cbc + "EndDate", Day(period.Ends)));

    private static XElement MoneyOf(string name, decimal amount, string currency) =>
        new(Cbc + name, new XAttribute("currencyID", currency), Amount(amount));

    private static XElement QuantityOf(string name, decimal quantity, string unit) =>
        new(Cbc + name, new XAttribute("unitCode", unit), Number(quantity));
}
