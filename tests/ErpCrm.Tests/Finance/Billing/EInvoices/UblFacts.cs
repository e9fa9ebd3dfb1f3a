using System.Xml.Linq;

namespace ErpCrm.Tests.Finance.Billing.EInvoices;

/// <summary>The UBL binding of EN 16931, and the order of UBL 2.1 in what of it is written.</summary>
internal static class UblFacts
{
    private const string Schemas = "urn:oasis:names:specification:ubl:schema:xsd:";

    private static readonly Dictionary<string, string> Order = new()
    {
        ["Invoice"] = "CustomizationID ProfileID ID IssueDate DueDate InvoiceTypeCode Note TaxPointDate "
            + "DocumentCurrencyCode TaxCurrencyCode AccountingCost BuyerReference InvoicePeriod OrderReference "
            + "BillingReference AccountingSupplierParty AccountingCustomerParty Delivery PaymentMeans PaymentTerms "
            + "AllowanceCharge TaxTotal LegalMonetaryTotal InvoiceLine",
        ["CreditNote"] = "CustomizationID ProfileID ID IssueDate TaxPointDate CreditNoteTypeCode Note "
            + "DocumentCurrencyCode TaxCurrencyCode AccountingCost BuyerReference InvoicePeriod OrderReference "
            + "BillingReference AccountingSupplierParty AccountingCustomerParty Delivery PaymentMeans PaymentTerms "
            + "AllowanceCharge TaxTotal LegalMonetaryTotal CreditNoteLine",
        ["InvoicePeriod"] = "StartDate EndDate",
        ["OrderReference"] = "ID SalesOrderID",
        ["BillingReference"] = "InvoiceDocumentReference",
        ["InvoiceDocumentReference"] = "ID IssueDate",
        ["AccountingSupplierParty"] = "Party",
        ["AccountingCustomerParty"] = "Party",
        ["Party"] = "EndpointID PartyIdentification PartyName PostalAddress PartyTaxScheme PartyLegalEntity Contact",
        ["PartyIdentification"] = "ID",
        ["PostalAddress"] =
            "StreetName AdditionalStreetName CityName PostalZone CountrySubentity AddressLine Country",
        ["AddressLine"] = "Line",
        ["Country"] = "IdentificationCode",
        ["PartyTaxScheme"] = "CompanyID TaxScheme",
        ["TaxScheme"] = "ID",
        ["PartyLegalEntity"] = "RegistrationName CompanyID CompanyLegalForm",
        ["Contact"] = "Name Telephone ElectronicMail",
        ["PaymentMeans"] = "PaymentMeansCode PaymentID PayeeFinancialAccount",
        ["PayeeFinancialAccount"] = "ID Name FinancialInstitutionBranch",
        ["FinancialInstitutionBranch"] = "ID",
        ["PaymentTerms"] = "Note",
        ["AllowanceCharge"] = "ChargeIndicator AllowanceChargeReasonCode AllowanceChargeReason "
            + "MultiplierFactorNumeric Amount BaseAmount TaxCategory",
        ["TaxTotal"] = "TaxAmount TaxSubtotal",
        ["TaxSubtotal"] = "TaxableAmount TaxAmount TaxCategory",
        ["TaxCategory"] = "ID Percent TaxExemptionReasonCode TaxExemptionReason TaxScheme",
        ["ClassifiedTaxCategory"] = "ID Percent TaxScheme",
        ["LegalMonetaryTotal"] = "LineExtensionAmount TaxExclusiveAmount TaxInclusiveAmount AllowanceTotalAmount "
            + "ChargeTotalAmount PrepaidAmount PayableRoundingAmount PayableAmount",
        ["InvoiceLine"] = "ID Note InvoicedQuantity LineExtensionAmount InvoicePeriod AllowanceCharge Item Price",
        ["CreditNoteLine"] = "ID Note CreditedQuantity LineExtensionAmount InvoicePeriod AllowanceCharge Item Price",
        ["Item"] = "Description Name ClassifiedTaxCategory",
        ["Price"] = "PriceAmount BaseQuantity AllowanceCharge",
    };

    /// <summary>What stands where UBL 2.1 has no place for it.</summary>
    public static IEnumerable<string> Misplaced(XElement root)
    {
        if (root.Name.NamespaceName != $"{Schemas}{root.Name.LocalName}-2") yield return $"the root is {root.Name}";
        foreach (var element in root.DescendantsAndSelf())
        {
            var kind = element.HasElements ? "CommonAggregateComponents-2" : "CommonBasicComponents-2";
            if (element != root && element.Name.NamespaceName != Schemas + kind) yield return $"{element.Name}";
            if (!element.HasElements)
            {
                if (element.Value.Length == 0) yield return $"{element.Name.LocalName} is empty";
                continue;
            }

            if (!Order.TryGetValue(element.Name.LocalName, out var known))
            {
                yield return $"{element.Name.LocalName} is not known";
                continue;
            }

            var places = element.Elements().Select(e => Array.IndexOf(known.Split(' '), e.Name.LocalName)).ToList();
            if (places.Contains(-1) || !places.SequenceEqual(places.Order()))
                yield return element.Name.LocalName + ": "
                    + string.Join(' ', element.Elements().Select(e => e.Name.LocalName));
        }
    }

