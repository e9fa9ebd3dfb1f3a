using System.Xml.Linq;

namespace ErpCrm.Tests.Finance.Billing.EInvoices;

/// <summary>The rules of EN 16931-1 by their names, as far as they concern what is written here: cardinalities, sums,
/// codes and reasons of VAT. They look at the file alone.</summary>
internal static class En16931
{
    private static readonly string[] NoVat = ["Z", "E", "AE", "G", "O"];
    private static readonly string[] WithReason = ["E", "AE", "G", "O"];

    /// <summary>Names of the rules that the file breaks, and what stands where its syntax has no place.</summary>
    public static IReadOnlyList<string> Broken(byte[] file)
    {
        var root = XDocument.Load(new MemoryStream(file, writable: false)).Root!;
        var facts = EInvoiceFacts.Of(root);
        return
        [
            .. root.Name.LocalName == "CrossIndustryInvoice" ? CiiFacts.Misplaced(root) : UblFacts.Misplaced(root),
            .. Terms(facts).Concat(Parties(facts)).Concat(Sums(facts)).Concat(facts.Lines.SelectMany(OfLine))
                .Concat(facts.Vats.SelectMany(vat => OfVat(vat, facts))).Concat(OfCodes(facts))
                .Where(rule => !rule.Holds).Select(rule => rule.Name),
        ];
    }

    private static IEnumerable<(string Name, bool Holds)> Terms(EInvoiceFacts f) =>
    [
        ("BR-01", f.Standard == "urn:cen.eu:en16931:2017"),
        ("BR-02", IsSaid(f.Number)),
        ("BR-03", IsSaid(f.IssuedOn)),
        ("BR-04", f.TypeCode is "380" or "381" or "386"),
        ("BR-05", f.Currency?.Length == 3),
        ("BR-16", f.Lines.Count > 0),
        ("BR-53", f.TaxCurrency is null == f.VatInTaxCurrency is null && f.TaxCurrency != f.Currency),
        ("BR-55", f.TypeCode != "381" || IsSaid(f.Corrects)),
        ("BR-49", f.Means is null or "30" or "58"),
        ("BR-61", f.Means is null || IsSaid(f.Account)),
        ("BR-CO-18", f.Vats.Count > 0),
        ("BR-CO-25", f.Due <= 0 || IsSaid(f.DueOn) || IsSaid(f.Terms)),
        ("BR-DEC", f.Amounts.All(a => a.Split('.') is [_] or [_, { Length: <= 2 }])),
        ("BR-21", f.Lines.Select(l => l.Id).Distinct().Count() == f.Lines.Count),
    ];

    private static IEnumerable<(string Name, bool Holds)> Parties(EInvoiceFacts f)
    {
        var (seller, buyer) = (f.Seller, f.Buyer);
        return
        [
            ("BR-06", IsSaid(seller.Name)),
            ("BR-07", IsSaid(buyer.Name)),
            ("BR-09", IsCountry(seller.Country)),
            ("BR-11", IsCountry(buyer.Country)),
            ("BR-62", seller.Endpoint is null == seller.EndpointScheme is null),
            ("BR-63", buyer.Endpoint is null == buyer.EndpointScheme is null),
            ("BR-CO-09", HasLetters(seller.VatId) && HasLetters(buyer.VatId)),
            ("BR-CO-26", IsSaid(seller.Id) || IsSaid(seller.LegalId) || IsSaid(seller.VatId)),
        ];
    }

    private static IEnumerable<(string Name, bool Holds)> Sums(EInvoiceFacts f) =>
    [
        ("BR-12", f.LineTotal is not null),
        ("BR-13", f.Net is not null),
        ("BR-14", f.Gross is not null),
        ("BR-15", f.Due is not null),
        ("BR-CO-10", f.LineTotal == f.Lines.Sum(l => l.Net)),
        ("BR-CO-11", (f.AllowanceTotal ?? 0) == f.Allowances.Sum(a => a.Amount)),
        ("BR-CO-13", f.Net == f.LineTotal - (f.AllowanceTotal ?? 0)),
        ("BR-CO-14", f.Vat == f.Vats.Sum(v => v.Amount)),
        ("BR-CO-15", f.Gross == f.Net + f.Vat),
        ("BR-CO-16", f.Due == f.Gross - (f.Prepaid ?? 0)),
    ];

