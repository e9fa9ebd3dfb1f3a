using System.Globalization;
using System.Xml.Linq;

namespace ErpCrm.Tests.Finance.Billing.EInvoices;

/// <summary>What an e-invoice says, read from its file by the bindings of the standard, by nothing of ours.</summary>
internal sealed record EInvoiceFacts
{
    public string? Standard { get; init; }
    public string? Number { get; init; }
    public string? IssuedOn { get; init; }
    public string? TypeCode { get; init; }
    public string? Currency { get; init; }
    public string? TaxCurrency { get; init; }
    public string? DueOn { get; init; }
    public string? Terms { get; init; }
    public string? Corrects { get; init; }
    public required FactsOfParty Seller { get; init; }
    public required FactsOfParty Buyer { get; init; }
    public string? Means { get; init; }
    public string? Account { get; init; }
    public required IReadOnlyList<FactsOfAllowance> Allowances { get; init; }
    public required IReadOnlyList<FactsOfVat> Vats { get; init; }
    public required IReadOnlyList<FactsOfLine> Lines { get; init; }
    public decimal? LineTotal { get; init; }
    public decimal? AllowanceTotal { get; init; }
    public decimal? Net { get; init; }
    public decimal? Vat { get; init; }
    public decimal? VatInTaxCurrency { get; init; }
    public decimal? Gross { get; init; }
    public decimal? Prepaid { get; init; }
    public decimal? Due { get; init; }

    /// <summary>Every amount as it is written.</summary>
    public required IReadOnlyList<string> Amounts { get; init; }

    public static EInvoiceFacts Of(XElement root) =>
        root.Name.LocalName == "CrossIndustryInvoice" ? CiiFacts.Read(root) : UblFacts.Read(root);
}

internal sealed record FactsOfParty(string? Name, string? Country, string? Id, string? LegalId, string? VatId,
    string? TaxId, string? Endpoint, string? EndpointScheme);

internal sealed record FactsOfAllowance(decimal? Amount, decimal? Base, decimal? Percent, string? Reason,
    string? ReasonCode, string? Code, decimal? Rate);

internal sealed record FactsOfVat(decimal? Base, decimal? Amount, string? Code, decimal? Rate, string? Reason,
    string? ReasonCode);

internal sealed record FactsOfLine(string? Id, string? Name, decimal? Quantity, string? Unit, decimal? Net,
    decimal? Price, decimal? Per, string? Code, decimal? Rate, string? Begins, string? Ends,
    IReadOnlyList<FactsOfAllowance> Allowances);

/// <summary>Parts of a file by their local names.</summary>
internal static class FactsXml
{
    public static XElement? At(this XElement? element, string path) => path.Split('/').Aggregate(element,
        (at, name) => at?.Elements().FirstOrDefault(e => e.Name.LocalName == name));

    public static IEnumerable<XElement> All(this XElement? element, string name) =>
        element?.Elements().Where(e => e.Name.LocalName == name) ?? [];

    public static string? Said(this XElement? element, string path) => element.At(path)?.Value;

    public static decimal? Sum(this XElement? element, string path) => element.Said(path) is { } text
        ? decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture)
        : null;

    public static string? Attribute(this XElement? element, string path, string name) =>
        (string?)element.At(path)?.Attribute(name);
}
