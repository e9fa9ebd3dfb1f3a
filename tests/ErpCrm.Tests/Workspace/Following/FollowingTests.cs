using ErpCrm.Contracts;
using ErpCrm.Crm;
using ErpCrm.Crm.Deals;
using ErpCrm.Platform.Security;
using ErpCrm.Tests.Crm;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Following;
using ErpCrm.Workspace.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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

    [Fact]
    public async Task Who_follows_is_told_what_others_do_with_the_record_in_the_words_of_its_module()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        await app.DrainAsync();
        await PressAsync("follow", deal.Id, TestUser.Owner);
        await PressAsync("follow", deal.Id, TestUser.SalesMate);
        await MoveAsync(deal.Id, TestUser.SalesMate, 1);
        var told = Assert.Single(await ToldAsync(deal.Id));
        Assert.Equal((TestUser.Owner.Id, "deal.stage-changed"), (told.UserId, told.Event));
        foreach (var (language, words) in new[] { ("en", "Deal stage changed"), ("ru", "Этап сделки изменён") })
        {
            var page = await app.Browser(TestUser.Owner, language).GetAsync("/workspace/notifications");
            Assert.Contains(page.QuerySelectorAll(".told"), row =>
                row.TextContent.Contains(words, StringComparison.Ordinal)
                && row.TextContent.Contains(deal.Name, StringComparison.Ordinal));
        }

        await PressAsync("leave", deal.Id, TestUser.Owner);
        await MoveAsync(deal.Id, TestUser.SalesMate, 2);
        Assert.Single(await ToldAsync(deal.Id));
    }

    [Fact]
    public async Task Whom_an_event_names_is_told_once_though_he_follows_too()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        await app.DrainAsync();
        await PressAsync("follow", deal.Id, TestUser.Sales);
        await app.InAsync<WorkspaceDbContext>(db => db.Notifications.ExecuteDeleteAsync());
        await DoAsync(deal.Id, TestUser.Owner, (_, lost) =>
        {
            lost.Lose(LossReason.Price, "", app.Today, MomentOf(TestUser.Owner));
            return Task.CompletedTask;
        });
        var told = await app.InAsync<WorkspaceDbContext, List<Notification>>(
            db => db.Notifications.AsNoTracking().Where(n => n.RecordId == deal.Id).ToListAsync());
        Assert.Equal((TestUser.Sales.Id, NoticeKind.DealLost, ""),
            (Assert.Single(told).UserId, told[0].Kind, told[0].Event));
    }

    [Fact]
    public async Task Who_does_not_want_to_know_what_happens_to_what_he_follows_is_not_told()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        await app.DrainAsync();
        await PressAsync("follow", deal.Id, TestUser.Management);
        await app.InAsync<WorkspaceDbContext>(async db =>
        {
            db.Add(new NoticeChoice(TestUser.Management.Id, NoticeKind.Followed, Way.Off));
            await db.SaveChangesAsync();
        });
        await MoveAsync(deal.Id, TestUser.Owner, 1);
        Assert.Empty(await ToldAsync(deal.Id));
    }

    private Task MoveAsync(Guid deal, TestUser by, int stage) => DoAsync(deal, by, async (db, moved) =>
        moved.MoveTo((await db.Stages.OrderBy(s => s.Position).ToListAsync())[stage], 1, MomentOf(by)));

    // By whoever acts, which the scene's own helper would hide.
    private async Task DoAsync(Guid deal, TestUser by, Func<CrmDbContext, Deal, Task> change)
    {
        using (ActingUser.Act(by.Id, by.Name))
        {
            await using var scope = app.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CrmDbContext>();
            await change(db, await db.Deals.Include(d => d.Passages).Include(d => d.Stage)
                .SingleAsync(d => d.Id == deal));
            await db.SaveChangesAsync();
        }

        await app.DrainAsync();
    }

    private Moment MomentOf(TestUser by) => new(app.Time.GetUtcNow().UtcDateTime, by.Id, by.Name);

    private Task<List<Notification>> ToldAsync(Guid deal) => app.InAsync<WorkspaceDbContext, List<Notification>>(
        db => db.Notifications.AsNoTracking()
            .Where(n => n.RecordId == deal && n.Kind == NoticeKind.Followed).ToListAsync());

    private async Task PressAsync(string step, Guid deal, TestUser? by = null)
    {
        var browser = app.Browser(by ?? TestUser.Sales);
        var page = await browser.GetAsync(TalkMake.UrlOf("deal", deal));
        (await browser.SubmitAsync(page, $"form[action='/workspace/following/deal/{deal}/{step}']")).Saved();
    }

    private Task<List<(Guid, bool)>> OfAsync(Guid deal) =>
        app.InAsync<WorkspaceDbContext, List<(Guid, bool)>>(async db => [.. (await db.Followers
            .Where(f => f.RecordId == deal).ToListAsync()).OrderBy(f => f.UserId).Select(f => (f.UserId, f.HasLeft))]);
}
