using System.Globalization;
using CsCheck;
using ErpCrm.Finance.Payroll.Contributions;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.Finance.Payroll.Contributions;

/// <summary>Contributions of Kyrgyzstan by the published figures, and what holds for every pay (domain-rules §1).
/// </summary>
public sealed class PayMathTests
{
    private const decimal AverageWage = 31_604;

    private static ContributionTerms General => TermsOf(BuiltInContributions.General);

    private static readonly Gen<decimal> Gross = Gen.Int[0, 200_000_000].Select(cents => cents / 100m);

    // The published example of 2026: 20 × 31,604 = 632,080, and 27.25 % of it.
    [Fact]
    public void A_large_pay_is_capped_at_twenty_average_wages()
    {
        var pay = PayMath.Of(700_000, 1, General, AverageWage, "KGS");
        Assert.Equal((632_080m, 172_241.80m), (pay.Base, pay.Employer + pay.Employee));
        Assert.Equal((109_033.80m, 63_208m), (pay.Employer, pay.Employee));
        Assert.Equal(63_679.20m, pay.IncomeTax);
        Assert.Equal(573_112.80m, pay.Net);
    }

    [Fact]
    public void A_small_pay_contributes_as_sixty_per_cent_of_the_average_wage()
    {
        Assert.Equal(18_962.40m, PayMath.Of(10_000, 1, General, AverageWage, "KGS").Base);
        Assert.Equal(9_481.20m, PayMath.Of(5_000, 0.5m, General, AverageWage, "KGS").Base);
    }

    [Theory]
    [InlineData("001", "17.25", "10"), InlineData("001-E", "17.25", "10"), InlineData("001-P", "17.25", "8")]
    [InlineData("001-D", "17.25", "0"), InlineData("FREE", "0", "0")]
    public void Tariffs_are_as_they_are_published(string code, string employer, string employee)
    {
        var terms = TermsOf(code);
        Assert.Equal((decimal.Parse(employer, CultureInfo.InvariantCulture),
            decimal.Parse(employee, CultureInfo.InvariantCulture)),
            (terms.Employer, terms.Employee));
    }

    [Fact]
    public void Without_an_average_wage_there_are_no_limits_and_without_pay_nothing_is_owed()
    {
        Assert.Equal(700_000m, PayMath.Of(700_000, 1, General, 0, "KGS").Base);
        Assert.Equal(0m, PayMath.Of(0, 1, General, AverageWage, "KGS").Cost);
    }

    [Fact]
    public void The_parts_of_a_pay_are_what_it_costs_whatever_it_is() =>
        Gen.Select(Gross, Gen.Int[0, 100], Gen.OneOf("KGS", "JPY", "KWD")).Sample((cents, presence, currency) =>
        {
            var gross = Rounding.Round(cents, currency);
            var pay = PayMath.Of(gross, presence / 100m, General, AverageWage, currency);
            return pay.Cost == pay.Net + pay.Employee + pay.IncomeTax + pay.Employer && pay.Cost >= 0
                && pay.Employer == Rounding.Round(pay.Employer, currency)
                && pay.Net == Rounding.Round(pay.Net, currency);
        });

    [Fact]
    public void Who_is_paid_more_never_contributes_less() =>
        Gen.Select(Gross, Gross, Gen.Int[0, 100]).Sample((one, other, presence) =>
        {
            var (less, more) = (Of(Math.Min(one, other), presence), Of(Math.Max(one, other), presence));
            return less.Base <= more.Base && less.Employer <= more.Employer && less.Employee <= more.Employee
                && more.Base <= 20 * AverageWage;
        });

    private static PayResult Of(decimal gross, int presence) =>
        PayMath.Of(gross, presence / 100m, General, AverageWage, "KGS");

    private static ContributionTerms TermsOf(string code) =>
        BuiltInContributions.Rules().Single(r => r.Code == code).Terms;
}
