using System.Xml.Linq;
using static ErpCrm.Finance.Billing.EInvoices.CrossIndustryWriter;
using static ErpCrm.Finance.Billing.EInvoices.EInvoiceXml;

namespace ErpCrm.Finance.Billing.EInvoices;

/// <summary>Seller and buyer in a Cross Industry Invoice.</summary>
internal static class CrossIndustryParties
{
    private const string OfVat = "VA";
    private const string OfOtherTaxes = "FC";

    public static XElement Write(string name, EInvoiceParty party) => new(
        Ram + name,
        Element(Ram + "ID", party.Id),
        Element(Ram + "Name", party.Name),
        Group(Ram + "SpecifiedLegalOrganization", Element(Ram + "ID", party.LegalId)),
        Group(
            Ram + "DefinedTradeContact",
            Group(Ram + "TelephoneUniversalCommunication", Element(Ram + "CompleteNumber", party.Phone)),
            Group(Ram + "EmailURIUniversalCommunication", Element(Ram + "URIID", party.Email))),
        new XElement(
            Ram + "PostalTradeAddress",
            Element(Ram + "LineOne", party.Lines.ElementAtOrDefault(0)),
            Element(Ram + "LineTwo", party.Lines.ElementAtOrDefault(1)),
            Element(Ram + "LineThree", party.Lines.ElementAtOrDefault(2)),
            new XElement(Ram + "CountryID", party.Country)),
        party.Endpoint is { } endpoint
            ? new XElement(
                Ram + "URIUniversalCommunication",
                Identified(Ram + "URIID", endpoint.Scheme, endpoint.Value))
            : null,
        TaxOf(party.VatId, OfVat),
        TaxOf(party.TaxId, OfOtherTaxes));

    private static XElement? TaxOf(string? number, string scheme) => number is null
        ? null
        : new XElement(
            Ram + "SpecifiedTaxRegistration",
            Identified(Ram + "ID", scheme, number));
}
