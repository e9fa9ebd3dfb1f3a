using System.Text;
using System.Xml.Linq;
using CsCheck;
using ErpCrm.Finance.Billing.EInvoices;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Purchasing.EInvoices;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.Finance.Billing.EInvoices;

/// <summary>EN 16931: what is written keeps to its rules and schemas, and is read back as the same bill.</summary>
public sealed class EInvoiceWriterTests
{
    [Fact]
    public void Whatever_is_issued_keeps_to_every_rule_in_both_syntaxes_and_is_read_as_the_same_bill() =>
        FrozenSamples.Any.Sample(document =>
        {
            var invoice = FrozenSamples.Say(document);
            Assert.Empty(EInvoiceRules.Lacking(invoice));
            foreach (var file in new[] { UblWriter.Write(invoice), CrossIndustryWriter.Write(invoice) })
            {
                Assert.Empty(En16931.Broken(file));
                IsSameBill(document, ElectronicInvoiceReader.Read(file, ElectronicInvoiceReader.TypeOf(file))!);
            }
        }, iter: 300);

    [Theory]
    [InlineData(false), InlineData(true)]
    public void A_document_says_the_same_in_both_syntaxes(bool isCredit)
    {
        var invoice = FrozenSamples.Say(FrozenSamples.Usual(isCredit));
        var (ubl, cii) = (Read(UblWriter.Write(invoice)), Read(CrossIndustryWriter.Write(invoice)));
        Assert.Equal((isCredit ? "381" : "380", "EUR", "KGS", 5250.66m, 1155.15m, 6405.81m, 6405.81m),
            (ubl.TypeCode, ubl.Currency, ubl.TaxCurrency, ubl.Net, ubl.Vat, ubl.Gross, ubl.Due));
        Assert.Equal((ubl.Number, ubl.TypeCode, ubl.Terms, ubl.Corrects, ubl.Seller, ubl.Buyer),
            (cii.Number, cii.TypeCode, cii.Terms, cii.Corrects, cii.Seller, cii.Buyer));
        Assert.Equal((ubl.LineTotal, ubl.Net, ubl.Vat, ubl.VatInTaxCurrency, ubl.Gross, ubl.Due),
            (cii.LineTotal, cii.Net, cii.Vat, cii.VatInTaxCurrency, cii.Gross, cii.Due));
        Assert.Equal(ubl.Vats, cii.Vats);
        Assert.Equal(ubl.Lines.Select(l => (l.Name, l.Quantity, l.Unit, l.Net, l.Price, l.Code, l.Rate)),
            cii.Lines.Select(l => (l.Name, l.Quantity, l.Unit, l.Net, l.Price, l.Code, l.Rate)));
        // 1155.15 at 95.2.
        Assert.Equal(109_970.28m, ubl.VatInTaxCurrency);
        // What is taken off stands on its line; a deduction is a negative quantity (BR-27).
        Assert.Equal((222.94m, 4m), (ubl.Lines[0].Allowances[0].Amount, ubl.Lines[0].Allowances[0].Percent));
        Assert.Equal((-1m, 100m, -100m), (ubl.Lines[1].Quantity, ubl.Lines[1].Price, ubl.Lines[1].Net));
    }

    [Fact]
    public void Numbers_of_the_parties_stand_where_the_standard_looks_for_them()
    {
        var facts = Read(UblWriter.Write(FrozenSamples.Say(FrozenSamples.Usual())));
        // A number without letters is no number for VAT; the register identifies the seller (BR-CO-26).
        Assert.Null(facts.Seller.VatId);
        Assert.Equal(("02310201910045", "27182818"), (facts.Seller.TaxId, facts.Seller.LegalId));
        Assert.Equal(("DE811907980", "DE"), (facts.Buyer.VatId, facts.Buyer.Country));
        Assert.Null(facts.Buyer.LegalId);
        Assert.Equal(("rechnung@meridian.example", "EM"), (facts.Buyer.Endpoint, facts.Buyer.EndpointScheme));
    }

    [Theory]
    [InlineData("EUR", FrozenSamples.GermanIban, "58")]
    [InlineData("USD", FrozenSamples.GermanIban, "30")]
    [InlineData("EUR", "DE89 3704 0044 0532 0130 00", "58")]
    [InlineData("EUR", "DE88370400440532013000", "30")]
    [InlineData("KGS", "1180000087654471", "30")]
    public void Money_is_asked_for_within_sepa_only_where_that_works(string currency, string account, string means)
    {
        var document = FrozenSamples.Usual(currency: currency) with
        {
            Bank = new FrozenBank("Bank", "118003", account),
        };
        var facts = Read(CrossIndustryWriter.Write(FrozenSamples.Say(document)));
        Assert.Equal(means, facts.Means);
        Assert.Equal(account.Replace(" ", "", StringComparison.Ordinal), facts.Account);
    }

