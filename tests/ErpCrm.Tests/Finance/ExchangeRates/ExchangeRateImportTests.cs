using ErpCrm.Crm;
using ErpCrm.Finance;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Platform.Copies;
using ErpCrm.Tests.Workspace.Imports;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.ExchangeRates;

/// <summary>Rates out of a file, and back again with their copies in other modules.</summary>
public sealed class ExchangeRateImportTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_file_of_rates_is_taken_over_and_goes_again_with_all_its_copies()
    {
        var url = await app.ImportedAsync(TestUser.Owner, "exchange-rate",
            "Валюта;Дата;Курс\r\nAED;05.01.2026;23,8125\r\nAED;12.01.2026;23,9\r\nAED;19.01.2026;28\r\n"
            + "KGS;05.01.2026;1\r\nAED;26.01.2026;0\r\nAED;05.01.2026;24\r\n");
        Assert.StartsWith("3 0 0 3", await app.FiguresAsync(TestUser.Owner, url), StringComparison.Ordinal);
        Assert.Equal(
            [(23.8125m, RateSource.Import, false), (23.9m, RateSource.Import, false), (28m, RateSource.Import, true)],
            await RatesAsync("AED"));
        Assert.Equal(3, await CopiesAsync("AED"));

        await app.DoImportAsync(TestUser.Owner, url, "undo");
        Assert.Empty(await RatesAsync("AED"));
        Assert.Equal(0, await CopiesAsync("AED"));
    }

    [Fact]
    public async Task A_rate_of_the_day_that_is_known_is_corrected_where_that_is_asked_for()
    {
        await app.InAsync<FinanceDbContext>(async db =>
        {
            db.Add(new ExchangeRate("SAR", new DateOnly(2026, 1, 5), 23m));
            await db.SaveChangesAsync();
        });
        const string file = "Currency,Valid from,Exchange rate\r\nSAR,2026-01-05,23.32\r\n";
        var url = await app.CheckedAsync(TestUser.Owner, "exchange-rate", file, ("Way", "Add"));
        Assert.StartsWith("0 0 1", await app.FiguresAsync(TestUser.Owner, url), StringComparison.Ordinal);
        await app.ImportedAsync(TestUser.Owner, "exchange-rate", file, ("Way", "AddAndUpdate"));
        Assert.Equal([(23.32m, RateSource.Import, false)], await RatesAsync("SAR"));
    }

    private async Task<List<(decimal, RateSource, bool)>> RatesAsync(string currency)
    {
        var rates = await app.InAsync<FinanceDbContext, List<ExchangeRate>>(
            db => db.ExchangeRates.Where(r => r.Currency == currency).OrderBy(r => r.ValidFrom).ToListAsync());
        return rates.ConvertAll(r => (r.Rate, r.Source, r.IsUnusual));
    }

    private Task<int> CopiesAsync(string currency) => app.InAsync<CrmDbContext, int>(
        db => db.Set<ExchangeRateCopy>().CountAsync(r => r.Currency == currency));
}
