using System.Net;
using ErpCrm.Finance;
using ErpCrm.Tests.Finance;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Ui.Mvc;

/// <summary>What people type into the fields of a payment, an expense and
/// a lead: understood exactly, or refused beside the field.</summary>
public sealed class TypedValueTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("1,50,0", "en")]
    [InlineData("1,234,50", "en")]
    [InlineData("12.05.2026", "ru")]
    [InlineData("1.234", "en")]
    [InlineData("1,234", "ru")]
    [InlineData("1.234", "ky")]
    [InlineData("USD 100", "en")]
    [InlineData("79228162514264337593543950335", "en")]
    [InlineData("1000000000000", "ky")]
    public async Task An_amount_that_is_not_exactly_one_of_its_currency_is_refused_and_kept(string typed,
        string language)
    {
        var customer = await app.CustomerAsync($"Types {typed} in {language}");
        var browser = app.Browser(TestUser.Accountant, language);
        var page = await browser.GetAsync($"/finance/payments/create?companyId={customer.Id}");

        var answer = await browser.SubmitAsync(page, "form#payment", ("Amount", typed), ("Currency", "KGS"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotEqual("", answer.Page.QuerySelector("#Amount-error")!.TextContent);
        Assert.Equal(typed, answer.Page.QuerySelector("input[name=Amount]")!.GetAttribute("value"));
        Assert.Equal(0,
            await app.InAsync<FinanceDbContext, int>(db => db.Payments.CountAsync(p => p.CompanyId == customer.Id)));
    }

    [Fact]
    public async Task Milestones_larger_than_any_are_refused_and_shown_again()
    {
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync("/crm/deals/create");
        var largest = decimal.MaxValue.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var answer = await browser.SubmitAsync(page, "form#deal", ("Name", "Kept"), ("Milestones[0].Name", "One"),
            ("Milestones[0].Amount", largest), ("Milestones[1].Name", "Two"), ("Milestones[1].Amount", largest));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("Kept", answer.Page.QuerySelector("input[name=Name]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_box_that_is_two_things_at_once_is_refused_and_shown_again()
    {
        var browser = app.Browser(TestUser.Accountant);
        var page = await browser.GetAsync("/finance/tax-rates/create");
        var fields = TestBrowser
            .Fields((AngleSharp.Html.Dom.IHtmlFormElement)page.QuerySelector("form[method=post]:has([name=IsActive])")!)
            .Where(f => f.Key != "IsActive");
        var answer = await browser.PostAsync("/finance/tax-rates/create", [.. fields, new("IsActive", "true,false")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
    }

    [Theory]
    [InlineData("1,234", "en")]
    [InlineData("87.450", "ru")]
    public async Task A_rate_that_could_be_two_numbers_is_asked_again(string typed, string language)
    {
        var browser = app.Browser(TestUser.Accountant, language);
        var page = await browser.GetAsync("/finance/exchange-rates/create");

        var answer = await browser.SubmitAsync(page, "form#rate", ("Currency", "USD"), ("Rate", typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotEqual("", answer.Page.QuerySelector("#Rate-error")!.TextContent);
    }

    [Theory]
    [InlineData("KGS 1,234.50", "en")]
    [InlineData("1 234,50 сом", "ru")]
    [InlineData("1\u00a0234,50\u00a0сом", "ky")]
    [InlineData("1’234.50", "en")]
    public async Task What_the_product_shows_is_taken_back(string typed, string language)
    {
        var customer = await app.CustomerAsync($"Pastes {typed} in {language}");
        var browser = app.Browser(TestUser.Accountant, language);
        var page = await browser.GetAsync($"/finance/payments/create?companyId={customer.Id}");

        (await browser.SubmitAsync(page, "form#payment", ("Amount", typed), ("Currency", "KGS"))).Saved();

        Assert.Equal(1234.5m, await app.InAsync<FinanceDbContext, decimal>(
            db => db.Payments.Where(p => p.CompanyId == customer.Id).Select(p => p.Amount).SingleAsync()));
    }

    [Theory]
    [InlineData("0026-11-20")]
    [InlineData("20.11.26")]
    [InlineData("1026-11-20")]
    [InlineData("2126-11-20")]
    [InlineData("1999-12-31")]
    [InlineData("31.02.2026")]
    public async Task A_day_of_no_plausible_year_is_refused_beside_its_field(string typed)
    {
        var customer = await app.CustomerAsync($"Pays on {typed}");
        var browser = app.Browser(TestUser.Accountant);
        var page = await browser.GetAsync($"/finance/payments/create?companyId={customer.Id}");

        var answer = await browser.SubmitAsync(page, "form#payment", ("Amount", "10"), ("ReceivedOn", typed));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotEqual("", answer.Page.QuerySelector("#ReceivedOn-error")!.TextContent);
    }

    [Theory]
    [InlineData("/finance/customers/{0}/statement?from=0026-01-01&to=9999-12-31")]
    [InlineData("/finance/customers/{0}/statement?from=9999-12-31")]
    [InlineData("/finance/customers/{0}/statement?to=0001-01-01")]
    public async Task A_filter_asked_for_an_impossible_day_shows_its_page(string url)
    {
        var customer = await app.CustomerAsync("Asked for no day");
        await app.Browser(TestUser.Accountant)
            .GetAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, url, customer.Id));
    }

    [Fact]
    public async Task An_address_with_an_impossible_day_never_fails()
    {
        var browser = app.Browser(TestUser.Owner);
        foreach (var url in new[]
        {
            "/projects/time?week=0001-01-01", "/crm/deals?view=list&from=0026-01-01&to=9999-12-31",
            "/resources/capacity?from=9999-12-31", "/audit?from=0001-01-01&to=9999-12-31"
        })
        {
            using var answer = await browser.Http.GetAsync(url);
            Assert.True((int)answer.StatusCode < 500, $"{url}: {answer.StatusCode}");
        }
    }
}
