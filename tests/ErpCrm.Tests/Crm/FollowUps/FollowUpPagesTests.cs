using ErpCrm.Crm;
using ErpCrm.Crm.FollowUps;
using ErpCrm.Tests.Workspace;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Crm.FollowUps;

public sealed class FollowUpPagesTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task What_was_done_stands_in_the_activity_and_the_next_step_is_asked_for()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        var url = $"/crm/deals/{deal.Id}";
        (await browser.SubmitAsync(await browser.GetAsync(url), "form#follow-up", ("Text", "Send the offer"))).Saved();
        var id = await IdAsync("Send the offer", deal.EngagementId);
        var open = await browser.GetAsync(url);
        Assert.Empty(open.QuerySelectorAll($"form[action$='{id}/complete'] svg use[href$='#check']"));

        var after = await browser.GetAsync((await browser.SubmitAsync(open, $"form[action$='{id}/complete']")).Saved());
        Assert.Contains("Send the offer", await app.TimelineAsync("deal", deal.Id), StringComparison.Ordinal);
        Assert.Contains("What comes next?", after.Body!.TextContent, StringComparison.Ordinal);
        Assert.True(after.QuerySelector("form#follow-up #Text")!.HasAttribute("autofocus"));

        (await browser.SubmitAsync(after, "form#follow-up", ("Text", "Call back"))).Saved();
        Assert.DoesNotContain("What comes next?", (await browser.GetAsync($"{url}?after={id}")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task My_day_asks_for_the_next_step_and_stays_my_day()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        (await browser.SubmitAsync(await browser.GetAsync($"/crm/deals/{deal.Id}"), "form#follow-up",
            ("Text", "Of my day"), ("DueOn", $"{app.Today:yyyy-MM-dd}"))).Saved();
        var id = await IdAsync("Of my day", deal.EngagementId);
        var after = await browser.GetAsync(
            (await browser.SubmitAsync(await browser.GetAsync("/crm/my-day"), $"form[action$='{id}/complete']"))
                .Saved());
        Assert.Contains("What comes next?", after.Body!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("/crm/my-day",
            (await browser.SubmitAsync(after, "form#follow-up", ("Text", "And then"))).Saved(),
            StringComparison.Ordinal);
        Assert.Equal(deal.Id, await app.InAsync<CrmDbContext, Guid?>(
            db => db.FollowUps.Where(f => f.Text == "And then").Select(f => f.DealId).SingleAsync()));
    }

    [Fact]
    public async Task What_nobody_did_before_the_deal_ended_is_not_called_done()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        (await browser.SubmitAsync(await browser.GetAsync($"/crm/deals/{deal.Id}"), "form#follow-up",
            ("Text", "Never done"))).Saved();
        (await browser.SubmitAsync(await browser.GetAsync($"/crm/deals/{deal.Id}/lose"), "form#lose",
            ("Reason", "Price"))).Saved();
        Assert.Contains("No longer needed Never done", await app.TimelineAsync("deal", deal.Id),
            StringComparison.Ordinal);
    }

    private Task<Guid> IdAsync(string text, Guid engagement) =>
        app.InAsync<CrmDbContext, Guid>(
            db => db.FollowUps.Where(f => f.Text == text && f.EngagementId == engagement).Select(f => f.Id)
                .SingleAsync());
}
