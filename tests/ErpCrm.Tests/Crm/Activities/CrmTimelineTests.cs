using ErpCrm.Tests.Workspace;

namespace ErpCrm.Tests.Crm.Activities;

public sealed class CrmTimelineTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task What_was_written_down_stands_among_what_is_said_the_newest_first()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        await app.SayAsync(TestUser.Sales, "deal", deal.Id, "Before the call");
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await LogAsync(deal.Id, "Asked for the price");
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await app.SayAsync(TestUser.SalesMate, "deal", deal.Id, "After the call");
        var feed = await app.TimelineAsync("deal", deal.Id);
        var order = new[] { "After the call", "Asked for the price", "Before the call", "Deal opened in New" }
            .Select(text => feed.IndexOf(text, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, order);
        Assert.Equal(order.Order(), order);
    }

    [Fact]
    public async Task A_company_tells_of_its_deals_that_the_reader_sees_and_which_they_are()
    {
        var deal = await app.DealAsync(TestUser.Sales, name: "Portal for a bank");
        await LogAsync(deal.Id, "Met their team");
        var feed = await app.TimelineAsync("company", deal.CompanyId);
        Assert.Contains("Met their team", feed, StringComparison.Ordinal);
        Assert.Contains("Portal for a bank", feed, StringComparison.Ordinal);
        // The accountant opens companies and no deals.
        Assert.DoesNotContain("Met their team",
            await app.TimelineAsync("company", deal.CompanyId, TestUser.Accountant), StringComparison.Ordinal);
    }

    private async Task LogAsync(Guid deal, string subject)
    {
        var browser = app.Browser(TestUser.Sales);
        (await browser.SubmitAsync(await browser.GetAsync($"/crm/deals/{deal}"), "form#activity",
            ("Subject", subject))).Saved();
    }
}
