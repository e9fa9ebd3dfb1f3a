using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Jobs;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.ExchangeRates;

/// <summary>What became of one fetch.</summary>
/// <param name="Kept">Rates that are new or other than before.</param>
/// <param name="Unusual">Of them, those that are worth a look.</param>
internal sealed record FetchedRates(RateTrouble Trouble, int Kept, int Unusual);

/// <summary>Takes the rates of a bank over. What somebody typed or a file brought stays; what comes twice is the same.
/// </summary>
internal sealed class RateFetching(FinanceDbContext db, ICompanyProfile company, IBusinessClock clock)
{
    // Rates are published for the next working day.
    private const int DaysAhead = 14;

    /// <exception cref="BusinessRuleException">The bank says its rates in another currency than the books are kept in.
    /// </exception>
    public async Task<FetchedRates> FetchAsync(IRateProvider provider, CancellationToken ct)
    {
        RateFeed.Require(provider, company.Current.BaseCurrency);
        // Nothing is held while another server is asked.
        var fetched = await provider.FetchAsync(ct);
        var latest = clock.Today.AddDays(DaysAhead);
        var rates = fetched.Rates.Where(r => r.On <= latest && r.Currency != company.Current.BaseCurrency).ToList();
        var trouble = fetched.Trouble == RateTrouble.None && rates.Count == 0
            ? RateTrouble.NotUnderstood
            : fetched.Trouble;
        return await db.InTransactionAsync(async token =>
        {
            var feed = await db.RateFeeds.FirstOrDefaultAsync(f => f.Id == RateFeed.TheId, token)
                ?? db.Add(new RateFeed()).Entity;
            if (trouble != RateTrouble.None) feed.Failed(trouble, clock.UtcNow);
            else feed.Took(rates.Max(r => r.On), clock.UtcNow);
            var (kept, unusual) = trouble == RateTrouble.None ? await KeepAsync(rates, token) : (0, 0);
            await db.SaveChangesAsync(token);
            return new FetchedRates(trouble, kept, unusual);
        }, ct);
    }

    private async Task<(int Kept, int Unusual)> KeepAsync(List<ProvidedRate> rates, CancellationToken ct)
    {
        var (first, last) = (rates.Min(r => r.On), rates.Max(r => r.On));
        var known = await db.ExchangeRates.Where(r => r.ValidFrom >= first && r.ValidFrom <= last)
            .ToDictionaryAsync(r => (r.Currency, r.ValidFrom), ct);
        var (kept, unusual) = (0, 0);
        foreach (var rate in rates)
        {
            var there = known.GetValueOrDefault((rate.Currency, rate.On));
            if (there is { Source: not RateSource.Provider } || there?.Rate == rate.Rate) continue;
            if (there is null) db.Add(there = new ExchangeRate(rate.Currency, rate.On, rate.Rate, RateSource.Provider));
            else there.Set(rate.Rate, RateSource.Provider);
            there.CompareWith(await BeforeAsync(rate, ct));
            kept++;
            if (there.IsUnusual) unusual++;
        }

        return (kept, unusual);
    }

    private async Task<decimal?> BeforeAsync(ProvidedRate rate, CancellationToken ct) =>
        await db.ExchangeRates.AsNoTracking().Where(r => r.Currency == rate.Currency && r.ValidFrom < rate.On)
            .OrderByDescending(r => r.ValidFrom).Select(r => (decimal?)r.Rate).FirstOrDefaultAsync(ct);
}

/// <summary>Several times a day: the rates that are published, where that is switched on.</summary>
internal sealed class FetchExchangeRates(FinanceDbContext db, RateFetching fetching,
    IEnumerable<IRateProvider> providers, ICompanyProfile company) : IScheduledJob
{
    public async Task RunAsync(CancellationToken ct)
    {
        var feed = await db.RateFeeds.AsNoTracking().FirstOrDefaultAsync(f => f.Id == RateFeed.TheId, ct);
        if (feed is not { IsOn: true } || providers.FirstOrDefault(p => p.Key == feed.Provider) is not { } provider
            || provider.BaseCurrency != company.Current.BaseCurrency)
            return;
        await fetching.FetchAsync(provider, ct);
    }
}
