using System.Xml.Linq;
using static ErpCrm.Finance.Billing.EInvoices.EInvoiceXml;
using static ErpCrm.Finance.Billing.EInvoices.UblWriter;

namespace ErpCrm.Finance.Billing.EInvoices;

/// <summary>Seller and buyer in UBL 2.1.</summary>
internal static class UblParties
{
    private const string OfVat = "VAT";

    // Anything but the word for VAT: then it is another tax number.
    private const string OfOtherTaxes = "TAX";

    public static XElement SellerOf(EInvoiceParty party) => PartyOf(
        party,
        Group(Cac + "PartyIdentification", Element(Cbc + "ID", party.Id)),
        TaxOf(party.TaxId, OfOtherTaxes),
        Group(Cac + "Contact", Element(Cbc + "Telephone", party.Phone), Element(Cbc + "ElectronicMail", party.Email)));

    public static XElement BuyerOf(EInvoiceParty party) => PartyOf(party, null, null, null);

    private static XElement PartyOf(EInvoiceParty party, XElement? id, XElement? tax, XElement? contact) => new(
        Cac + "Party",
        party.Endpoint is { } endpoint
            ? Identified(Cbc + "EndpointID", endpoint.Scheme, endpoint.Value)
            : null,
        id,
        AddressOf(party),
        TaxOf(party.VatId, OfVat),
        tax,
        new XElement(
            Cac + "PartyLegalEntity",
            Element(Cbc + "RegistrationName", party.Name),
            Element(Cbc + "CompanyID", party.LegalId)),
        contact);

    private static XElement AddressOf(EInvoiceParty party) => new(
        Cac + "PostalAddress",
        Element(Cbc + "StreetName", party.Lines.ElementAtOrDefault(0)),
        Element(Cbc + "AdditionalStreetName", party.Lines.ElementAtOrDefault(1)),
        Group(Cac + "AddressLine", Element(Cbc + "Line", party.Lines.ElementAtOrDefault(2))),
        new XElement(Cac + "Country", new XElement(Cbc + "IdentificationCode", party.Country)));

    private static XElement? TaxOf(string? number, string scheme) => number is null
        ? null
        : new XElement(
            Cac + "PartyTaxScheme",
            Element(Cbc + "CompanyID", number),
            new XElement(Cac + "TaxScheme", new XElement(Cbc + "ID", scheme)));
}
