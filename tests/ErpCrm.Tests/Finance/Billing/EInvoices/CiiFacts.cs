using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using ErpCrm.Tests.Architecture;

namespace ErpCrm.Tests.Finance.Billing.EInvoices;

/// <summary>The binding of EN 16931 to the Cross Industry Invoice, and the schema of Factur-X 1.07.3.</summary>
internal static class CiiFacts
{
    private static readonly Lazy<XmlSchemaSet> Schemas = new(() =>
    {
        var schemas = new XmlSchemaSet { XmlResolver = null };
        foreach (var file in Solution.Files("tests/ErpCrm.Tests/Finance/Billing/EInvoices/Schema", "*.xsd"))
        {
            using var reader = XmlReader.Create(file);
            schemas.Add(null, reader);
        }

        schemas.Compile();
        return schemas;
    });

    /// <summary>What its schema does not let it be.</summary>
    public static IReadOnlyList<string> Misplaced(XElement root)
    {
        var wrong = new List<string>();
        new XDocument(root).Validate(Schemas.Value, (_, error) => wrong.Add(error.Message));
        return wrong;
    }

    public static EInvoiceFacts Read(XElement root)
    {
        var document = root.At("ExchangedDocument");
        var trade = root.At("SupplyChainTradeTransaction");
        var (agreement, settlement) = (trade.At("ApplicableHeaderTradeAgreement"),
            trade.At("ApplicableHeaderTradeSettlement"));
        var sums = settlement.At("SpecifiedTradeSettlementHeaderMonetarySummation");
        var currency = settlement.Said("InvoiceCurrencyCode");
        var account = settlement.At("SpecifiedTradeSettlementPaymentMeans/PayeePartyCreditorFinancialAccount");
        decimal? Vat(bool isOwn) => sums.All("TaxTotalAmount")
            .Where(a => (string?)a.Attribute("currencyID") == currency == isOwn)
            .Select(a => (decimal?)XmlConvert.ToDecimal(a.Value)).FirstOrDefault();
        return new EInvoiceFacts
        {
            Standard = root.Said("ExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID"),
            Number = document.Said("ID"),
            IssuedOn = document.Said("IssueDateTime/DateTimeString"),
            TypeCode = document.Said("TypeCode"),
            Currency = currency,
            TaxCurrency = settlement.Said("TaxCurrencyCode"),
            DueOn = settlement.Said("SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString"),
            Terms = settlement.Said("SpecifiedTradePaymentTerms/Description"),
            Corrects = settlement.Said("InvoiceReferencedDocument/IssuerAssignedID"),
            Seller = PartyOf(agreement.At("SellerTradeParty")),
            Buyer = PartyOf(agreement.At("BuyerTradeParty")),
            Means = settlement.Said("SpecifiedTradeSettlementPaymentMeans/TypeCode"),
            Account = account.Said("IBANID") ?? account.Said("ProprietaryID"),
            Allowances = [.. settlement.All("SpecifiedTradeAllowanceCharge").Select(AllowanceOf)],
            Vats = [.. settlement.All("ApplicableTradeTax").Select(VatOf)],
            Lines = [.. trade.All("IncludedSupplyChainTradeLineItem").Select(LineOf)],
            LineTotal = sums.Sum("LineTotalAmount"),
            AllowanceTotal = sums.Sum("AllowanceTotalAmount"),
            Net = sums.Sum("TaxBasisTotalAmount"),
            Vat = Vat(isOwn: true),
            VatInTaxCurrency = Vat(isOwn: false),
            Gross = sums.Sum("GrandTotalAmount"),
            Prepaid = sums.Sum("TotalPrepaidAmount"),
            Due = sums.Sum("DuePayableAmount"),
            Amounts = [.. root.Descendants()
                .Where(e => e.Name.LocalName.EndsWith("Amount", StringComparison.Ordinal)
                    && e.Name.LocalName != "ChargeAmount")
                .Select(e => e.Value)],
        };
    }

    private static FactsOfParty PartyOf(XElement? party)
    {
        string? Tax(string scheme) => party.All("SpecifiedTaxRegistration")
            .FirstOrDefault(r => r.Attribute("ID", "schemeID") == scheme).Said("ID");
        return new FactsOfParty(party.Said("Name"), party.Said("PostalTradeAddress/CountryID"), party.Said("ID"),
            party.Said("SpecifiedLegalOrganization/ID"), Tax("VA"), Tax("FC"),
            party.Said("URIUniversalCommunication/URIID"),
            party.Attribute("URIUniversalCommunication/URIID", "schemeID"));
    }

    private static FactsOfAllowance AllowanceOf(XElement part) => new(part.Sum("ActualAmount"),
        part.Sum("BasisAmount"), part.Sum("CalculationPercent"), part.Said("Reason"), part.Said("ReasonCode"),
        part.Said("CategoryTradeTax/CategoryCode"), part.Sum("CategoryTradeTax/RateApplicablePercent"));

    private static FactsOfVat VatOf(XElement part) => new(part.Sum("BasisAmount"), part.Sum("CalculatedAmount"),
        part.Said("CategoryCode"), part.Sum("RateApplicablePercent"), part.Said("ExemptionReason"),
        part.Said("ExemptionReasonCode"));

    private static FactsOfLine LineOf(XElement line)
    {
        var (price, settlement) = (line.At("SpecifiedLineTradeAgreement/NetPriceProductTradePrice"),
            line.At("SpecifiedLineTradeSettlement"));
        return new FactsOfLine(line.Said("AssociatedDocumentLineDocument/LineID"),
            line.Said("SpecifiedTradeProduct/Name"), line.Sum("SpecifiedLineTradeDelivery/BilledQuantity"),
            line.Attribute("SpecifiedLineTradeDelivery/BilledQuantity", "unitCode"),
            settlement.Sum("SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount"),
            price.Sum("ChargeAmount"), price.Sum("BasisQuantity"), settlement.Said("ApplicableTradeTax/CategoryCode"),
            settlement.Sum("ApplicableTradeTax/RateApplicablePercent"),
            settlement.Said("BillingSpecifiedPeriod/StartDateTime/DateTimeString"),
            settlement.Said("BillingSpecifiedPeriod/EndDateTime/DateTimeString"),
            [.. settlement.All("SpecifiedTradeAllowanceCharge").Select(AllowanceOf)]);
    }
}
