using System.Xml.Linq;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Purchasing.EInvoices;

/// <summary>UN/CEFACT Cross Industry Invoice, as Factur-X and ZUGFeRD carry it.</summary>
internal static class CrossIndustryInvoice
{
    private const string CreditNote = "381";

    public static ElectronicInvoice Read(XElement root)
    {
        var document = root.Part("ExchangedDocument");
        var trade = root.Part("SupplyChainTradeTransaction");
        var settlement = trade.Part("ApplicableHeaderTradeSettlement");
        var currency = settlement.Text("InvoiceCurrencyCode") ?? "";
        var sums = settlement.Part("SpecifiedTradeSettlementHeaderMonetarySummation");
        var (number, vat) = (document.Text("ID") ?? "", VatOf(sums, currency));
        var lines = LinesOf(trade, currency).Concat(AllowancesOf(settlement, currency)).ToList();
        return new ElectronicInvoice(document.Text("TypeCode") == CreditNote, number,
            document.Day("IssueDateTime", "DateTimeString"), currency,
            SellerOf(trade.Part("ApplicableHeaderTradeAgreement", "SellerTradeParty"), settlement),
            lines.Count > 0 ? lines : [.. WholeOf(number, sums, vat, currency)], vat)
        {
            DueOn = settlement.Day("SpecifiedTradePaymentTerms", "DueDateDateTime", "DateTimeString"),
            PaymentReference = settlement.Text("PaymentReference"),
            Note = document.Text("IncludedNote", "Content"),
        };
    }

    private static ElectronicParty SellerOf(XElement? party, XElement? settlement)
    {
        var address = party.Part("PostalTradeAddress");
        var means = settlement.Part("SpecifiedTradeSettlementPaymentMeans");
        var account = means.Part("PayeePartyCreditorFinancialAccount");
        var registrations = party.Parts("SpecifiedTaxRegistration").Select(r => r.Part("ID")).OfType<XElement>()
            .ToList();
        return new ElectronicParty(party.Text("Name") ?? "")
        {
            TaxId = registrations.Find(id => (string?)id.Attribute("schemeID") == "VA").Text()
                ?? registrations.FirstOrDefault().Text() ?? party.Text("SpecifiedLegalOrganization", "ID"),
            Email = party.Text("DefinedTradeContact", "EmailURIUniversalCommunication", "URIID"),
            Address = XmlParts.Lines(address.Text("LineOne"), address.Text("LineTwo"),
                $"{address.Text("PostcodeCode")} {address.Text("CityName")}".Trim(), address.Text("CountryID")),
            Account = account.Text("IBANID") ?? account.Text("ProprietaryID"),
            BankCode = means.Text("PayeeSpecifiedCreditorFinancialInstitution", "BICID"),
        };
    }

    private static IEnumerable<ElectronicLine> LinesOf(XElement? trade, string currency)
    {
        foreach (var line in trade.Parts("IncludedSupplyChainTradeLineItem"))
        {
            var price = line.Part("SpecifiedLineTradeAgreement", "NetPriceProductTradePrice");
            var settlement = line.Part("SpecifiedLineTradeSettlement");
            var of = price.Number("BasisQuantity") is > 0 and var known ? known : 1;
            yield return ElectronicLine.Of(
                line.Text("SpecifiedTradeProduct", "Name") ?? "",
                line.Number("SpecifiedLineTradeDelivery", "BilledQuantity") ?? 1,
                (price.Number("ChargeAmount") ?? 0) / of,
                settlement.Number("SpecifiedTradeSettlementLineMonetarySummation", "LineTotalAmount"),
                settlement.Number("ApplicableTradeTax", "RateApplicablePercent") ?? 0, currency) with
            {
                CoversFrom = settlement.Day("BillingSpecifiedPeriod", "StartDateTime", "DateTimeString"),
                CoversUntil = settlement.Day("BillingSpecifiedPeriod", "EndDateTime", "DateTimeString"),
            };
        }
    }

    private static IEnumerable<ElectronicLine> AllowancesOf(XElement? settlement, string currency) =>
        from part in settlement.Parts("SpecifiedTradeAllowanceCharge")
        let amount = (part.Number("ActualAmount") ?? 0) * (part.Flag("ChargeIndicator", "Indicator") ? 1 : -1)
        where amount != 0
        select ElectronicLine.Of(part.Text("Reason") ?? (amount < 0 ? "−" : "+"), 1, amount, amount,
            part.Number("CategoryTradeTax", "RateApplicablePercent") ?? 0, currency);

    // The smallest profile has totals and no lines.
    private static IEnumerable<ElectronicLine> WholeOf(string number, XElement? sums, decimal? vat, string currency)
    {
        if (sums.Number("TaxBasisTotalAmount") is not { } net || net == 0) yield break;
        var percent = Rounding.Round((vat ?? 0) / net * 100, 2);
        yield return ElectronicLine.Of(number, 1, net, net, Math.Clamp(percent, 0, 100), currency);
    }

    private static decimal? VatOf(XElement? sums, string currency) =>
        sums.Parts("TaxTotalAmount")
            .FirstOrDefault(amount => (string?)amount.Attribute("currencyID") is not { } code || code == currency)
            .Number()
        ?? sums.Number("TaxTotalAmount");
}
