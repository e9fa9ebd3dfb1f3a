using CsCheck;
using ErpCrm.Contracts.Crm;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.TaxRates;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.Finance.Billing.Invoices;

/// <summary>domain-rules §1 and §2: discounts of documents, VAT by line, prices with VAT.</summary>
public sealed class DocumentSumsTests
{
    private static readonly decimal[] Rates = [0, 6, 12, 22];

    [Theory]
    [InlineData("PerRate", 7.34), InlineData("PerLine", 7.38)]
    public void Nine_lines_of_13_60_at_6_percent_are_rounded_as_the_company_has_set(string rounding, decimal vat)
    {
        var terms = Plain with { Rounding = Enum.Parse<VatRounding>(rounding) };
        Assert.Equal(vat, Of(terms, [.. Enumerable.Repeat((13.60m, 6m), 9)]).Vat);
    }

    [Fact]
    public void The_golden_vector_keeps_its_cents_with_a_discount_of_the_document_too()
    {
        // odoo#37896: 348.35 × 16 less 4 % is 5350.66, not 5350.656.
        var sums = Of(Plain with { DiscountPercent = 4 }, (Rounding.Round(16 * 348.35m, 2), 22m));
        Assert.Equal((5350.66m, 1177.15m), (sums.Net, sums.Vat));
    }

    [Fact]
    public void A_discount_is_split_over_the_rates_by_largest_remainder()
    {
        var sums = Of(Plain with { DiscountFixed = 0.05m }, (1m, 12m), (1m, 6m), (1m, 0m));
        Assert.Equal([0.02m, 0.02m, 0.01m], sums.Lines.Select(l => l.Allowance));
        Assert.Equal((0.05m, 2.95m), (sums.Discount, sums.Net));
    }

    [Theory]
    [InlineData(112, 12, 100, 12), InlineData(100, 12, 89.29, 10.71), InlineData(0.01, 22, 0.01, 0)]
    [InlineData(50, 0, 50, 0)]
    public void Of_prices_with_vat_the_gross_amount_is_fixed(decimal gross, decimal percent, decimal net, decimal vat)
    {
        var sums = Of(Plain with { IncludeVat = true }, (gross, percent));
        Assert.Equal((net, vat), (sums.Net, sums.Vat));
    }

    [Fact]
    public void A_deduction_takes_its_part_of_a_discount_back()
    {
        var sums = Of(Plain with { DiscountPercent = 10 }, (100m, 12m), (-50m, 12m));
        Assert.Equal([90m, -45m], sums.Lines.Select(l => l.Net));
        Assert.Equal((5m, 5.40m), (sums.Discount, sums.Vat));
    }

    [Fact]
    public void Nothing_is_turned_around_by_a_discount()
    {
        Assert.Equal((0m, 100m), (Of(Plain with { DiscountFixed = 200 }, (100m, 12m)).Net,
            Of(Plain with { DiscountFixed = 200 }, (100m, 12m)).Discount));
        Assert.Equal(0m, Of(Plain with { DiscountPercent = 10 }, (-100m, 12m)).Discount);
    }