    [Fact]
    public void Characters_that_xml_has_no_place_for_are_left_out()
    {
        var usual = FrozenSamples.Usual();
        var invoice = FrozenSamples.Say(usual with
        {
            Notes = "Thank\u0001 you \uD800 \uD83D\uDE00",
            Customer = usual.Customer with { Name = "\u0002Meridian\u000B", Email = "a\u0003@b.example" },
        });
        foreach (var file in new[] { UblWriter.Write(invoice), CrossIndustryWriter.Write(invoice) })
        {
            Assert.Empty(En16931.Broken(file));
            Assert.Equal("Meridian", Read(file).Buyer.Name);
        }
    }

    [Fact]
    public void The_same_document_gives_the_same_bytes()
    {
        var (one, other) = (FrozenSamples.Say(FrozenSamples.Usual()), FrozenSamples.Say(FrozenSamples.Usual()));
        Assert.Equal(UblWriter.Write(one), UblWriter.Write(other));
        Assert.Equal(CrossIndustryWriter.Write(one), CrossIndustryWriter.Write(other));
    }

    public static TheoryData<string, string> Mistakes => new()
    {
        { "BR-CO-10", "sum" }, { "BR-CO-13", "net" }, { "BR-CO-14", "vat" }, { "BR-CO-15", "gross" },
        { "BR-CO-17", "group" }, { "S-08", "base" }, { "BR-CO-25", "terms" }, { "BR-11", "country" },
        { "BR-27", "price" }, { "S-10", "reason" }, { "BR-DEC", "decimals" }, { "BR-CO-09", "letters" },
    };

    /// <summary>The checker finds what it is there for.</summary>
    [Theory, MemberData(nameof(Mistakes))]
    public void A_mistake_breaks_its_rule(string rule, string mistake)
    {
        var right = FrozenSamples.Say(FrozenSamples.Usual());
        var (line, vat) = (right.Lines[0], right.Vats[0]);
        var wrong = mistake switch
        {
            "net" => right with { Net = right.Net + 1, Gross = right.Gross + 1 },
            "vat" => right with { Vat = right.Vat + 0.01m, Gross = right.Gross + 0.01m },
            "gross" => right with { Gross = right.Gross + 0.01m },
            "group" => right with { Vats = [vat with { Amount = vat.Amount + 1 }] },
            "base" => right with { Vats = [vat with { Base = vat.Base + 0.01m }] },
            "terms" => right with { Terms = null, DueOn = null },
            "country" => right with { Buyer = right.Buyer with { Country = "Germany" } },
            "price" => right with { Lines = [line, right.Lines[1] with { Price = -100, Quantity = 1 }] },
            "reason" => right with { Vats = [vat with { Reason = "Because" }] },
            "letters" => right with { Buyer = right.Buyer with { VatId = "811907980" } },
            _ => right,
        };
        // What the model cannot say wrongly is broken in the file.
        var (said, instead) = mistake switch
        {
            "sum" => (">5250.66<", ">5250.67<"),
            "decimals" => (">5350.66<", ">5350.660<"),
            _ => ("", ""),
        };
        var text = Encoding.UTF8.GetString(UblWriter.Write(wrong));
        if (said.Length > 0) text = text.Replace(said, instead, StringComparison.Ordinal);
        Assert.Contains(rule, En16931.Broken(Encoding.UTF8.GetBytes(text)));
        Assert.Empty(En16931.Broken(UblWriter.Write(right)));
    }

    private static void IsSameBill(FrozenDocument document, ElectronicInvoice read)
    {
        Assert.Equal((document.Kind == DocumentKind.CreditNote, document.Number, document.IssuedOn, document.Currency),
            (read.IsCredit, read.Number, read.IssuedOn!.Value, read.Currency));
        Assert.Equal((document.Seller.Name, document.Seller.TaxId, document.Seller.Email),
            (read.Seller.Name, read.Seller.TaxId, read.Seller.Email));
        Assert.Equal(document.DueOn, read.DueOn);
        Assert.Equal((document.Bank?.Account, document.Bank?.Bic), (read.Seller.Account, read.Seller.BankCode));
        Assert.Equal(document.Lines.Select(l => (l.Description, l.VatPercent, l.Net, l.ServiceFrom, l.ServiceTo)),
            read.Lines.Select(l => (l.Description, l.VatPercent,
                Rounding.Round(l.Quantity * l.UnitPrice, read.Currency), l.CoversFrom, l.CoversUntil)));
        Assert.Equal(document.Vat, read.VatTotal);
        Assert.Null(read.VatAsPrinted);
        var totals = BillTotals.Of([.. read.Lines.Select(l => new BillFigures(l.Quantity, l.UnitPrice, l.VatPercent))],
            new BillMethod(read.Currency, PricesWithVat: false, VatRounding.PerRate));
        Assert.Equal((document.Net, document.Vat, document.Gross), (totals.Net, totals.Vat, totals.Gross));
    }

    private static EInvoiceFacts Read(byte[] file) =>
        EInvoiceFacts.Of(XDocument.Load(new MemoryStream(file, writable: false)).Root!);
}
