using AngleSharp.Html.Dom;
using ErpCrm.Identity;
using ErpCrm.Identity.Roles;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel.Events;
using ErpCrm.Tests.Architecture;
using ErpCrm.Tests.Identity;
using ErpCrm.Web.Live;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Web.Live;

public sealed class LiveStreamTests(IdentityApp app) : IClassFixture<IdentityApp>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_stream_ends_when_its_user_signs_out_everywhere()
    {
        var user = await app.AddUserAsync();
        var (here, there) = (await app.SignedInAsync(user.Email), await app.SignedInAsync(user.Email));
        using var stream = await OpenAsync(there);
        await EndSessionsAsync(user.Id);
        await stream.ReadToEndAsync().WaitAsync(Patience);
        Assert.False(await IdentityApp.IsSignedInAsync(here));
    }

    [Fact]
    public async Task A_stream_ends_when_its_session_is_signed_out()
    {
        var user = await app.AddUserAsync();
        var browser = await app.SignedInAsync(user.Email);
        using var stream = await OpenAsync(browser);
        await app.InAsync<IdentityModuleDbContext>(
            db => db.Sessions.Where(s => s.UserId == user.Id).ExecuteDeleteAsync());
        await stream.ReadToEndAsync().WaitAsync(Patience);
    }

    [Fact]
    public async Task A_stream_ends_when_its_user_is_disabled()
    {
        var user = await app.AddUserAsync();
        using var stream = await OpenAsync(await app.SignedInAsync(user.Email));
        await app.InAsync<IdentityModuleDbContext>(db => db.Users.Where(u => u.Id == user.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.IsDisabled, true)));
        await stream.ReadToEndAsync().WaitAsync(Patience);
    }

    [Fact]
    public async Task A_stream_ends_when_its_users_role_begins_to_ask_for_a_second_step()
    {
        var role = $"Role {Guid.NewGuid():N}"[..20];
        await app.InAsync<IdentityModuleDbContext>(async db =>
        {
            db.Add(new Role(role));
            await db.SaveChangesAsync();
        });
        using var stream = await OpenAsync(await app.SignedInAsync((await app.AddUserAsync(role)).Email));
        await app.InAsync<IdentityModuleDbContext>(async db =>
        {
            (await db.Roles.SingleAsync(r => r.Name == role)).NeedsSecondFactor = true;
            await db.SaveChangesAsync();
        });
        await stream.ReadToEndAsync().WaitAsync(Patience);
    }

    [Fact]
    public async Task A_stream_tells_what_its_reader_may_see_and_nothing_else()
    {
        using var sales = await OpenAsync(app.Browser(TestUser.Sales));
        using var accountant = await OpenAsync(app.Browser(TestUser.Accountant));
        var feed = app.Services.GetRequiredService<LiveFeed>();
        foreach (var name in new[]
        {
            "resources.rate-set", "finance.cost-incurred", "unheard.of", "crm.lead-captured", "finance.credit-used"
        })
            feed.Publish(name);

        Assert.Equal(["crm.lead-captured"], await NamesAsync(sales, until: "crm.lead-captured"));
        Assert.DoesNotContain("crm.lead-captured", await NamesAsync(accountant, until: "finance.credit-used"));
    }

    [Fact]
    public async Task What_is_for_one_user_is_told_to_nobody_else()
    {
        using var sales = await OpenAsync(app.Browser(TestUser.Sales));
        using var mate = await OpenAsync(app.Browser(TestUser.SalesMate));
        var feed = app.Services.GetRequiredService<LiveFeed>();
        feed.Publish(LiveFeed.For(TestUser.Sales.Id, "workspace.notifications"));
        feed.Publish("crm.lead-captured");
        Assert.Equal(["workspace.notifications", "crm.lead-captured"],
            await NamesAsync(sales, until: "crm.lead-captured"));
        Assert.Equal(["crm.lead-captured"], await NamesAsync(mate, until: "crm.lead-captured"));
    }

    [Fact]
    public async Task What_happens_between_a_page_and_its_stream_is_told_when_the_stream_opens()
    {
        var feed = app.Services.GetRequiredService<LiveFeed>();
        var browser = app.Browser(TestUser.Sales);
        var since = SinceOf(await browser.GetAsync("/crm/deals"));
        feed.Publish("crm.lead-captured");
        feed.Publish(LiveFeed.For(TestUser.SalesMate.Id, "workspace.import"));
        feed.Publish("resources.rate-set");
        feed.Publish("crm.deal-won");
        using var stream = await OpenAsync(browser, $"/live?since={since}");
        Assert.Equal(["crm.lead-captured", "crm.deal-won"], await NamesAsync(stream, until: "crm.deal-won"));
    }

    [Fact]
    public void What_is_not_told_yet_when_a_stream_breaks_off_is_told_by_the_next_one()
    {
        var feed = new LiveFeed();
        using var broken = feed.Listen(TestUser.Sales.Id);
        feed.Publish("crm.deal-won");
        feed.Publish("crm.deal-lost");
        Assert.True(broken.Names.TryRead(out var told));
        using var next = feed.Listen(TestUser.Sales.Id, told.Position);
        Assert.True(next.Names.TryRead(out var rest));
        Assert.Equal("crm.deal-lost", rest.Name);
        using var third = feed.Listen(TestUser.Sales.Id, broken.Begin);
        Assert.True(third.Names.TryRead(out var first));
        Assert.Equal("crm.deal-won", first.Name);
    }

    [Fact]
    public async Task A_stream_that_broke_off_goes_on_where_it_was_also_after_a_restart()
    {
        var feed = app.Services.GetRequiredService<LiveFeed>();
        var browser = app.Browser(TestUser.Sales);
        var before = feed.Position;
        feed.Publish("crm.deal-lost");
        browser.Http.DefaultRequestHeaders.Add("Last-Event-ID", before);
        using (var again = await OpenAsync(browser))
            Assert.Equal(["crm.deal-lost"], await NamesAsync(again, until: "crm.deal-lost"));

        browser.Http.DefaultRequestHeaders.Remove("Last-Event-ID");
        browser.Http.DefaultRequestHeaders.Add("Last-Event-ID", "another.999");
        using var restarted = await OpenAsync(browser);
        Assert.Contains("crm.deal-lost", await NamesAsync(restarted, until: "crm.deal-lost"));
    }

    [Fact]
    public void Every_event_is_told_to_somebody_by_a_permission_that_exists()
    {
        var permissions = app.Services.GetServices<Permission>().Select(p => p.Key).ToHashSet();
        Assert.All(LiveTopics.All.SelectMany(t => t.Permissions), key => Assert.Contains(key, permissions));
        Assert.All(StoredNamesTests.Approved("event"),
            name => Assert.Contains(LiveTopics.All, topic => name.StartsWith(topic.Start, StringComparison.Ordinal)));
    }

    [Fact]
    public void No_beginning_of_names_stands_for_two_kinds_of_readers() =>
        Assert.Distinct(LiveTopics.All.Select(topic => topic.Start));

    private static string SinceOf(IHtmlDocument page) =>
        page.QuerySelector("ui-live[data-since]")!.GetAttribute("data-since")!;

    private static async Task<StreamReader> OpenAsync(TestBrowser browser, string address = "/live")
    {
        var answer = await browser.Http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        Assert.StartsWith("id: ", await reader.ReadLineAsync().WaitAsync(Patience), StringComparison.Ordinal);
        Assert.StartsWith("retry", await reader.ReadLineAsync().WaitAsync(Patience), StringComparison.Ordinal);
        return reader;
    }

    private static async Task<List<string>> NamesAsync(StreamReader stream, string until)
    {
        var names = new List<string>();
        while (!names.Contains(until))
        {
            if (await stream.ReadLineAsync().WaitAsync(Patience) is { } line
                && line.StartsWith("data: ", StringComparison.Ordinal))
                names.Add(line["data: ".Length..]);
        }

        return names;
    }

    private Task EndSessionsAsync(Guid userId) => app.InAsync<IdentityModuleDbContext>(async db =>
    {
        (await db.Users.Include(u => u.Credentials).SingleAsync(u => u.Id == userId)).Credentials.Renew();
        await db.SaveChangesAsync();
    });
}
