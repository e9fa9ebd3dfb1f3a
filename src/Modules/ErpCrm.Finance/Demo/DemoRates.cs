using ErpCrm.Demo;
using ErpCrm.Finance.ExchangeRates;

namespace ErpCrm.Finance.Demo;

/// <summary>A file of the bank was taken over in which one rate is far from the one before; rates are not fetched by
/// themselves.</summary>
internal sealed class DemoRates(FinanceDbContext db, DemoWorld world)
{
    private const string Currency = "KZT";
    private const decimal Usual = 0.1892m;
    private const decimal Unusual = 0.1625m;
    private const int Days = 20;

    public void Add()
    {
        var last = new ExchangeRate(Currency, world.Today.AddDays(-Days), Unusual, RateSource.Import);
        last.CompareWith(Usual);
        db.AddRange(new ExchangeRate(Currency, world.FirstDay, Usual, RateSource.Import), last, new RateFeed());
    }
}
