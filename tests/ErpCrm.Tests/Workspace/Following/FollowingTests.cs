using ErpCrm.Tests.Crm;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Following;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Workspace.Following;

public sealed class FollowingTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Who_says_something_and_who_is_named_follow_the_record()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        await app.SayAsync(TestUser.Sales, "deal", deal.Id, "@Olga Owner look");
        await app.DrainAsync();
        Assert.Equal([(TestUser.Owner.Id, false), (TestUser.Sales.Id, false)], await OfAsync(deal.Id));
        var page = await app.Browser(TestUser.Owner).GetAsync(TalkMake.UrlOf("deal", deal.Id));
        Assert.Contains("2 follow", page.QuerySelector("#talk-follows")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Olga Owner, Saltanat Sales", page.QuerySelector("#talk-follows .sub-t")!.GetAttribute("title"));
    }

    [Fact]
    public async Task Who_left_is_not_made_to_follow_again_but_may_himself()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        await PressAsync("follow", deal.Id);
        await PressAsync("leave", deal.Id);
        await app.SayAsync(TestUser.SalesMate, "deal", deal.Id, "@Saltanat Sales please");
        await app.SayAsync(TestUser.Sales, "deal", deal.Id, "Yes");
        await app.DrainAsync();
        Assert.Equal([(TestUser.Sales.Id, true), (TestUser.SalesMate.Id, false)], await OfAsync(deal.Id));
        await PressAsync("follow", deal.Id);
        Assert.Equal([(TestUser.Sales.Id, false), (TestUser.SalesMate.Id, false)], await OfAsync(deal.Id));
    }

    [Fact]
    public async Task Pressed_twice_it_is_done_once()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync(TalkMake.UrlOf("deal", deal.Id));
        (await browser.SubmitAsync(page, "#talk-follows form")).Saved();
        (await browser.SubmitAsync(page, "#talk-follows form")).Saved();
        Assert.Equal([(TestUser.Sales.Id, false)], await OfAsync(deal.Id));
    }

    private async Task PressAsync(string step, Guid deal)
    {
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync(TalkMake.UrlOf("deal", deal));
        (await browser.SubmitAsync(page, $"form[action='/workspace/following/deal/{deal}/{step}']")).Saved();
    }

    private Task<List<(Guid, bool)>> OfAsync(Guid deal) =>
        app.InAsync<WorkspaceDbContext, List<(Guid, bool)>>(async db => [.. (await db.Followers
            .Where(f => f.RecordId == deal).ToListAsync()).OrderBy(f => f.UserId).Select(f => (f.UserId, f.HasLeft))]);
}
