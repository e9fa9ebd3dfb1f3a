using System.Globalization;
using System.Net;
using ErpCrm.Contracts;
using ErpCrm.Contracts.Workspace;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Records;
using ErpCrm.Tests.Crm;
using ErpCrm.Tests.Workspace.Approvals;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Comments;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Workspace.Comments;

public sealed class TalkPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Hostile = "<script>alert(1)</script> \"><img src=x onerror=alert(1)>";

    [Fact]
    public async Task What_is_said_stands_there_with_its_line_breaks_links_and_names()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var page = await app.SayAsync(TestUser.Sales, "deal", deal.Id,
            "First\nsee https://example.com/a?b=1.\n@Olga Owner please");
        var said = page.QuerySelector("#talk-latest li[id^='comment-'] .pre")!;
        Assert.Equal("First\nsee https://example.com/a?b=1.\n@Olga Owner please", said.TextContent);
        Assert.Equal("https://example.com/a?b=1", said.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("@Olga Owner", said.QuerySelector(".mention")!.TextContent);

        var told = await app.InAsync<WorkspaceDbContext, LoggedEvent>(db => db.Set<LoggedEvent>()
            .Where(e => e.Name == "workspace.comment-written" && e.Payload.Contains(deal.Id.ToString())).SingleAsync());
        var written = Assert.IsType<CommentWritten>(EventJson.Read(told.Payload, typeof(CommentWritten)));
        Assert.Equal(("deal", TestUser.Owner.Id), (written.Kind, Assert.Single(written.MentionedIds)));
        Assert.Equal("First see https://example.com/a?b=1. @Olga Owner please", written.Excerpt);
    }

    [Fact]
    public async Task What_happened_to_a_record_stands_among_what_is_said_whatever_module_it_is_of()
    {
        var expense = await app.ExpenseAsync(TestUser.TeamMember, 1200);
        await app.SayAsync(TestUser.Owner, Kinds.Expense, expense, "Which one is it?");
        var feed = await app.TimelineAsync(Kinds.Expense, expense);
        Assert.Contains("Which one is it?", feed, StringComparison.Ordinal);
        Assert.Contains("Expense submitted", feed, StringComparison.Ordinal);
    }

    [Fact]
    public void Whose_module_tells_a_timeline_is_told_nothing_twice()
    {
        using var scope = app.Services.CreateScope();
        var events = scope.ServiceProvider.GetRequiredService<RecordEvents>();
        Assert.Empty(events.Of(Kinds.Deal));
        // What was changed stands in the history, what was mailed among the mails.
        var names = events.Of(Kinds.Invoice).Select(told => told.Name).ToList();
        Assert.Contains("invoice.paid", names);
        Assert.DoesNotContain("invoice.mailed", names);
        Assert.Empty(events.Of(Kinds.Person));
    }

    [Fact]
    public async Task Markup_is_shown_as_text_wherever_it_stands()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var page = await app.SayAsync(TestUser.Sales, "deal", deal.Id, Hostile);
        var url = CommentsOf(page)[0];
        var browser = app.Browser(TestUser.Sales);
        (await browser.SubmitAsync(await browser.GetAsync($"{url}/edit"), "form#comment-edit",
            ("Comment", Hostile + "!"))).Saved();
        foreach (var shown in new[] { TalkMake.UrlOf("deal", deal.Id), $"{url}/edit", $"{url}/versions" })
        {
            var html = await browser.GetAsync(shown);
            Assert.Contains(Hostile, html.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.Empty(html.QuerySelectorAll("main script, main img"));
        }
    }

    [Fact]
    public async Task Nothing_is_refused_beside_the_field_and_too_much_stays_typed()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync(TalkMake.UrlOf("deal", deal.Id));
        var empty = await browser.SubmitAsync(page, "form#talk-write", ("Comment", "  "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.NotEqual("", empty.Page.QuerySelector("#talk-error")!.TextContent);

        var text = new string('a', Comment.TextLength + 1);
        var long_ = await browser.SubmitAsync(page, "form#talk-write", ("Comment", text));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, long_.Status);
        Assert.Equal(text, long_.Page.QuerySelector("#talk-text")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_double_click_says_it_once()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync(TalkMake.UrlOf("deal", deal.Id));
        await Task.WhenAll(browser.SubmitAsync(page, "form#talk-write", ("Comment", "Once")),
            browser.SubmitAsync(page, "form#talk-write", ("Comment", "Once")));
        Assert.Single(CommentsOf(await browser.GetAsync(TalkMake.UrlOf("deal", deal.Id))));
    }

    [Fact]
    public async Task Its_author_changes_it_and_what_it_said_before_can_be_read()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var url = CommentsOf(await app.SayAsync(TestUser.Sales, "deal", deal.Id, "Before"))[0];
        await app.Browser(TestUser.Owner).GetAsync($"{url}/edit", HttpStatusCode.NotFound);
        var browser = app.Browser(TestUser.Sales);
        var form = await browser.GetAsync($"{url}/edit");
        var place = (await browser.SubmitAsync(form, "form#comment-edit", ("Comment", "After"))).Saved();
        Assert.Contains("edited", FeedOf(await browser.GetAsync(place)), StringComparison.Ordinal);
        var versions = await app.Browser(TestUser.SalesMate).GetAsync($"{url}/versions");
        Assert.Equal(["After", "Before"], versions.QuerySelectorAll("#versions .pre").Select(p => p.TextContent));

        // The same form again: it was filled from what is not so any more.
        var late = await browser.SubmitAsync(form, "form#comment-edit", ("Comment", "Late"),
            ("__Key", $"{Guid.NewGuid()}"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("After", late.Page.QuerySelector(".conflict")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Late", late.Page.QuerySelector("#Comment")!.TextContent.Trim());
        (await browser.SubmitAsync(late.Page, "form#comment-edit")).Saved();
        Assert.Contains("Late", await app.TimelineAsync("deal", deal.Id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deleted_comment_leaves_a_trace_without_its_words_and_comes_back()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var url = CommentsOf(await app.SayAsync(TestUser.Sales, "deal", deal.Id, "Too early"))[0];
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync(TalkMake.UrlOf("deal", deal.Id));
        var after = await browser.GetAsync((await browser.SubmitAsync(page, $"form[action='{url}/delete']")).Saved());
        Assert.Contains("A comment of Saltanat Sales was deleted by Saltanat Sales", FeedOf(after),
            StringComparison.Ordinal);
        Assert.DoesNotContain("Too early", after.Body!.TextContent, StringComparison.Ordinal);
        await browser.GetAsync($"{url}/versions", HttpStatusCode.NotFound);
        await browser.GetAsync($"{url}/edit", HttpStatusCode.NotFound);
        Assert.DoesNotContain("Too early", await app.TimelineAsync("deal", deal.Id), StringComparison.Ordinal);

        (await browser.SubmitAsync(after, $"form[action='{url}/restore']")).Saved();
        Assert.Contains("Too early", await app.TimelineAsync("deal", deal.Id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_of_a_deleted_comment_stand_in_no_notification_until_it_is_brought_back()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var said = $"Not meant for you {deal.Id:N}";
        var url = CommentsOf(await app.SayAsync(TestUser.Sales, "deal", deal.Id, said + " @Olga Owner"))[0];
        await app.DrainAsync();
        Assert.Contains(said, await ToldAsync(), StringComparison.Ordinal);

        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync(TalkMake.UrlOf("deal", deal.Id));
        var after = await browser.GetAsync((await browser.SubmitAsync(page, $"form[action='{url}/delete']")).Saved());
        Assert.DoesNotContain(said, await ToldAsync(), StringComparison.Ordinal);
        (await browser.SubmitAsync(after, $"form[action='{url}/restore']")).Saved();
        Assert.Contains(said, await ToldAsync(), StringComparison.Ordinal);

        async Task<string> ToldAsync() =>
            (await app.Browser(TestUser.Owner).GetAsync("/workspace/notifications?tab=all")).Body!.TextContent;
    }

    [Fact]
    public async Task What_is_said_anew_pushes_nothing_away_that_stands_there()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        for (var i = 1; i <= 30; i++)
        {
            app.Time.Advance(TimeSpan.FromSeconds(1));
            await app.SayAsync(TestUser.Sales, "deal", deal.Id, $"Line {i}.");
        }

        var panel = await app.Browser(TestUser.Sales).GetAsync(TalkMake.UrlOf("deal", deal.Id));
        var live = panel.QuerySelector("ui-live")!.GetAttribute("data-from")!;
        var stands = CommentsOf(panel);
        await app.SayAsync(TestUser.SalesMate, "deal", deal.Id, "Line 31.");
        var fresh = CommentsOf(await app.Browser(TestUser.Sales).GetAsync(live));
        Assert.Equal(stands, fresh.Skip(1));
    }

    [Theory, InlineData("ky", "Ээси"), InlineData("ru", "Владелец")]
    public async Task Who_can_be_named_stands_with_his_role_in_the_readers_language(string language, string role)
    {
        var list = await app.Browser(TestUser.Sales, language).GetAsync("/workspace/comments/people?q=Olga");
        Assert.Contains(role, list.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_comments_are_tidied_by_who_changes_every_record_of_the_kind_and_by_nobody_else()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var page = await app.SayAsync(TestUser.Sales, "deal", deal.Id, "Unkind words");
        var url = CommentsOf(page)[0];
        // Whoever may change some deals only, or none.
        foreach (var other in new[] { TestUser.SalesMate, TestUser.Management })
        {
            var reader = app.Browser(other);
            var seen = await reader.GetAsync(TalkMake.UrlOf("deal", deal.Id));
            Assert.Null(seen.QuerySelector($"form[action='{url}/delete']"));
            var refused = await reader.PostAsync($"{url}/delete", Keys(seen));
            Assert.Equal(HttpStatusCode.NotFound, refused.Status);
        }

        var admin = app.Browser(TestUser.Administrator);
        (await admin.SubmitAsync(await admin.GetAsync(TalkMake.UrlOf("deal", deal.Id)),
            $"form[action='{url}/delete']")).Saved();
        var trace = await app.Browser(TestUser.Sales).GetAsync(TalkMake.UrlOf("deal", deal.Id));
        Assert.Contains("was deleted by Adil Admin", FeedOf(trace), StringComparison.Ordinal);
        // What somebody else took away its author does not put back.
        Assert.Null(trace.QuerySelector($"form[action='{url}/restore']"));
    }

    [Fact]
    public async Task Who_does_not_open_the_record_finds_nothing_of_it()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var page = await app.SayAsync(TestUser.Sales, "deal", deal.Id, "Between us");
        var url = CommentsOf(page)[0];
        var talk = TalkMake.UrlOf("deal", deal.Id);
        var stranger = app.Browser(TestUser.OtherSales);
        foreach (var address in new[] { talk, $"{talk}/entries", url, $"{url}/versions", $"{url}/edit",
            $"/audit/comment/{url[^36..]}", TalkMake.UrlOf("stage", deal.Id), TalkMake.UrlOf("nothing", deal.Id) })
            await stranger.GetAsync(address, HttpStatusCode.NotFound);
        var own = await app.DealAsync(TestUser.OtherSales);
        var keys = Keys(await stranger.GetAsync(TalkMake.UrlOf("deal", own.Id)));
        foreach (var address in new[] { $"{talk}/write", $"{url}/edit", $"{url}/delete", $"{url}/restore",
            $"/workspace/following/deal/{deal.Id}/follow", $"/workspace/following/deal/{deal.Id}/leave" })
        {
            var answer = await stranger.PostAsync(address, [.. keys, new("Comment", "Me too")]);
            Assert.Equal((HttpStatusCode.NotFound, address), (answer.Status, address));
        }

        Assert.Contains("Between us", await app.TimelineAsync("deal", deal.Id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_page_the_panel_is_answered_in_place()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var talk = TalkMake.UrlOf("deal", deal.Id);
        var browser = app.Browser(TestUser.Sales);
        var record = await browser.GetAsync($"/crm/deals/{deal.Id}");
        Assert.Equal(talk, record.QuerySelector("#talk")!.GetAttribute("hx-get"));
        var panel = await PlaceAsync(browser, HttpMethod.Get, talk, "section#talk");
        Assert.DoesNotContain("<html", panel, StringComparison.Ordinal);
        var keys = Keys(await browser.GetAsync(talk));
        var said = await PlaceAsync(browser, HttpMethod.Post, $"{talk}/write", "section#talk",
            [.. keys, new("Comment", "In place")]);
        Assert.Contains("In place", said, StringComparison.Ordinal);
        // Who says something follows, and the panel says so at once.
        Assert.Contains("/leave\"", said, StringComparison.Ordinal);
        Assert.Contains("id=\"talk-latest\"",
            await PlaceAsync(browser, HttpMethod.Get, $"{talk}/entries", "div#talk-latest"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_discussion_is_turned_back_to_its_beginning_and_nothing_is_shown_twice()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        await app.InAsync<WorkspaceDbContext>(async db =>
        {
            for (var i = 0; i < 70; i++)
                db.Comments.Add(new Comment(new RecordRef("deal", deal.Id), $"Number {i}", [],
                    new Doing(TestClock.Start.AddMinutes(i / 3), TestUser.Sales.Id, TestUser.Sales.Name)));
            await db.SaveChangesAsync();
        });
        var browser = app.Browser(TestUser.Sales);
        var (seen, url) = (new List<string>(), TalkMake.UrlOf("deal", deal.Id));
        for (var turn = 0; turn < 5 && url is not null; turn++)
        {
            var page = await browser.GetAsync(url);
            seen.AddRange(page.QuerySelectorAll("#talk-latest li .pre").Select(p => p.TextContent));
            url = page.QuerySelector("#talk-older a")?.GetAttribute("href");
        }

        Assert.Equal(Enumerable.Range(0, 70), seen.Select(text => int.Parse(text["Number ".Length..],
            CultureInfo.InvariantCulture)).Order());
    }

    private static List<KeyValuePair<string, string>> Keys(AngleSharp.Html.Dom.IHtmlDocument page) =>
        [.. TestBrowser.Fields((AngleSharp.Html.Dom.IHtmlFormElement)page.QuerySelector("form#talk-write")!)
            .Where(f => f.Key.StartsWith("__", StringComparison.Ordinal))
            .Select(f => f.Key == "__Key" ? new(f.Key, $"{Guid.NewGuid()}") : f)];

    private static List<string> CommentsOf(AngleSharp.Html.Dom.IHtmlDocument page) => TalkMake.CommentsOf(page);

    private static string FeedOf(AngleSharp.Html.Dom.IHtmlDocument page) => TalkMake.FeedOf(page);

    private static async Task<string> PlaceAsync(TestBrowser browser, HttpMethod method, string url, string target,
        params IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var request = new HttpRequestMessage(method, url);
        request.Headers.Add("HX-Request", "true");
        request.Headers.Add("HX-Target", target);
        if (method == HttpMethod.Post) request.Content = new FormUrlEncodedContent(fields);
        using var answer = await browser.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }
}