    public static EInvoiceFacts Read(XElement root)
    {
        var isCredit = root.Name.LocalName == "CreditNote";
        var currency = root.Said("DocumentCurrencyCode");
        var totals = root.At("LegalMonetaryTotal");
        var main = root.All("TaxTotal").First(t => t.Attribute("TaxAmount", "currencyID") == currency);
        return new EInvoiceFacts
        {
            Standard = root.Said("CustomizationID"),
            Number = root.Said("ID"),
            IssuedOn = root.Said("IssueDate"),
            TypeCode = root.Said(isCredit ? "CreditNoteTypeCode" : "InvoiceTypeCode"),
            Currency = currency,
            TaxCurrency = root.Said("TaxCurrencyCode"),
            DueOn = root.Said("DueDate"),
            Terms = root.Said("PaymentTerms/Note"),
            Corrects = root.Said("BillingReference/InvoiceDocumentReference/ID"),
            Seller = PartyOf(root.At("AccountingSupplierParty/Party")),
            Buyer = PartyOf(root.At("AccountingCustomerParty/Party")),
            Means = root.Said("PaymentMeans/PaymentMeansCode"),
            Account = root.Said("PaymentMeans/PayeeFinancialAccount/ID"),
            Allowances = [.. root.All("AllowanceCharge").Select(AllowanceOf)],
            Vats = [.. main.All("TaxSubtotal").Select(VatOf)],
            Lines = [.. root.All(isCredit ? "CreditNoteLine" : "InvoiceLine").Select(line => LineOf(line, isCredit))],
            LineTotal = totals.Sum("LineExtensionAmount"),
            AllowanceTotal = totals.Sum("AllowanceTotalAmount"),
            Net = totals.Sum("TaxExclusiveAmount"),
            Vat = main.Sum("TaxAmount"),
            VatInTaxCurrency = root.All("TaxTotal").FirstOrDefault(t => t != main).Sum("TaxAmount"),
            Gross = totals.Sum("TaxInclusiveAmount"),
            Prepaid = totals.Sum("PrepaidAmount"),
            Due = totals.Sum("PayableAmount"),
            Amounts = [.. root.Descendants()
                .Where(e => e.Attribute("currencyID") is not null && e.Name.LocalName != "PriceAmount")
                .Select(e => e.Value)],
        };
    }

    private static FactsOfParty PartyOf(XElement? party)
    {
        string? Tax(bool isVat) => party.All("PartyTaxScheme")
            .FirstOrDefault(s => s.Said("TaxScheme/ID") == "VAT" == isVat).Said("CompanyID");
        return new FactsOfParty(party.Said("PartyLegalEntity/RegistrationName"),
            party.Said("PostalAddress/Country/IdentificationCode"), party.Said("PartyIdentification/ID"),
            party.Said("PartyLegalEntity/CompanyID"), Tax(isVat: true), Tax(isVat: false), party.Said("EndpointID"),
            party.Attribute("EndpointID", "schemeID"));
    }

    private static FactsOfAllowance AllowanceOf(XElement part) => new(part.Sum("Amount"), part.Sum("BaseAmount"),
        part.Sum("MultiplierFactorNumeric"), part.Said("AllowanceChargeReason"),
        part.Said("AllowanceChargeReasonCode"), part.Said("TaxCategory/ID"), part.Sum("TaxCategory/Percent"));

    private static FactsOfVat VatOf(XElement part) => new(part.Sum("TaxableAmount"), part.Sum("TaxAmount"),
        part.Said("TaxCategory/ID"), part.Sum("TaxCategory/Percent"), part.Said("TaxCategory/TaxExemptionReason"),
        part.Said("TaxCategory/TaxExemptionReasonCode"));

    private static FactsOfLine LineOf(XElement line, bool isCredit)
    {
        var quantity = isCredit ? "CreditedQuantity" : "InvoicedQuantity";
        return new FactsOfLine(line.Said("ID"), line.Said("Item/Name"), line.Sum(quantity),
            line.Attribute(quantity, "unitCode"), line.Sum("LineExtensionAmount"), line.Sum("Price/PriceAmount"),
            line.Sum("Price/BaseQuantity"), line.Said("Item/ClassifiedTaxCategory/ID"),
            line.Sum("Item/ClassifiedTaxCategory/Percent"), line.Said("InvoicePeriod/StartDate"),
            line.Said("InvoicePeriod/EndDate"), [.. line.All("AllowanceCharge").Select(AllowanceOf)]);
    }
}
