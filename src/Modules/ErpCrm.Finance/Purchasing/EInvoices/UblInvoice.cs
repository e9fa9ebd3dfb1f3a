using System.Xml.Linq;

namespace ErpCrm.Finance.Purchasing.EInvoices;

/// <summary>UBL 2.1: an invoice or a credit note.</summary>
internal static class UblInvoice
{
    public static ElectronicInvoice Read(XElement root)
    {
        var isCredit = root.Name.LocalName == "CreditNote";
        var currency = root.Text("DocumentCurrencyCode") ?? "";
        var means = root.Part("PaymentMeans");
        return new ElectronicInvoice(isCredit, root.Text("ID") ?? "", root.Day("IssueDate"), currency,
            SellerOf(root.Part("AccountingSupplierParty", "Party"), means),
            [.. LinesOf(root, isCredit, currency), .. AllowancesOf(root, currency)], VatOf(root, currency))
        {
            DueOn = root.Day("DueDate") ?? means.Day("PaymentDueDate"),
            PaymentReference = means.Text("PaymentID"),
            Note = root.Text("Note"),
        };
    }

    private static ElectronicParty SellerOf(XElement? party, XElement? means)
    {
        var address = party.Part("PostalAddress");
        return new ElectronicParty(
            party.Text("PartyLegalEntity", "RegistrationName") ?? party.Text("PartyName", "Name") ?? "")
        {
            TaxId = party.Text("PartyTaxScheme", "CompanyID") ?? party.Text("PartyLegalEntity", "CompanyID"),
            Email = party.Text("Contact", "ElectronicMail"),
            Address = XmlParts.Lines(address.Text("StreetName"), address.Text("AdditionalStreetName"),
                $"{address.Text("PostalZone")} {address.Text("CityName")}".Trim(),
                address.Text("Country", "IdentificationCode")),
            Account = means.Text("PayeeFinancialAccount", "ID"),
            BankCode = means.Text("PayeeFinancialAccount", "FinancialInstitutionBranch", "ID"),
        };
    }

    private static IEnumerable<ElectronicLine> LinesOf(XElement root, bool isCredit, string currency)
    {
        foreach (var line in root.Parts(isCredit ? "CreditNoteLine" : "InvoiceLine"))
        {
            var quantity = line.Number(isCredit ? "CreditedQuantity" : "InvoicedQuantity") ?? 1;
            var of = line.Number("Price", "BaseQuantity") is > 0 and var known ? known : 1;
            var item = line.Part("Item");
            yield return ElectronicLine.Of(
                item.Text("Name") ?? item.Text("Description") ?? line.Text("ID") ?? "", quantity,
                (line.Number("Price", "PriceAmount") ?? 0) / of, line.Number("LineExtensionAmount"),
                item.Number("ClassifiedTaxCategory", "Percent") ?? 0, currency) with
            {
                CoversFrom = line.Day("InvoicePeriod", "StartDate"),
                CoversUntil = line.Day("InvoicePeriod", "EndDate"),
            };
        }
    }

    // What the whole document is made cheaper or dearer by is a line of its own here.
    private static IEnumerable<ElectronicLine> AllowancesOf(XElement root, string currency) =>
        from part in root.Parts("AllowanceCharge")
        let amount = (part.Number("Amount") ?? 0) * (part.Flag("ChargeIndicator") ? 1 : -1)
        where amount != 0
        select ElectronicLine.Of(part.Text("AllowanceChargeReason") ?? (amount < 0 ? "−" : "+"), 1, amount, amount,
            part.Number("TaxCategory", "Percent") ?? 0, currency);

    // There may be one more in the currency of the tax office.
    private static decimal? VatOf(XElement root, string currency) =>
        root.Parts("TaxTotal").Select(total => total.Part("TaxAmount"))
            .FirstOrDefault(amount => (string?)amount?.Attribute("currencyID") == currency).Number();
}
