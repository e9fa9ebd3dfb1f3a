using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Contracts;
using ErpCrm.Contracts.Workspace;
using ErpCrm.Crm;
using ErpCrm.Crm.Deals;
using ErpCrm.Crm.Leads;
using ErpCrm.Platform.Security;
using ErpCrm.Tests.Crm;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Notifications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Workspace.Notifications;

public sealed class NotificationPagesTests : IClassFixture<TestApp>, IAsyncLifetime
{
    private const string List = "/workspace/notifications";
    private readonly TestApp _app;

    public NotificationPagesTests(TestApp app) => _app = app;

    // Each test begins with nothing told to anybody.
    public async Task InitializeAsync()
    {
        await _app.DrainAsync();
        await _app.InAsync<WorkspaceDbContext>(db => db.Notifications.ExecuteDeleteAsync());
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Whoever_is_given_a_lead_is_told_and_led_to_it()
    {
        var lead = await LeadAsync(TestUser.Sales);
        Assert.Equal(1, await UnreadAsync(TestUser.Sales));
        var browser = _app.Browser(TestUser.Sales);
        var page = await browser.GetAsync(List);
        var row = Assert.Single(page.QuerySelectorAll(".told"));
        Assert.Contains("A lead is yours now", row.TextContent, StringComparison.Ordinal);
        Assert.Contains(lead.Name, row.TextContent, StringComparison.Ordinal);

        Assert.Equal($"/crm/leads/{lead.Id}", (await browser.SubmitAsync(page, ".told form[action$='/open']")).Saved());
        Assert.Equal(0, await UnreadAsync(TestUser.Sales));
        Assert.Empty((await browser.GetAsync(List)).QuerySelectorAll(".told"));
        Assert.Single((await browser.GetAsync(List + "?tab=all")).QuerySelectorAll(".told"));
    }

    [Theory]
    [InlineData("ky", "Лид эми сиздики")]
    [InlineData("ru", "Лид теперь ваш")]
    public async Task It_is_told_in_the_language_of_whoever_reads(string language, string words)
    {
        await LeadAsync(TestUser.Sales);
        var page = await _app.Browser(TestUser.Sales, language).GetAsync(List);
        Assert.Contains(words, page.QuerySelector(".told")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_may_not_see_any_more_is_neither_shown_nor_counted_nor_opened()
    {
        var lead = await LeadAsync(TestUser.SalesMate);
        Assert.Equal(1, await UnreadAsync(TestUser.SalesMate));
        var browser = _app.Browser(TestUser.SalesMate);
        var open = (IHtmlFormElement)(await browser.GetAsync(List)).QuerySelector(".told form[action$='/open']")!;

        await _app.InAsync<CrmDbContext>(async db =>
        {
            var known = await db.Leads.SingleAsync(l => l.Id == lead.Id);
            known.Change(new LeadData { Name = known.Name, Currency = "KGS", OwnerId = TestUser.OtherSales.Id });
            await db.SaveChangesAsync();
        });
        await _app.DrainAsync();

        Assert.Equal(0, await UnreadAsync(TestUser.SalesMate));
        Assert.Equal(1, await UnreadAsync(TestUser.OtherSales));
        Assert.DoesNotContain(lead.Name, (await browser.GetAsync(List + "?tab=all")).Body!.TextContent,
            StringComparison.Ordinal);
        Assert.DoesNotContain(lead.Name, (await browser.GetAsync(List + "/newest")).Body!.TextContent,
            StringComparison.Ordinal);
        var answer = await browser.PostAsync(open.GetAttribute("action")!, TestBrowser.Fields(open));
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
    }

    [Fact]
    public async Task Nobody_reads_or_opens_what_another_was_told()
    {
        await LeadAsync(TestUser.Sales);
        var page = await _app.Browser(TestUser.Sales).GetAsync(List);
        foreach (var action in new[] { "open", "read" })
        {
            var form = (IHtmlFormElement)page.QuerySelector($".told form[action$='/{action}']")!;
            var other = _app.Browser(TestUser.Owner);
            var token = TestBrowser.Fields((IHtmlFormElement)(await other.GetAsync(List))
                .QuerySelector("form[action$='/read-all']")!);
            Assert.Equal(HttpStatusCode.NotFound, (await other.PostAsync(form.GetAttribute("action")!, token)).Status);
        }

        Assert.Equal(1, await UnreadAsync(TestUser.Sales));
    }

    [Fact]
    public async Task One_or_all_are_marked_as_read()
    {
        for (var i = 0; i < 3; i++) await LeadAsync(TestUser.Sales);
        var browser = _app.Browser(TestUser.Sales);
        (await browser.SubmitAsync(await browser.GetAsync(List), ".told form[action$='/read']")).Saved();
        Assert.Equal(2, await UnreadAsync(TestUser.Sales));
        (await browser.SubmitAsync(await browser.GetAsync(List), "main form[action$='/read-all']")).Saved();
        Assert.Equal(0, await UnreadAsync(TestUser.Sales));
        Assert.Contains("Everything is read", (await browser.GetAsync(List)).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bell_tells_no_more_than_99()
    {
        await _app.InAsync<WorkspaceDbContext>(async db =>
        {
            var leave = new Notice(NoticeKind.LeaveApproved, Kinds.Absence, Guid.NewGuid()) { IsTheirOwn = true };
            for (var i = 0; i < 120; i++)
            {
                db.Add(new Notification(TestUser.TeamMember.Id,
                    new CommentWritten(Guid.NewGuid(), Kinds.Deal, Guid.NewGuid(), [], ""), leave,
                    _app.Time.GetUtcNow().UtcDateTime));
            }

            await db.SaveChangesAsync();
        });
        var page = await _app.Browser(TestUser.TeamMember).GetAsync("/help/keyboard");
        Assert.Equal("99+", page.QuerySelector("#unread [aria-hidden]")!.TextContent);
        Assert.NotNull((await _app.Browser(TestUser.TeamMember).GetAsync(List)).QuerySelector("a[href='" + List
            + "?page=2']"));
    }

    [Fact]
    public async Task A_deal_that_another_loses_or_reopens_is_told_to_its_owner_and_his_own_doing_is_not()
    {
        var deal = await _app.DealAsync(TestUser.Sales);
        await _app.DrainAsync();
        await _app.InAsync<WorkspaceDbContext>(db => db.Notifications.ExecuteDeleteAsync());
        foreach (var by in new[] { TestUser.Sales, TestUser.Owner })
        {
            using var acting = ActingUser.Act(by.Id, by.Name);
            await LoseAsync(deal.Id);
            await _app.DrainAsync();
        }

        var told = await _app.InAsync<WorkspaceDbContext, List<Notification>>(
            db => db.Notifications.AsNoTracking().Where(n => n.RecordId == deal.Id).ToListAsync());
        Assert.Equal([(TestUser.Sales.Id, TestUser.Owner.Id, NoticeKind.DealLost),
            (TestUser.Sales.Id, TestUser.Owner.Id, NoticeKind.DealReopened)],
            told.OrderBy(n => n.Kind).Select(n => (n.UserId, n.ActorId!.Value, n.Kind)));
    }

    private async Task<Lead> LeadAsync(TestUser owner)
    {
        var lead = await _app.LeadAsync(owner);
        await _app.DrainAsync();
        return lead;
    }

    // By whoever acts, which the scene's own helper would hide; open again if it is lost already.
    private async Task LoseAsync(Guid id)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDbContext>();
        var deal = await db.Deals.Include(d => d.Passages).Include(d => d.Stage).SingleAsync(d => d.Id == id);
        var moment = new Moment(_app.Time.GetUtcNow().UtcDateTime, TestUser.Owner.Id, TestUser.Owner.Name);
        if (deal.Status == DealStatus.Lost) deal.Reopen(deal.Stage!, moment);
        deal.Lose(LossReason.Price, "", _app.Today, moment);
        await db.SaveChangesAsync();
    }

    private async Task<int> UnreadAsync(TestUser user) => int.Parse(
        (await _app.Browser(user).GetAsync("/help/keyboard")).QuerySelector("#unread")!.GetAttribute("data-unread")!,
        CultureInfo.InvariantCulture);
}
