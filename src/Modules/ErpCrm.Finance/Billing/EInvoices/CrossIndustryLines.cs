using System.Xml.Linq;
using static ErpCrm.Finance.Billing.EInvoices.CrossIndustryWriter;
using static ErpCrm.Finance.Billing.EInvoices.EInvoiceXml;

namespace ErpCrm.Finance.Billing.EInvoices;

/// <summary>A line in a Cross Industry Invoice.</summary>
internal static class CrossIndustryLines
{
    public static XElement Write(EInvoiceLine line) => new(
        Ram + "IncludedSupplyChainTradeLineItem",
        new XElement(Ram + "AssociatedDocumentLineDocument", new XElement(Ram + "LineID", line.Number)),
        new XElement(Ram + "SpecifiedTradeProduct", Element(Ram + "Name", line.Name)),
        new XElement(
            Ram + "SpecifiedLineTradeAgreement",
            new XElement(
                Ram + "NetPriceProductTradePrice",
                new XElement(Ram + "ChargeAmount", Number(line.Price)),
                line.Per == 1 ? null : QuantityOf("BasisQuantity", line.Per, line.Unit))),
        new XElement(Ram + "SpecifiedLineTradeDelivery", QuantityOf("BilledQuantity", line.Quantity, line.Unit)),
        new XElement(
            Ram + "SpecifiedLineTradeSettlement",
            new XElement(
                Ram + "ApplicableTradeTax",
                new XElement(Ram + "TypeCode", "VAT"),
                new XElement(Ram + "CategoryCode", line.Tax.Code),
                RateOf(line.Tax)),
            PeriodOf(line.Period),
            line.Allowance is { } allowance ? AllowanceOf(allowance) : null,
            new XElement(
                Ram + "SpecifiedTradeSettlementLineMonetarySummation", MoneyOf("LineTotalAmount", line.Net))));

    private static XElement QuantityOf(string name, decimal quantity, string unit) =>
        new(Ram + name, new XAttribute("unitCode", unit), Number(quantity));
}
