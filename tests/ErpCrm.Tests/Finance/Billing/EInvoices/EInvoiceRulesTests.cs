using ErpCrm.Finance.Billing.EInvoices;
using ErpCrm.Finance.Billing.Invoices;

namespace ErpCrm.Tests.Finance.Billing.EInvoices;

/// <summary>What is lacking is said by its rule, before a file is written that would be refused.</summary>
public sealed class EInvoiceRulesTests
{
    [Fact]
    public void Nothing_is_lacking_where_everything_is_known() =>
        Assert.Empty(EInvoiceRules.Lacking(FrozenSamples.Say(FrozenSamples.Usual())));

    [Fact]
    public void Countries_of_both_sides_are_needed_and_say_where_they_are_entered() =>
        Assert.Equal([("BR-09", LackingPlace.SellerTerms), ("BR-11", LackingPlace.BuyerTerms)],
            EInvoiceRules.Lacking(FrozenSamples.Say(FrozenSamples.Usual(), new FrozenEInvoice()))
                .Select(term => (term.Rule, term.Place)));

    [Fact]
    public void Who_charges_vat_has_a_tax_number()
    {
        var usual = FrozenSamples.Usual();
        var document = usual with { Seller = usual.Seller with { TaxId = "" } };
        Assert.Equal("BR-S-02", Assert.Single(EInvoiceRules.Lacking(FrozenSamples.Say(document))).Rule);
        var terms = FrozenSamples.Terms with { Seller = new EInvoiceSide { Country = "KG", VatId = "DE 811 907 980" } };
        var said = FrozenSamples.Say(document, terms);
        Assert.Empty(EInvoiceRules.Lacking(said));
        Assert.Equal("DE811907980", said.Seller.VatId);
    }

    [Fact]
    public void Amounts_with_three_decimals_cannot_be_said() =>
        Assert.Equal(("BR-DEC-12", LackingPlace.Nowhere),
            EInvoiceRules.Lacking(FrozenSamples.Say(FrozenSamples.Usual(currency: "KWD")))
                .Select(term => (term.Rule, term.Place)).First());

    [Theory]
    [InlineData(EInvoiceTax.ReverseCharge, "BR-AE-02"), InlineData(EInvoiceTax.Export, "BR-G-02")]
    public void Where_nothing_is_charged_across_a_border_both_are_known(string code, string rule)
    {
        var said = FrozenSamples.Say(FrozenSamples.Usual(percent: 0));
        var tax = new EInvoiceTax(code, 0);
        var without = said with
        {
            Vats = [said.Vats[0] with { Tax = tax }],
            Lines = [.. said.Lines.Select(l => l with { Tax = tax })],
            Buyer = said.Buyer with { VatId = null, LegalId = null },
        };
        Assert.Contains(rule, EInvoiceRules.Lacking(without).Select(term => term.Rule));
        var known = without with
        {
            Buyer = said.Buyer, Seller = said.Seller with { VatId = "DE811907980" },
        };
        Assert.Empty(EInvoiceRules.Lacking(known));
        Assert.Empty(En16931.Broken(UblWriter.Write(known)));
        Assert.Empty(En16931.Broken(CrossIndustryWriter.Write(known)));
    }

    [Fact]
    public void What_is_no_matter_of_vat_has_no_rate_and_stands_alone()
    {
        var said = FrozenSamples.Say(FrozenSamples.Usual(percent: 0));
        var tax = new EInvoiceTax(EInvoiceTax.OutOfScope, 0);
        var alone = said with
        {
            Vats = [said.Vats[0] with { Tax = tax }],
            Lines = [.. said.Lines.Select(l => l with { Tax = tax })],
            Seller = said.Seller with { VatId = null, TaxId = null },
            Buyer = said.Buyer with { VatId = null },
        };
        Assert.Empty(EInvoiceRules.Lacking(alone));
        Assert.Empty(En16931.Broken(UblWriter.Write(alone)));
        Assert.Empty(En16931.Broken(CrossIndustryWriter.Write(alone)));
        var mixed = alone with { Vats = [.. alone.Vats, new EInvoiceVat(new EInvoiceTax("S", 12), 0, 0, null)] };
        Assert.Contains("BR-O-11", EInvoiceRules.Lacking(mixed).Select(term => term.Rule));
    }

    [Fact]
    public void Two_reasons_of_one_code_are_one_sum_that_says_both()
    {
        var usual = FrozenSamples.Usual(percent: 0);
        var said = FrozenSamples.Say(usual with
        {
            VatGroups = [new VatGroup(0, 5000, 0, "Education"), new VatGroup(0, 250.66m, 0, "Health")],
        });
        var vat = Assert.Single(said.Vats);
        Assert.Equal((EInvoiceTax.Exempt, 5250.66m, "Education; Health"), (vat.Tax.Code, vat.Base, vat.Reason));
        Assert.Empty(En16931.Broken(UblWriter.Write(said)));
    }

    [Theory]
    [InlineData("DE811907980", "DE811907980"), InlineData("de 811 907-980", "DE811907980")]
    [InlineData("ATU12345678", "ATU12345678"), InlineData("CHE-123.456.789 MWST", "CHE123456789MWST")]
    [InlineData("EL123456789", "EL123456789"), InlineData("02310201910045", null)]
    [InlineData("SIRET 55210055400013", null), InlineData("ИНН 02310201910045", null)]
    [InlineData("", null), InlineData("DE", null)]
    public void A_number_for_vat_is_told_by_the_letters_of_its_country(string typed, string? number) =>
        Assert.Equal(number, VatNumbers.Of(typed));

    [Fact]
    public void What_was_frozen_holds_and_is_completed_by_what_is_known_today()
    {
        var frozen = new FrozenEInvoice
        {
            Buyer = new EInvoiceSide { Country = "DE", Scheme = "0204", Address = "1-2" },
        };
        var today = new FrozenEInvoice
        {
            Seller = new EInvoiceSide { Country = "KG" },
            Buyer = new EInvoiceSide { Country = "AT", Scheme = "EM", Address = "a@b.example", Reference = "R" },
        };
        Assert.Equal(frozen with
        {
            Seller = today.Seller, Buyer = frozen.Buyer with { Reference = "R" },
        }, frozen.CompletedBy(today));
    }
}