    [Fact]
    public void Whatever_the_terms_are_parts_add_up_to_the_document_and_rates_are_rounded_once()
    {
        var line = Gen.Select(Gen.Int[-20_000, 900_000], Gen.Int[0, 3]);
        var terms = Gen.Select(Gen.Bool, Gen.Bool, Gen.Int[0, 10_000], Gen.Int[0, 50_000], Gen.Bool);
        Gen.Select(line.List[1, 20], terms, Gen.OneOf("KGS", "JPY", "KWD")).Sample((lines, t, currency) =>
        {
            var (includeVat, perLine, percent, amount, isPercent) = t;
            var priced = lines.ConvertAll(l => new PricedLine(Rounding.Round(l.Item1 / 100m, currency),
                new LineVat(Rates[l.Item2])));
            var asked = new PriceTerms(includeVat, perLine ? VatRounding.PerLine : VatRounding.PerRate,
                isPercent ? percent / 100m : 0, isPercent ? 0 : Rounding.Round(amount / 100m, currency));
            var sums = DocumentSums.Of(priced, asked, currency);
            var total = priced.Sum(l => l.Amount) - sums.Discount;
            Assert.Equal(total, includeVat ? sums.Net + sums.Vat : sums.Net);
            if (sums.Discount == 0) Assert.All(sums.Lines, l => Assert.Equal(0m, l.Allowance));
            if (perLine) return;
            var groups = VatGroup.Of(priced.Zip(sums.Lines, (l, s) => (l.Rate, s.Net, s.Vat)));
            Assert.All(groups, g => Assert.Equal(includeVat
                ? Rounding.Round((g.Base + g.Vat) * 100 / (100 + g.Percent), currency)
                : g.Vat, includeVat ? g.Base : Rounding.Round(g.Base * g.Percent / 100, currency)));
        });
    }

    [Theory]
    [InlineData("AfterIssue", 14, "2026-01-31", "2026-02-14")]
    [InlineData("AfterMonthEnd", 0, "2026-01-10", "2026-01-31")]
    [InlineData("AfterMonthEnd", 30, "2028-02-01", "2028-03-30")]
    [InlineData("AfterMonthEnd", 10, "2026-12-31", "2027-01-10")]
    [InlineData("ToMonthEnd", 14, "2026-01-20", "2026-02-28")]
    [InlineData("ToMonthEnd", 0, "2028-02-29", "2028-02-29")]
    public void Terms_by_the_end_of_a_month_are_explicit(string kind, int days, string issued, string due) =>
        Assert.Equal(DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture), DueDay.Of(
            Enum.Parse<PaymentTermKind>(kind), days,
            DateOnly.Parse(issued, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void A_chosen_rate_says_percent_reason_category_and_code()
    {
        LineVat[] rates =
        [
            new(12), new(0), new(0, "Exempt from VAT"), new(0, "Reverse charge", VatCategory.ReverseCharge, null),
            new(0, "a|b", VatCategory.Exempt, "VATEX-EU-132"), new(0, null, VatCategory.OutOfScope, null),
        ];
        Assert.All(rates, rate => Assert.Equal(rate, VatChoice.Parse(VatChoice.KeyOf(rate))));
        Assert.Equal(["12|", "0|", "0|Exempt from VAT"], rates.Take(3).Select(rate => VatChoice.KeyOf(rate)));
        Assert.Equal(new LineVat(0), VatChoice.Parse("0;Standard;|"));
    }

    [Fact]
    public void A_rate_and_its_category_agree()
    {
        var rate = new TaxRate("VAT", 12);
        Assert.Equal(VatCategory.Standard, rate.Category);
        rate.Change("VAT", 0, null, null, null, VatCategory.ReverseCharge, "vatex-eu-ae");
        Assert.Equal((VatCategory.ReverseCharge, "Reverse charge", "VATEX-EU-AE"),
            (rate.Category, rate.ExemptionReason, rate.ExemptionCode));
        Assert.Throws<BusinessRuleException>(() => rate.Change("VAT", 5, null, null, null, VatCategory.Zero));
        Assert.Throws<BusinessRuleException>(() => rate.Change("VAT", 0, null, null, null, VatCategory.Standard));
        Assert.Throws<BusinessRuleException>(() => rate.Change("VAT", 0, null, null, null, VatCategory.Exempt));
        Assert.Throws<BusinessRuleException>(() => rate.Change("VAT", 0, "x", null, null, null, "AE"));
    }

    private static PriceTerms Plain { get; } = new(false, VatRounding.PerRate, 0, 0);

    private static DocumentSums Of(PriceTerms terms, params (decimal Amount, decimal Percent)[] lines) =>
        DocumentSums.Of([.. lines.Select(l => new PricedLine(l.Amount, new LineVat(l.Percent)))], terms, "KGS");
}
