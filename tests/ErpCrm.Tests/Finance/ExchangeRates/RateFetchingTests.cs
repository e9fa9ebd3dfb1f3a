using System.Net;
using ErpCrm.Contracts;
using ErpCrm.Finance;
using ErpCrm.Finance.ExchangeRates;
using ErpCrm.Platform.Outgoing;
using ErpCrm.Workspace;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance.ExchangeRates;

/// <summary>Rates of a bank: taken over every day, and never in the place of what a person said.</summary>
public sealed class RateFetchingTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Url = "/finance/exchange-rates/provider";

    private RateFilesInTests Bank { get; } = (RateFilesInTests)app.Services.GetRequiredService<IRateFiles>();

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task It_is_off_until_somebody_switches_it_on_and_then_rates_come_once_each()
    {
        // Whatever was fetched before, nobody switched it on yet.
        await app.InAsync<FinanceDbContext>(db => db.RateFeeds.ExecuteDeleteAsync());
        Bank.Offer("daily.xml", File("01.03.2026", ("USD", 1, "87,45"), ("KZT", 100, "16,75")));
        Bank.Offer("weekly.xml", File("27.02.2026", ("CNY", 1, "12,05"), ("USD", 1, "87,10")));
        await SwitchAsync(false);
        var asked = Bank.Asked;
        await RunAsync();
        Assert.Equal(asked, Bank.Asked);

        await SwitchAsync(true);
        await RunAsync();
        await RunAsync();
        Assert.Equal(["CNY 12.05", "USD 87.10"], await RatesAsync(new DateOnly(2026, 2, 27)));
        Assert.Equal(["KZT 0.1675", "USD 87.45"], await RatesAsync(new DateOnly(2026, 3, 1)));
        Assert.Equal(4, await CountAsync(2026, 2, 3));
        Assert.Contains("1 Mar 2026", (await Accountant.GetAsync(Url)).Body!.TextContent, StringComparison.Ordinal);
        await SwitchAsync(false);
    }

    [Fact]
    public async Task What_somebody_typed_or_a_file_brought_stays_and_what_the_bank_corrects_is_taken_over()
    {
        var day = new DateOnly(2026, 4, 3);
        await app.InAsync<FinanceDbContext>(async db =>
        {
            db.AddRange(new ExchangeRate("USD", day, 90m), new ExchangeRate("EUR", day, 99m, RateSource.Import),
                new ExchangeRate("CNY", day, 12m, RateSource.Provider));
            await db.SaveChangesAsync();
        });
        Bank.Offer("daily.xml", File("03.04.2026", ("USD", 1, "87,45"), ("EUR", 1, "101"), ("CNY", 1, "12,20")));
        Bank.Offer("weekly.xml", "");
        await FetchAsync();
        Assert.Equal(["CNY 12.20", "EUR 99", "USD 90"], await RatesAsync(day));

        (await Accountant.SubmitAsync(
            await Accountant.GetAsync("/finance/exchange-rates/create?currency=CNY&on=2026-04-03"), "form#rate",
            ("Rate", "12.30"))).Saved();
        await FetchAsync();
        Assert.Equal("CNY 12.30", (await RatesAsync(day))[0]);
    }

    [Fact]
    public async Task A_jump_is_kept_and_shown_until_somebody_says_that_it_is_right()
    {
        await app.InAsync<FinanceDbContext>(async db =>
        {
            db.Add(new ExchangeRate("GBP", new DateOnly(2026, 5, 1), 100m));
            await db.SaveChangesAsync();
        });
        Bank.Offer("daily.xml", File("04.05.2026", ("GBP", 1, "110,00")));
        Bank.Offer("weekly.xml", "");
        await FetchAsync();
        Assert.False(await IsUnusualAsync(new DateOnly(2026, 5, 4)));
        Bank.Offer("daily.xml", File("05.05.2026", ("GBP", 1, "121,01")));
        await FetchAsync();
        Assert.True(await IsUnusualAsync(new DateOnly(2026, 5, 5)));
        Assert.Contains("1 rate is worth a look", (await Accountant.GetAsync("/")).Body!.TextContent,
            StringComparison.Ordinal);

        var page = await Accountant.GetAsync("/finance/exchange-rates");
        (await Accountant.SubmitAsync(page, "form[action$='/confirm']")).Saved();
        Assert.False(await IsUnusualAsync(new DateOnly(2026, 5, 5)));
    }

    [Fact]
    public async Task When_rates_do_not_come_whoever_switched_it_on_is_told_once_until_they_come_again()
    {
        Bank.Offer("daily.xml", File("01.06.2026", ("USD", 1, "87,45")));
        await SwitchAsync(false);
        await SwitchAsync(true);
        await RunAsync();
        var told = await ToldAsync();
        foreach (var broken in new[]
        {
            new OutgoingFile(OutgoingTrouble.NoAnswer), new OutgoingFile(OutgoingTrouble.None, 503, []),
            new OutgoingFile(OutgoingTrouble.None, 200),
            new OutgoingFile(OutgoingTrouble.None, 200, "<html/>"u8.ToArray()),
        })
        {
            Bank.Offer("daily.xml", broken);
            await RunAsync();
            await app.DrainAsync();
            Assert.Equal(told + 1, await ToldAsync());
        }

        Assert.Contains("could not be read as rates", (await Accountant.GetAsync(Url)).Body!.TextContent,
            StringComparison.Ordinal);
        Bank.Offer("daily.xml", File("02.06.2026", ("USD", 1, "87,46")));
        await RunAsync();
        Bank.Offer("daily.xml", new OutgoingFile(OutgoingTrouble.NoAnswer));
        await RunAsync();
        await app.DrainAsync();
        Assert.Equal(told + 2, await ToldAsync());
        await SwitchAsync(false);
    }

    [Fact]
    public async Task A_day_far_ahead_is_no_rate()
    {
        Bank.Offer("daily.xml", File("01.01.2031", ("USD", 1, "87,45")));
        Bank.Offer("weekly.xml", "");
        var answer = await PostFetchAsync();
        Assert.Equal(HttpStatusCode.SeeOther, answer.Status);
        Assert.Empty(await RatesAsync(new DateOnly(2031, 1, 1)));
    }

    [Fact]
    public async Task Only_who_changes_settings_decides()
    {
        await app.Browser(TestUser.Management).GetAsync(Url, HttpStatusCode.Forbidden);
        await app.Browser(TestUser.Sales).GetAsync(Url, HttpStatusCode.Forbidden);
        await app.Browser(TestUser.Administrator).GetAsync(Url);
    }

    private static string File(string date, params (string Code, int Nominal, string Value)[] rates) =>
        $"<CurrencyRates Name=\"Daily Exchange Rates\" Date=\"{date}\">" + string.Concat(rates.Select(r =>
            $"<Currency ISOCode=\"{r.Code}\"><Nominal>{r.Nominal}</Nominal><Value>{r.Value}</Value></Currency>"))
        + "</CurrencyRates>";

    private async Task SwitchAsync(bool isOn)
    {
        var page = await Accountant.GetAsync(Url);
        (await Accountant.SubmitAsync(page, "form#provider", ("IsOn", isOn ? "true" : "false"))).Saved();
    }

    private async Task FetchAsync() => (await PostFetchAsync()).Saved();

    private async Task<TestAnswer> PostFetchAsync() =>
        await Accountant.SubmitAsync(await Accountant.GetAsync(Url), "form[action$='/fetch']");

    private async Task RunAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<FetchExchangeRates>().RunAsync(CancellationToken.None);
    }

    private async Task<List<string>> RatesAsync(DateOnly day)
    {
        var rates = await app.InAsync<FinanceDbContext, List<ExchangeRate>>(
            db => db.ExchangeRates.Where(r => r.ValidFrom == day).OrderBy(r => r.Currency).ToListAsync());
        return rates.ConvertAll(r => FormattableString.Invariant($"{r.Currency} {r.Rate:0.00##}")
            .Replace(".00", "", StringComparison.Ordinal));
    }

    private Task<int> CountAsync(int year, int from, int to)
    {
        var (first, last) = (new DateOnly(year, from, 1), new DateOnly(year, to, 1));
        return app.InAsync<FinanceDbContext, int>(
            db => db.ExchangeRates.CountAsync(r => r.ValidFrom >= first && r.ValidFrom <= last));
    }

    private Task<bool> IsUnusualAsync(DateOnly day) => app.InAsync<FinanceDbContext, bool>(
        db => db.ExchangeRates.Where(r => r.Currency == "GBP" && r.ValidFrom == day).Select(r => r.IsUnusual)
            .SingleAsync());

    private Task<int> ToldAsync() => app.InAsync<WorkspaceDbContext, int>(
        db => db.Notifications.CountAsync(n => n.Kind == NoticeKind.RatesNotFetched
            && n.UserId == TestUser.Accountant.Id));
}
