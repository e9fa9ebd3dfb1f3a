using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Billing.EInvoices;

/// <summary>Where what is missing is entered.</summary>
internal enum LackingPlace
{
    Nowhere,
    OwnCompany,
    SellerTerms,
    Company,
    BuyerTerms,
}

/// <summary>Something without which no e-invoice is written.</summary>
/// <param name="Text">English key; what it is, or why it cannot be said.</param>
internal sealed record LackingTerm(string Rule, string Text, LackingPlace Place);

/// <summary>What the standard demands and a document may lack (EN 16931, by the names of its rules). The rest holds by
/// the way a document is issued: its sums, its reasons, its reference.</summary>
internal static class EInvoiceRules
{
    /// <summary>Decimals of every amount (BR-DEC).</summary>
    public const int MostDigits = 2;

    public static IEnumerable<LackingTerm> Lacking(EInvoice invoice) =>
        LackingOfSeller(invoice).Concat(LackingOfBuyer(invoice)).Concat(Unsayable(invoice));

    private static IEnumerable<LackingTerm> LackingOfSeller(EInvoice invoice)
    {
        var (seller, codes) = (invoice.Seller, CodesOf(invoice));
        if (seller.Name.Length == 0) yield return new("BR-06", "the name of your company", LackingPlace.OwnCompany);
        if (seller.Country.Length == 0)
            yield return new("BR-09", "the country of your company", LackingPlace.SellerTerms);
        if (seller is { VatId: null, TaxId: null } && codes.Exists(code => code != EInvoiceTax.OutOfScope))
            yield return new("BR-S-02", "your tax number", LackingPlace.OwnCompany);
        else if (seller is { VatId: null, LegalId: null, Id: null })
            yield return new("BR-CO-26", "your tax number or register code", LackingPlace.OwnCompany);
        if (seller.VatId is null && codes.Contains(EInvoiceTax.Export))
            yield return new("BR-G-02", "your number for VAT with the letters of its country",
                LackingPlace.SellerTerms);
    }

    private static IEnumerable<LackingTerm> LackingOfBuyer(EInvoice invoice)
    {
        var (buyer, codes) = (invoice.Buyer, CodesOf(invoice));
        if (buyer.Name.Length == 0) yield return new("BR-07", "the name of the customer", LackingPlace.Company);
        if (buyer.Country.Length == 0)
            yield return new("BR-11", "the country of the customer", LackingPlace.BuyerTerms);
        if (codes.Contains(EInvoiceTax.ReverseCharge) && buyer is { VatId: null, LegalId: null })
            yield return new("BR-AE-02", "the tax number of the customer", LackingPlace.Company);
    }

    // What is issued is not changed any more: this document stays without.
    private static IEnumerable<LackingTerm> Unsayable(EInvoice invoice)
    {
        if (Currencies.Digits(invoice.Currency) > MostDigits)
            yield return new("BR-DEC-12", "amounts with two decimals at most", LackingPlace.Nowhere);
        if (invoice.Lines.Any(l => l.Name.Length == 0))
            yield return new("BR-25", "a description of every line", LackingPlace.Nowhere);
        if (CodesOf(invoice).Contains(EInvoiceTax.OutOfScope) && invoice.Vats.Count > 1)
            yield return new("BR-O-11", "lines that are all a matter of VAT, or none", LackingPlace.Nowhere);
        if (invoice.Vats.Any(v => v.Tax.NeedsReason && v.Reason is null))
            yield return new("BR-E-10", "why no VAT is charged", LackingPlace.Nowhere);
        if (invoice.Vats.Any(v => Math.Abs(v.Amount - Rounding.Round(v.Base * v.Tax.Percent / 100, MostDigits)) >= 1))
            yield return new("BR-CO-17", "VAT that is the rate of its sum, rounded", LackingPlace.Nowhere);
    }

    private static List<string> CodesOf(EInvoice invoice) => [.. invoice.Vats.Select(v => v.Tax.Code)];
}
