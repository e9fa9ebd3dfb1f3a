using System.Net;
using ErpCrm.Finance;
using ErpCrm.Finance.TaxRates;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.TaxRates;

public sealed class TaxRatePagesTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Three_rates_exist_from_the_first_start_and_one_is_the_default()
    {
        var rates = await app.InAsync<FinanceDbContext, List<TaxRate>>(
            db => db.TaxRates.Where(r => r.Name == "VAT 12%" || r.Name == "VAT 0%" || r.Name == "Without VAT")
                .ToListAsync());
        Assert.Equal(3, rates.Count);
        Assert.All(rates.Where(r => r.Percent == 0), r => Assert.NotNull(r.ExemptionReason));
    }

    [Fact]
    public async Task Another_rate_takes_over_as_default()
    {
        var browser = app.Browser(TestUser.Accountant);
        (await browser.SubmitAsync(await browser.GetAsync("/finance/tax-rates/create"), "form#tax-rate",
            ("Name", "VAT 5%"), ("Percent", "5"), ("IsDefault", "true"))).Saved();
        var defaults = await app.InAsync<FinanceDbContext, List<string>>(
            db => db.TaxRates.Where(r => r.IsDefault).Select(r => r.Name).ToListAsync());
        Assert.Equal(["VAT 5%"], defaults);

        var old = await app.InAsync<FinanceDbContext, Guid>(
            db => db.TaxRates.Where(r => r.Name == "VAT 12%").Select(r => r.Id).SingleAsync());
        (await browser.SubmitAsync(await browser.GetAsync($"/finance/tax-rates/{old}/edit"), "form#tax-rate",
            ("IsDefault", "true"))).Saved();
    }

    [Fact]
    public async Task A_name_that_exists_and_a_reason_with_tax_are_refused()
    {
        var browser = app.Browser(TestUser.Accountant);
        var page = await browser.GetAsync("/finance/tax-rates/create");
        foreach (var name in new[] { "VAT 0%", " VAT 0% " })
            Assert.Equal(HttpStatusCode.UnprocessableEntity,
                (await browser.SubmitAsync(page, "form#tax-rate", ("Name", name), ("Percent", "0"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(page, "form#tax-rate",
            ("Name", "VAT 3%"), ("Percent", "3"), ("ExemptionReason", "why"))).Status);
    }

    [Fact]
    public async Task Of_several_who_enter_one_name_at_once_one_succeeds_and_the_others_are_told()
    {
        var browser = app.Browser(TestUser.Accountant);
        var page = await browser.GetAsync("/finance/tax-rates/create");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            browser.SubmitAsync(page, "form#tax-rate", ("__Key", Guid.NewGuid().ToString()), ("Name", "VAT 7%"),
                ("Percent", "7"))));
        Assert.Single(answers, a => a.Location is not null);
        Assert.All(answers.Where(a => a.Location is null), a => Assert.True(
            a.Status is HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict, $"{(int)a.Status}"));
    }

    [Fact]
    public void A_rate_is_valid_between_its_days()
    {
        var (from, until) = (new DateOnly(2026, 1, 1), new DateOnly(2026, 6, 30));
        var rate = new TaxRate("VAT", 12);
        rate.Change("VAT", 12, null, from, until);
        Assert.True(rate.Covers(from) && rate.Covers(until));
        Assert.False(rate.Covers(from.AddDays(-1)) || rate.Covers(until.AddDays(1)));
        Assert.Throws<BusinessRuleException>(() => rate.Change("VAT", 12, null, until, from));
    }
}
