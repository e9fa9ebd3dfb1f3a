using ErpCrm.Finance.Billing.Invoices;
using CsCheck;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.Finance.Purchasing.Bills;

public sealed class BillTotalsTests
{
    private static readonly BillMethod OfARate = new("KGS", false, VatRounding.PerRate);
    private static readonly BillMethod OfALine = OfARate with { Rounding = VatRounding.PerLine };
    private static readonly BillMethod WithVat = OfARate with { PricesWithVat = true };

    [Fact]
    public void A_line_is_rounded_before_its_vat_is_computed()
    {
        var totals = BillTotals.Of([new BillFigures(16, 334.416m, 22)], OfARate);
        Assert.Equal((5350.66m, 1177.15m, 6527.81m), (totals.Net, totals.Vat, totals.Gross));
    }

    [Fact]
    public void Nine_equal_lines_differ_by_the_way_the_supplier_rounds()
    {
        var lines = Enumerable.Repeat(new BillFigures(1, 13.60m, 6), 9).ToList();
        Assert.Equal(7.34m, BillTotals.Of(lines, OfARate).Vat);
        Assert.Equal(7.38m, BillTotals.Of(lines, OfALine).Vat);
    }

    [Fact]
    public void Prices_with_vat_fix_the_gross()
    {
        var totals = BillTotals.Of([new BillFigures(1, 118_000m, 12), new BillFigures(3, 33.33m, 12)], WithVat);
        Assert.Equal(118_099.99m, totals.Gross);
        Assert.Equal(Rounding.Round(118_099.99m / 1.12m, 2), totals.Net);
        Assert.Equal([118_000m, 99.99m], totals.Lines.Select(l => l.Gross));
    }

    [Fact]
    public void What_is_taken_off_takes_its_vat_along()
    {
        var totals = BillTotals.Of([new BillFigures(1, 100, 12), new BillFigures(1, -20, 12)], OfARate);
        Assert.Equal([new LineAmount(100, 12), new LineAmount(-20, -2.4m)], totals.Lines);
        Assert.Equal((80m, 9.6m), (totals.Net, totals.Vat));
        var nothing = BillTotals.Of([new BillFigures(1, 50, 12), new BillFigures(1, -50, 12)], OfARate);
        Assert.Equal((0m, 0m), (nothing.Net, nothing.Gross));
    }

    [Fact]
    public void The_vat_on_the_paper_holds_where_it_differs_a_little()
    {
        List<BillFigures> lines = [new(1, 100, 12), new(1, 5, 0)];
        var printed = BillTotals.Of(lines, OfARate with { VatAsPrinted = 12.01m });
        Assert.Equal((105m, 12.01m), (printed.Net, printed.Vat));
        var inside = BillTotals.Of([new BillFigures(1, 112, 12)], WithVat with { VatAsPrinted = 12.01m });
        Assert.Equal((99.99m, 12.01m, 112m), (inside.Net, inside.Vat, inside.Gross));
    }

    [Theory]
    [InlineData(12, 14), InlineData(0, 1)]
    public void Another_vat_than_the_lines_come_to_is_refused(int percent, int printed) =>
        Assert.Equal("VatAsPrinted", Assert.Throws<BusinessRuleException>(() => BillTotals.Of(
            [new BillFigures(1, 100, percent)], OfARate with { VatAsPrinted = printed })).Field);

    [Fact]
    public void Lines_and_groups_add_up_to_the_bill_however_it_is_computed() =>
        Gen.Select(
            Gen.Select(Gen.Int[-200, 5_000], Gen.Int[-10_000, 1_000_000], Gen.Int[0, 3]).Array[1, 12],
            Gen.Bool, Gen.Bool, Gen.OneOf("KGS", "JPY", "KWD")).Sample((rows, withVat, perLine, currency) =>
        {
            var lines = rows.Select(r => new BillFigures(r.Item1 / 100m, r.Item2 / 1000m, r.Item3 * 6)).ToList();
            var totals = BillTotals.Of(lines, new BillMethod(currency, withVat,
                perLine ? VatRounding.PerLine : VatRounding.PerRate));
            var printed = lines.Sum(l => Rounding.Round(l.Quantity * l.UnitPrice, currency));
            Assert.Equal(printed, withVat ? totals.Gross : totals.Net);
            Assert.Equal((totals.Net, totals.Vat), (totals.Groups.Sum(g => g.Base), totals.Groups.Sum(g => g.Vat)));
            var most = lines.Count * Rounding.Unit(Currencies.Digits(currency));
            Assert.All(totals.Lines.Zip(lines), l => Assert.InRange(l.First.Vat - OfItself(l.Second), -most, most));

            decimal OfItself(BillFigures line) => BillTotals.Of([line], new BillMethod(currency, withVat,
                VatRounding.PerLine)).Vat;
        });
}
