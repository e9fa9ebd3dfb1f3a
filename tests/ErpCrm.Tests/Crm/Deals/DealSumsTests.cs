using CsCheck;
using ErpCrm.Crm.Deals;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.Crm.Deals;

public class DealSumsTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);
    private static readonly ExchangeRateTable Rates = new("KGS", [new("USD", new DateOnly(2026, 1, 1), 87.4523m),
        new("EUR", new DateOnly(2026, 3, 1), 95.1m), new("EUR", new DateOnly(2026, 3, 3), 99m)]);

    private static readonly Gen<DealAmount> Deals = Gen.Select(
        Gen.Int[0, 2], Gen.Long[0, 100_000_000], Gen.OneOf("KGS", "USD", "EUR", "CHF"), Gen.Int[0, 100], Gen.Int[0, 3],
        (status, cents, currency, probability, stage) => new DealAmount(Guid.NewGuid(), "Deal", Stage(stage),
            (DealStatus)status, cents / 100m, currency, probability));

    [Fact]
    public void Sums_are_the_sums_of_the_rows_whatever_the_deals() => Deals.List[0, 40].Sample(deals =>
    {
        var sums = DealSums.Of(deals, Rates, Day, "KGS");
        var open = deals.Where(d => d.Status == DealStatus.Open && d.Currency != "CHF").ToList();

        Assert.Equal(open.Sum(d => Rates.ToBase(d.Amount, d.Currency, Day)!.Value), sums.Open);
        Assert.Equal(
            open.Sum(d => Rounding.Round(Rates.ToBase(d.Amount, d.Currency, Day)!.Value * d.Probability / 100, 2)),
            sums.Weighted);
        Assert.Equal(
            deals.Where(d => d.Status == DealStatus.Won && d.Currency != "CHF")
                .Sum(d => Rates.ToBase(d.Amount, d.Currency, Day)!.Value), sums.Won);
        Assert.Equal(deals.Count(d => d.Currency == "CHF" && d.Status != DealStatus.Lost), sums.WithoutRate.Count);
        Assert.InRange(sums.Weighted, 0, sums.Open);
    });

    [Fact]
    public void The_lanes_add_up_to_the_board() => Deals.List[0, 40].Sample(deals =>
    {
        var board = DealSums.Of(deals, Rates, Day, "KGS");
        var lanes = deals.GroupBy(d => d.StageId).Select(lane => DealSums.Of(lane, Rates, Day, "KGS")).ToList();
        Assert.Equal((board.Open, board.Weighted, board.OpenCount),
            (lanes.Sum(l => l.Open), lanes.Sum(l => l.Weighted), lanes.Sum(l => l.OpenCount)));
    });

    [Fact]
    public void Lost_deals_count_nothing_and_won_ones_stand_apart()
    {
        DealAmount[] deals = [Deal(DealStatus.Open, 1000, 50), Deal(DealStatus.Won, 700, 50),
            Deal(DealStatus.Lost, 900, 50)];
        var sums = DealSums.Of(deals, Rates, Day, "KGS");
        Assert.Equal((1000m, 500m, 700m, 1), (sums.Open, sums.Weighted, sums.Won, sums.LostCount));
    }

    [Fact]
    public void A_deal_whose_close_date_has_passed_is_named_and_not_weighted()
    {
        DealAmount[] deals =
        [
            Deal(DealStatus.Open, 1000, 50) with { ExpectedCloseOn = Day.AddDays(-1) },
            Deal(DealStatus.Open, 400, 50) with { ExpectedCloseOn = Day }, Deal(DealStatus.Open, 600, 50),
        ];
        var sums = DealSums.Of(deals, Rates, Day, "KGS");
        Assert.Equal((3, 2000m, 500m), (sums.OpenCount, sums.Open, sums.Weighted));
        Assert.Equal([deals[0]], sums.Overdue);
    }

    [Fact]
    public void Closed_deals_added_up_by_currency_are_the_closed_deals() => Deals.List[0, 40].Sample(deals =>
    {
        var own = deals.Where(d => d.Currency is "KGS" or "CHF").ToList();
        var closed = own.Where(d => d.Status != DealStatus.Open).GroupBy(d => (d.Status, d.Currency))
            .Select(g => new ClosedDeals(g.Key.Status, g.Key.Currency, g.Count(), g.Sum(d => d.Amount))).ToList();
        var (one, two) = (DealSums.Of(own, Rates, Day, "KGS"),
            DealSums.Of(own.Where(d => d.Status == DealStatus.Open), Rates, Day, "KGS").With(closed, Rates, Day));
        Assert.Equal((one.WonCount, one.Won, one.LostCount, one.Open),
            (two.WonCount, two.Won, two.LostCount, two.Open));
        Assert.Equal(own.Any(d => d is { Status: DealStatus.Won, Currency: "CHF" }),
            two.WonWithoutRate.Contains("CHF"));
    });

    private static DealAmount Deal(DealStatus status, decimal amount, int probability) =>
        new(Guid.NewGuid(), "Deal", Stage(0), status, amount, "KGS", probability);

    private static Guid Stage(int number) => new(number, 0, 0, new byte[8]);
}
