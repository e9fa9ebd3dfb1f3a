using CsCheck;
using ErpCrm.Finance.Books.Journals;

namespace ErpCrm.Tests.Finance.Books.Journals;

/// <summary>What is typed becomes lines that balance and add up, whatever is typed.</summary>
public sealed class HandLinesTests
{
    private static readonly Gen<decimal> Amounts = Gen.Int[1, 90_000_000].Select(cents => cents / 100m);
    private static readonly Gen<decimal> Rates = Gen.Int[1, 20_000_000].Select(parts => parts / 100_000m);

    [Fact]
    public void Debits_and_credits_that_are_equal_in_a_currency_are_equal_in_base_currency() =>
        Gen.Select(Amounts.List[1, 8], Amounts.List[1, 8], Rates).Sample((debits, credits, rate) =>
        {
            // The last credit makes both sides equal.
            var rest = debits.Sum() - credits.Sum();
            List<HandLine> lines =
            [
                .. debits.Select(amount => Line("USD", amount)), .. credits.Select(amount => Line("USD", -amount)),
                Line("USD", -rest),
            ];
            var inBase = HandLines.InBase(lines, new Dictionary<string, decimal> { ["USD"] = rate }, "KGS");
            Assert.Equal(0m, inBase.Sum());
            Assert.All(inBase, amount => Assert.Equal(Math.Round(amount, 2), amount));
            Assert.All(lines.Zip(inBase), line => Assert.True(line.First.Amount * line.Second >= 0));
        });

    [Fact]
    public void What_is_divided_over_cost_centres_is_together_what_was_entered() =>
        Gen.Select(Amounts, Gen.Bool, Gen.Int[1, 1000].List[1, 7], Rates).Sample((amount, isCredit, weights, rate) =>
        {
            var shares = weights.ConvertAll(weight => new CentreShare(Guid.NewGuid(), weight));
            List<HandLine> lines =
            [
                Line("USD", isCredit ? -amount : amount) with { IsSplit = true },
                Line("USD", isCredit ? amount : -amount),
            ];
            var inBase = HandLines.InBase(lines, new Dictionary<string, decimal> { ["USD"] = rate }, "KGS");
            var posted = HandLines.Posted(lines, inBase, shares, "KGS").ToList();
            var divided = posted.Where(l => l.Of.CostCentreId is not null).ToList();
            Assert.Equal(lines[0].Amount, divided.Sum(l => l.Amount));
            Assert.Equal(inBase[0], divided.Sum(l => l.Base));
            Assert.Equal(shares.Select(s => s.CostCentreId), divided.Select(l => l.Of.CostCentreId!.Value));
            Assert.Equal((0m, 0m), (posted.Sum(l => l.Amount), posted.Sum(l => l.Base)));
        });

    [Fact]
    public void A_typed_base_amount_stays_as_it_is_typed()
    {
        HandLine[] lines = [Line("USD", 100) with { Base = 8750.55m }, Line("USD", -100)];
        Assert.Equal([8750.55m, -8740m],
            HandLines.InBase(lines, new Dictionary<string, decimal> { ["USD"] = 87.4m }, "KGS"));
    }

    private static HandLine Line(string currency, decimal amount) =>
        new(Guid.NewGuid(), currency, amount, null, LineOf.Nothing);
}
