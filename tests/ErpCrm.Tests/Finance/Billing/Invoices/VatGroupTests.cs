using CsCheck;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Copies;

namespace ErpCrm.Tests.Finance.Billing.Invoices;

/// <summary>domain-rules §1 and §2.</summary>
public sealed class VatGroupTests
{
    [Fact]
    public void Discount_line_of_the_golden_vector()
    {
        var invoice = Draft(new LineContent("Work", 16, LineUnit.Hour, 348.35m, 4, 22));
        Assert.Equal((5350.66m, 1177.15m, 6527.81m), (invoice.Net, invoice.Vat, invoice.Gross));
    }

    [Fact]
    public void Nine_lines_of_13_60_at_6_percent_are_taxed_together()
    {
        var invoice = Draft([.. Enumerable.Repeat(new LineContent("Seat", 1, LineUnit.Piece, 13.60m, 0, 6), 9)]);
        Assert.Equal(7.34m, invoice.Vat);
    }

    [Fact]
    public void Quantity_is_rounded_to_what_is_printed_before_it_is_multiplied() =>
        Assert.Equal(83.00m, Draft(new LineContent("50 minutes", 50 / 60m, LineUnit.Hour, 100, 0, 0)).Net);

    [Fact]
    public void A_full_discount_leaves_nothing_to_tax()
    {
        var invoice = Draft(new LineContent("Gift", 3, LineUnit.Piece, 100, 100, 12));
        Assert.Equal((0m, 0m, 0m), (invoice.Net, invoice.Vat, invoice.Gross));
    }

    [Fact]
    public void A_negative_line_reduces_the_base_of_its_rate()
    {
        var invoice = Draft(new LineContent("Work", 1, LineUnit.Fixed, 1000, 0, 12),
            new LineContent("Discount agreed", 1, LineUnit.Fixed, -100, 0, 12));
        Assert.Equal([new VatGroup(12, 900, 108)], invoice.VatGroups());
    }

    [Fact]
    public void Rates_with_a_reason_stand_apart_from_those_without()
    {
        var invoice = Draft(new LineContent("Export", 1, LineUnit.Fixed, 100, 0, 0, "Export of services"),
            new LineContent("Work", 1, LineUnit.Fixed, 50, 0, 0));
        Assert.Equal(2, invoice.VatGroups().Count);
        Assert.Equal(150m, invoice.Gross);
    }

    [Theory]
    [InlineData("JPY", 3.5, 4)]
    [InlineData("KGS", 3.5, 3.5)]
    public void Amounts_have_the_minor_unit_of_their_currency(string currency, decimal price, decimal net) =>
        Assert.Equal(net, Draft(currency, new LineContent("Work", 1, LineUnit.Piece, price, 0, 0)).Net);

    [Fact]
    public void Groups_always_add_up_to_the_document_and_are_never_off_by_more_than_a_cent()
    {
        var line = Gen.Select(Gen.Int[1, 5000], Gen.Int[0, 500_000], Gen.Int[0, 100],
            Gen.Int[0, 3].Select(i => new[] { 0m, 6m, 12m, 22m }[i]));
        line.List[1, 30].Sample(lines =>
        {
            var invoice = Draft([.. lines.Select(
                l => new LineContent("Line", l.Item1 / 100m, LineUnit.Hour, l.Item2 / 100m, l.Item3, l.Item4))]);
            var groups = invoice.VatGroups();
            return groups.Sum(g => g.Base) == invoice.Net
                && groups.Sum(g => g.Vat) == invoice.Vat
                && invoice.Net + invoice.Vat == invoice.Gross
                && groups.All(g => Math.Abs(g.Vat - (g.Base * g.Percent / 100)) <= 0.005m)
                && groups.Select(g => g.Percent).Distinct().Count() == groups.Count;
        });
    }

    private static Invoice Draft(params LineContent[] lines) => Draft("KGS", lines);

    private static Invoice Draft(string currency, params LineContent[] lines)
    {
        var invoice = new Invoice(new Customer { Id = Guid.NewGuid() }, currency, FinanceScene.Day);
        foreach (var line in lines) invoice.AddFree(null, line);
        return invoice;
    }
}
