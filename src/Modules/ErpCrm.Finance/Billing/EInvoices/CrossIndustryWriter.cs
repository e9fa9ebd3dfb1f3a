using System.Xml.Linq;
using static ErpCrm.Finance.Billing.EInvoices.EInvoiceXml;

namespace ErpCrm.Finance.Billing.EInvoices;

/// <summary>Writes a Cross Industry Invoice in the profile EN 16931 of Factur-X and ZUGFeRD: elements stand in the
/// order of its schema.</summary>
internal static class CrossIndustryWriter
{
    internal static readonly XNamespace Ram =
        "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100";

    private static readonly XNamespace Rsm = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100";
    private static readonly XNamespace Udt = "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100";
    private static readonly XNamespace Qdt = "urn:un:unece:uncefact:data:standard:QualifiedDataType:100";

    public static byte[] Write(EInvoice invoice) => EInvoiceXml.Write(new XElement(
        Rsm + "CrossIndustryInvoice",
        new XAttribute(XNamespace.Xmlns + "rsm", Rsm),
        new XAttribute(XNamespace.Xmlns + "ram", Ram),
        new XAttribute(XNamespace.Xmlns + "qdt", Qdt),
        new XAttribute(XNamespace.Xmlns + "udt", Udt),
        new XElement(Rsm + "ExchangedDocumentContext",
            new XElement(Ram + "GuidelineSpecifiedDocumentContextParameter",
                new XElement(Ram + "ID", EInvoice.Standard))),
        new XElement(
            Rsm + "ExchangedDocument",
            Element(Ram + "ID", invoice.Number),
            new XElement(Ram + "TypeCode", invoice.TypeCode),
            DayOf("IssueDateTime", invoice.IssuedOn),
            invoice.Notes.Select(note => Group(Ram + "IncludedNote", Element(Ram + "Content", note)))),
        new XElement(
            Rsm + "SupplyChainTradeTransaction",
            invoice.Lines.Select(line => CrossIndustryLines.Write(line)),
            new XElement(
                Ram + "ApplicableHeaderTradeAgreement",
                Element(Ram + "BuyerReference", invoice.BuyerReference),
                CrossIndustryParties.Write("SellerTradeParty", invoice.Seller),
                CrossIndustryParties.Write("BuyerTradeParty", invoice.Buyer),
                Group(Ram + "BuyerOrderReferencedDocument", Element(Ram + "IssuerAssignedID", invoice.OrderReference))),
            new XElement(Ram + "ApplicableHeaderTradeDelivery"),
            new XElement(Ram + "ApplicableHeaderTradeSettlement", SettlementOf(invoice)))));

    private static object?[] SettlementOf(EInvoice invoice) =>
    [
        invoice.Account is null ? null : Element(Ram + "PaymentReference", invoice.Number),
        Element(Ram + "TaxCurrencyCode", invoice.VatInBase?.Currency),
        new XElement(Ram + "InvoiceCurrencyCode", invoice.Currency),
        MeansOf(invoice.Account),
        invoice.Vats.Select(VatOf),
        PeriodOf(invoice.Period),
        invoice.Allowances.Select(AllowanceOf),
        Group(
            Ram + "SpecifiedTradePaymentTerms",
            Element(Ram + "Description", invoice.Terms),
            invoice.DueOn is { } due ? DayOf("DueDateDateTime", due) : null),
        SumsOf(invoice),
        invoice.Corrects is { } corrects
            ? new XElement(
                Ram + "InvoiceReferencedDocument",
                Element(Ram + "IssuerAssignedID", corrects.Number),
                corrects.IssuedOn is { } on
                    ? new XElement(Ram + "FormattedIssueDateTime", DayIn(Qdt, on))
                    : null)
            : null,
    ];

    private static XElement? MeansOf(EInvoiceAccount? account) => account is null
        ? null
        : new XElement(
            Ram + "SpecifiedTradeSettlementPaymentMeans",
            new XElement(Ram + "TypeCode", account.Means),
            new XElement(
                Ram + "PayeePartyCreditorFinancialAccount",
                account.IsIban ? Element(Ram + "IBANID", account.Number) : null,
                Element(Ram + "AccountName", account.Name),
                account.IsIban ? null : Element(Ram + "ProprietaryID", account.Number)),
            Group(Ram + "PayeeSpecifiedCreditorFinancialInstitution", Element(Ram + "BICID", account.BankCode)));

    private static XElement VatOf(EInvoiceVat vat) => new(
        Ram + "ApplicableTradeTax",
        MoneyOf("CalculatedAmount", vat.Amount),
        new XElement(Ram + "TypeCode", "VAT"),
        Element(Ram + "ExemptionReason", vat.Reason),
        MoneyOf("BasisAmount", vat.Base),
        new XElement(Ram + "CategoryCode", vat.Tax.Code),
        Element(Ram + "ExemptionReasonCode", vat.Tax.ReasonCode),
        RateOf(vat.Tax));

    private static XElement SumsOf(EInvoice invoice) => new(
        Ram + "SpecifiedTradeSettlementHeaderMonetarySummation",
        MoneyOf("LineTotalAmount", invoice.LineTotal),
        invoice.AllowanceTotal != 0 ? MoneyOf("AllowanceTotalAmount", invoice.AllowanceTotal) : null,
        MoneyOf("TaxBasisTotalAmount", invoice.Net),
        VatIn(invoice.Currency, invoice.Vat),
        invoice.VatInBase is { } inBase ? VatIn(inBase.Currency, inBase.Amount) : null,
        MoneyOf("GrandTotalAmount", invoice.Gross),
        invoice.Prepaid != 0 ? MoneyOf("TotalPrepaidAmount", invoice.Prepaid) : null,
        MoneyOf("DuePayableAmount", invoice.Due));

    private static XElement VatIn(string currency, decimal amount) =>
        new(Ram + "TaxTotalAmount", new XAttribute("currencyID", currency), Amount(amount));

    internal static XElement AllowanceOf(EInvoiceAllowance allowance) => new(
        Ram + "SpecifiedTradeAllowanceCharge",
        new XElement(Ram + "ChargeIndicator", new XElement(Udt + "Indicator", "false")),
        allowance.Percent is { } percent ? new XElement(Ram + "CalculationPercent", Number(percent)) : null,
        allowance.Percent is null ? null : MoneyOf("BasisAmount", allowance.Of),
        MoneyOf("ActualAmount", allowance.Amount),
        new XElement(Ram + "ReasonCode", EInvoiceAllowance.ReasonCode),
        Element(Ram + "Reason", allowance.Reason),
        allowance.Tax is { } tax
            ? new XElement(
                Ram + "CategoryTradeTax",
                new XElement(Ram + "TypeCode", "VAT"),
                new XElement(Ram + "CategoryCode", tax.Code),
                RateOf(tax))
            : null);

    internal static XElement? RateOf(EInvoiceTax tax) =>
        tax.HasRate ? new XElement(Ram + "RateApplicablePercent", Number(tax.Percent)) : null;

    internal static XElement? PeriodOf(EInvoicePeriod? period) => period is null
        ? null
        : new XElement(
            Ram + "BillingSpecifiedPeriod",
            DayOf("StartDateTime", period.Begins),
            DayOf("EndDateTime", period.Ends));

    internal static XElement MoneyOf(string name, decimal amount) => new(Ram + name, Amount(amount));

    private static XElement DayOf(string name, DateOnly day) =>
        new(Ram + name, DayIn(Udt, day));

    private static XElement DayIn(XNamespace type, DateOnly day) =>
        new(type + "DateTimeString", new XAttribute("format", "102"), CompactDay(day));
}