    private static IEnumerable<(string Name, bool Holds)> OfLine(FactsOfLine line)
    {
        var full = (line.Quantity ?? 0) * (line.Price ?? 0) / (line.Per ?? 1);
        return
        [
            ("BR-22", line.Quantity is not null),
            ("BR-23", line.Unit is "HUR" or "DAY" or "MON" or "C62"),
            ("BR-24", line.Net is not null),
            ("BR-25", IsSaid(line.Name)),
            ("BR-26", line.Price is not null),
            ("BR-27", line.Price >= 0),
            ("BR-29, BR-30", line.Begins is null || line.Ends is null
                || string.CompareOrdinal(line.Begins, line.Ends) <= 0),
            ("BR-41", line.Allowances.All(a => a.Amount is not null)),
            ("BR-42", line.Allowances.All(a => IsSaid(a.Reason) || IsSaid(a.ReasonCode))),
            ("PEPPOL-EN16931-R040", line.Allowances.All(a => a.Percent is null
                || Cents(a.Base!.Value * a.Percent.Value / 100) == a.Amount)),
            ("PEPPOL-EN16931-R120", Cents(full) - line.Allowances.Sum(a => a.Amount) == line.Net),
            ("PEPPOL-EN16931-R121", line.Per is null or > 0),
            ("BR-CO-04", IsSaid(line.Code)),
            (line.Code + "-05", line.Code switch
            {
                "S" => line.Rate > 0,
                "O" => line.Rate is null,
                _ => line.Rate == 0,
            }),
        ];
    }

    private static IEnumerable<(string Name, bool Holds)> OfVat(FactsOfVat vat, EInvoiceFacts f)
    {
        var lines = f.Lines.Where(l => l.Code == vat.Code && l.Rate == vat.Rate).Sum(l => l.Net);
        var allowances = f.Allowances.Where(a => a.Code == vat.Code && a.Rate == vat.Rate).Sum(a => a.Amount);
        return
        [
            ("BR-45", vat.Base is not null),
            ("BR-46", vat.Amount is not null),
            ("BR-47", IsSaid(vat.Code)),
            ("BR-48", vat.Rate is not null || vat.Code == "O"),
            (vat.Code + "-08", vat.Base == lines - allowances),
            (vat.Code + "-09", !NoVat.Contains(vat.Code) || vat.Amount == 0),
            (vat.Code + "-10", WithReason.Contains(vat.Code)
                ? IsSaid(vat.Reason) || IsSaid(vat.ReasonCode)
                : vat.Reason is null && vat.ReasonCode is null),
            // The last credit note of an invoice takes the rest: as in the official rules, less than one is borne.
            ("BR-CO-17", Math.Abs(vat.Amount!.Value - Cents(vat.Base!.Value * (vat.Rate ?? 0) / 100)) < 1),
        ];
    }

    private static IEnumerable<(string Name, bool Holds)> OfCodes(EInvoiceFacts f)
    {
        var codes = f.Vats.Select(v => v.Code).ToList();
        var hasTaxId = IsSaid(f.Seller.VatId) || IsSaid(f.Seller.TaxId);
        return
        [
            ("BR-S-01", f.Vats.Select(v => (v.Code, v.Rate)).Distinct().Count() == f.Vats.Count),
            ("BR-E-01", codes.Where(code => code != "S").Distinct().Count() == codes.Count(code => code != "S")),
            ("BR-S-02, BR-Z-02, BR-E-02", !codes.Exists(c => c is "S" or "Z" or "E") || hasTaxId),
            ("BR-AE-02", !codes.Contains("AE")
                || (hasTaxId && (IsSaid(f.Buyer.VatId) || IsSaid(f.Buyer.LegalId)))),
            ("BR-G-02", !codes.Contains("G") || IsSaid(f.Seller.VatId)),
            ("BR-O-02", !codes.Contains("O") || (f.Seller.VatId is null && f.Buyer.VatId is null)),
            ("BR-O-11", !codes.Contains("O") || codes.Count == 1),
            ("BR-CO-04", f.Lines.All(l => f.Vats.Any(v => v.Code == l.Code && v.Rate == l.Rate))),
        ];
    }

    private static decimal Cents(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);

    private static bool IsSaid(string? text) => !string.IsNullOrWhiteSpace(text);

    private static bool IsCountry(string? code) => code is { Length: 2 } && code.All(char.IsAsciiLetterUpper);

    private static bool HasLetters(string? number) => number is null || IsCountry(number[..2]);
}
