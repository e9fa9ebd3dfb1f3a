using System.Text;
using ErpCrm.Documents;
using ErpCrm.Tests.Documents;

namespace ErpCrm.Tests.Finance.Purchasing.EInvoices;

/// <summary>E-invoices as suppliers send them.</summary>
internal static class EInvoiceFiles
{
    /// <summary>Two lines, 214.60 net, 40.77 VAT; due in two weeks.</summary>
    public static byte[] Ubl(string number, string seller = "Hoster GmbH", string currency = "EUR",
        string vat = "40.77", DateOnly? on = null)
    {
        var day = on ?? new DateOnly(2026, 11, 2);
        return Bytes($"""
            <?xml version="1.0" encoding="UTF-8"?>
            <Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
              xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
              xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
              <cbc:ID>{number}</cbc:ID><cbc:IssueDate>{day:yyyy-MM-dd}</cbc:IssueDate>
              <cbc:DueDate>{day.AddDays(14):yyyy-MM-dd}</cbc:DueDate><cbc:Note>Thank you</cbc:Note>
              <cbc:DocumentCurrencyCode>{currency}</cbc:DocumentCurrencyCode>
              <cac:AccountingSupplierParty><cac:Party>
                <cac:PartyName><cbc:Name>Hoster</cbc:Name></cac:PartyName>
                <cac:PostalAddress><cbc:StreetName>Weg 1</cbc:StreetName><cbc:CityName>Berlin</cbc:CityName>
                  <cbc:PostalZone>10115</cbc:PostalZone>
                  <cac:Country><cbc:IdentificationCode>DE</cbc:IdentificationCode></cac:Country></cac:PostalAddress>
                <cac:PartyTaxScheme><cbc:CompanyID>DE812871812</cbc:CompanyID></cac:PartyTaxScheme>
                <cac:PartyLegalEntity><cbc:RegistrationName>{seller}</cbc:RegistrationName></cac:PartyLegalEntity>
                <cac:Contact><cbc:ElectronicMail>billing@hoster.example</cbc:ElectronicMail></cac:Contact>
              </cac:Party></cac:AccountingSupplierParty>
              <cac:PaymentMeans><cbc:PaymentID>RF18-{number}</cbc:PaymentID><cac:PayeeFinancialAccount>
                <cbc:ID>DE89370400440532013000</cbc:ID><cac:FinancialInstitutionBranch><cbc:ID>COBADEFFXXX</cbc:ID>
                </cac:FinancialInstitutionBranch></cac:PayeeFinancialAccount></cac:PaymentMeans>
              <cac:TaxTotal><cbc:TaxAmount currencyID="{currency}">{vat}</cbc:TaxAmount></cac:TaxTotal>
              <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity>2</cbc:InvoicedQuantity>
                <cbc:LineExtensionAmount currencyID="{currency}">200.00</cbc:LineExtensionAmount>
                <cac:InvoicePeriod><cbc:StartDate>2026-11-01</cbc:StartDate><cbc:EndDate>2026-12-31</cbc:EndDate>
                </cac:InvoicePeriod>
                <cac:Item><cbc:Name>Server</cbc:Name><cac:ClassifiedTaxCategory><cbc:Percent>19</cbc:Percent>
                </cac:ClassifiedTaxCategory></cac:Item>
                <cac:Price><cbc:PriceAmount currencyID="{currency}">100.00</cbc:PriceAmount></cac:Price>
              </cac:InvoiceLine>
              <cac:InvoiceLine><cbc:ID>2</cbc:ID><cbc:InvoicedQuantity>3</cbc:InvoicedQuantity>
                <cbc:LineExtensionAmount currencyID="{currency}">14.60</cbc:LineExtensionAmount>
                <cac:Item><cbc:Name>Traffic</cbc:Name><cac:ClassifiedTaxCategory><cbc:Percent>19</cbc:Percent>
                </cac:ClassifiedTaxCategory></cac:Item>
                <cac:Price><cbc:PriceAmount currencyID="{currency}">4.87</cbc:PriceAmount></cac:Price>
              </cac:InvoiceLine>
            </Invoice>
            """);
    }

    /// <summary>One line of 100.00 at 20 %, ten less for the whole document.</summary>
    public static byte[] Cii(string number, string typeCode = "380") => Bytes($"""
        <?xml version="1.0" encoding="UTF-8"?>
        <rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
          xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
          xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
          <rsm:ExchangedDocument><ram:ID>{number}</ram:ID><ram:TypeCode>{typeCode}</ram:TypeCode>
            <ram:IssueDateTime><udt:DateTimeString format="102">20261103</udt:DateTimeString></ram:IssueDateTime>
          </rsm:ExchangedDocument>
          <rsm:SupplyChainTradeTransaction>
            <ram:IncludedSupplyChainTradeLineItem>
              <ram:SpecifiedTradeProduct><ram:Name>Conseil</ram:Name></ram:SpecifiedTradeProduct>
              <ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice><ram:ChargeAmount>1000</ram:ChargeAmount>
                <ram:BasisQuantity>20</ram:BasisQuantity></ram:NetPriceProductTradePrice>
              </ram:SpecifiedLineTradeAgreement>
              <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity>2</ram:BilledQuantity>
              </ram:SpecifiedLineTradeDelivery>
              <ram:SpecifiedLineTradeSettlement>
                <ram:ApplicableTradeTax><ram:RateApplicablePercent>20.00</ram:RateApplicablePercent>
                </ram:ApplicableTradeTax>
                <ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>100.00</ram:LineTotalAmount>
                </ram:SpecifiedTradeSettlementLineMonetarySummation>
              </ram:SpecifiedLineTradeSettlement>
            </ram:IncludedSupplyChainTradeLineItem>
            <ram:ApplicableHeaderTradeAgreement><ram:SellerTradeParty><ram:Name>Conseil SARL</ram:Name>
              <ram:SpecifiedTaxRegistration><ram:ID schemeID="FC">123</ram:ID></ram:SpecifiedTaxRegistration>
              <ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">FR40303265045</ram:ID></ram:SpecifiedTaxRegistration>
            </ram:SellerTradeParty></ram:ApplicableHeaderTradeAgreement>
            <ram:ApplicableHeaderTradeSettlement><ram:PaymentReference>{number}/1</ram:PaymentReference>
              <ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
              <ram:SpecifiedTradeAllowanceCharge>
                <ram:ChargeIndicator><udt:Indicator>false</udt:Indicator></ram:ChargeIndicator>
                <ram:ActualAmount>10.00</ram:ActualAmount><ram:Reason>Remise</ram:Reason>
                <ram:CategoryTradeTax><ram:RateApplicablePercent>20.00</ram:RateApplicablePercent>
                </ram:CategoryTradeTax>
              </ram:SpecifiedTradeAllowanceCharge>
              <ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime>
                <udt:DateTimeString format="102">20261203</udt:DateTimeString></ram:DueDateDateTime>
              </ram:SpecifiedTradePaymentTerms>
              <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
                <ram:TaxBasisTotalAmount>90.00</ram:TaxBasisTotalAmount>
                <ram:TaxTotalAmount currencyID="EUR">18.00</ram:TaxTotalAmount>
              </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
            </ram:ApplicableHeaderTradeSettlement>
          </rsm:SupplyChainTradeTransaction>
        </rsm:CrossIndustryInvoice>
        """);

    /// <summary>A PDF with a file inside.</summary>
    public static byte[] InPdf(byte[] content, string name = "factur-x.xml") => BusinessDocumentRenderer.Render(
        SampleDocument.Of(1) with { Attachment = new DocumentAttachment(name, content, "E-invoice") });

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
