using System.Net;
using ErpCrm.Finance;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.ExchangeRates;

public sealed class ExchangeRatePagesTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task A_rate_is_set_and_corrected_for_its_day()
    {
        var browser = app.Browser(TestUser.Accountant);
        foreach (var rate in new[] { "12,3456", "12.5" })
            (await browser.SubmitAsync(await browser.GetAsync("/finance/exchange-rates/create?currency=CNY"),
                "form#rate", ("Rate", rate))).Saved();

        var rates = await app.InAsync<FinanceDbContext, List<decimal>>(
            db => db.ExchangeRates.Where(r => r.Currency == "CNY").Select(r => r.Rate).ToListAsync());
        Assert.Equal([12.5m], rates);
        Assert.Contains("12.5000", (await browser.GetAsync("/finance/exchange-rates?currency=CNY")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CNY",
        "0"), InlineData("CNY", "-1"), InlineData("CNY", "abc"), InlineData("KGS", "1"), InlineData("ZZZ", "1")]
    public async Task A_rate_that_makes_no_sense_is_refused(string currency, string rate)
    {
        var browser = app.Browser(TestUser.Accountant);
        var answer = await browser.SubmitAsync(await browser.GetAsync("/finance/exchange-rates/create"), "form#rate",
            ("Currency", currency), ("Rate", rate));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
    }

    [Fact]
    public async Task Whoever_may_not_change_settings_sees_none()
    {
        foreach (var url in new[]
        {
            "/finance/settings", "/finance/exchange-rates", "/finance/tax-rates", "/finance/bank-accounts",
            "/finance/expense-categories"
        })
        {
            await app.Browser(TestUser.Management).GetAsync(url, HttpStatusCode.Forbidden);
            await app.Browser(TestUser.Administrator).GetAsync(url);
        }
    }

    [Fact]
    public void The_rate_of_a_day_is_the_newest_valid_by_then()
    {
        var day = new DateOnly(2026, 3, 15);
        var table = new ExchangeRateTable("KGS",
            [new("USD", day.AddDays(-10), 87m), new("USD", day, 88m), new("USD", day.AddDays(1), 89m)]);
        Assert.Equal((87m, 88m, 1m),
            (table.RateOn("USD", day.AddDays(-1)), table.RateOn("USD", day), table.RateOn("KGS", day)));
        Assert.Null(table.RateOn("USD", day.AddDays(-11)));
        Assert.Equal(5695.22m, new ExchangeRateTable("KGS", [new("EUR", day, 41.5285m)]).ToBase(137.14m, "EUR", day));
    }
}
