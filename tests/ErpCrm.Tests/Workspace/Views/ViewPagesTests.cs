using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Tests.Crm;
using ErpCrm.Ui.Lists.Views;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Views;

namespace ErpCrm.Tests.Workspace.Views;

/// <summary>A view is an address under a name: what somebody changes stays his until he saves it.</summary>
public sealed class ViewPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Leads = "/crm/leads";
    private int _names;

    [Fact]
    public async Task A_saved_view_shows_what_its_address_said()
    {
        var browser = app.Browser(TestUser.Sales);
        var view = await SaveAsync(browser, "?f.name=has:zhibek&sort=-captured,name", "Private");
        var page = await browser.GetAsync(view);
        Assert.Contains("zhibek", page.QuerySelector(".chip b")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#views a[aria-current]"));
        Assert.Null(page.QuerySelector(".changed"));
        var next = page.QuerySelector(".chip-x")!.GetAttribute("href")!;
        Assert.Contains("view=", next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_changes_is_his_draft_until_he_goes_back()
    {
        var browser = app.Browser(TestUser.Sales);
        var view = await SaveAsync(browser, "?f.name=aigul", "Private");
        var changed = await browser.GetAsync($"{view}&f.name=bermet");
        Assert.NotNull(changed.QuerySelector(".changed"));
        var draft = changed.QuerySelector("[hx-post$='/draft']")!;
        await PostAsync(browser, draft.GetAttribute("hx-post")!, "?f.name=bermet");

        var again = await browser.GetAsync(view);
        Assert.Contains("bermet", again.QuerySelector(".chip b")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(again.QuerySelector(".changed"));
        await browser.SubmitAsync(again, "form[action$='/reset']");

        var back = await browser.GetAsync(view);
        Assert.Contains("aigul", back.QuerySelector(".chip b")!.TextContent, StringComparison.Ordinal);
        Assert.Null(back.QuerySelector(".changed"));
    }

    [Fact]
    public async Task A_draft_that_was_taken_back_by_hand_is_gone()
    {
        var browser = app.Browser(TestUser.Sales);
        var view = await SaveAsync(browser, "?f.name=aigul", "Private");
        await PostAsync(browser, $"{UrlOf(view)}/draft", "?f.name=bermet");
        Assert.Equal("bermet", await AskedAsync(browser, view));
        var back = await browser.GetAsync($"{view}&f.name=aigul");
        Assert.Null(back.QuerySelector(".changed"));
        var told = back.QuerySelector("[hx-post$='/draft']")!.GetAttribute("hx-post")!;
        await PostAsync(browser, told, "?f.name=aigul");
        Assert.Equal("aigul", await AskedAsync(browser, view));
        Assert.Null((await browser.GetAsync(view)).QuerySelector("[hx-post$='/draft']"));
    }

    [Fact]
    public async Task What_is_too_long_to_be_kept_leaves_the_view_and_its_draft_as_they_are()
    {
        var browser = app.Browser(TestUser.Sales);
        var view = await SaveAsync(browser, "?f.name=aigul", "Private");
        var query = "?" + string.Join('&', "abcd".Select(sign => $"f.name.{sign}={new string('x', 900)}"));
        var changed = await browser.GetAsync($"{view}&f.name=bermet");
        await browser.SubmitAsync(changed, "form[action$='/update']", ("Query", query));
        Assert.Equal("aigul", await AskedAsync(browser, view));
        await PostAsync(browser, $"{UrlOf(view)}/draft", "?f.name=bermet");
        await PostAsync(browser, $"{UrlOf(view)}/draft", query);
        Assert.Equal("bermet", await AskedAsync(browser, view));
    }

    [Fact]
    public async Task Without_filters_a_list_that_begins_with_a_view_shows_its_rows()
    {
        await app.LeadAsync(TestUser.OtherSales);
        var browser = app.Browser(TestUser.OtherSales);
        var view = await SaveAsync(browser, "?f.name=nobody-of-this-name&sort=name", "Private");
        await browser.SubmitAsync(await browser.GetAsync(view), "form[action$='/default']");
        var empty = await browser.GetAsync(Leads);
        var clear = empty.QuerySelector(".empty-actions a")!.GetAttribute("href")!;
        Assert.NotEmpty((await browser.GetAsync(clear)).QuerySelectorAll("tbody a.rowlink"));
        await browser.SubmitAsync(await browser.GetAsync(view), "form[action$='/default']");
    }

    [Fact]
    public async Task A_view_without_its_last_filter_is_not_the_view_again()
    {
        var browser = app.Browser(TestUser.Sales);
        var view = await SaveAsync(browser, "?f.name=aigul", "Private");
        var page = await browser.GetAsync(view);
        var without = await browser.GetAsync(page.QuerySelector(".chip-x")!.GetAttribute("href")!);
        Assert.Null(without.QuerySelector(".chip"));
        Assert.NotNull(without.QuerySelector(".changed"));
    }

    [Fact]
    public async Task A_list_begins_with_the_default_of_each_person_and_can_be_left()
    {
        var mine = app.Browser(TestUser.SalesMate);
        var view = await SaveAsync(mine, "?f.name=nurlan", "Company");
        await mine.SubmitAsync(await mine.GetAsync(view), "form[action$='/default']");
        Assert.NotNull((await mine.GetAsync(Leads)).QuerySelector(".chip"));
        Assert.Null((await mine.GetAsync($"{Leads}?view=none")).QuerySelector(".chip"));
        Assert.Null((await mine.GetAsync($"{Leads}?status=New")).QuerySelector(".chip"));
        Assert.Null((await app.Browser(TestUser.Sales).GetAsync(Leads)).QuerySelector(".chip"));
    }

    [Fact]
    public async Task A_view_is_seen_by_those_it_is_shared_with()
    {
        var browser = app.Browser(TestUser.Sales);
        var views = new Dictionary<string, string>();
        foreach (var sharing in new[] { "Private", "Team", "Company" })
            views[sharing] = await SaveAsync(browser, "?f.name=x", sharing);
        await AssertSeesAsync(TestUser.SalesMate, views, "Team", "Company");
        await AssertSeesAsync(TestUser.OtherSales, views, "Company");
    }

    [Fact]
    public async Task Only_its_owner_and_who_manages_views_changes_a_shared_one()
    {
        var view = await SaveAsync(app.Browser(TestUser.Sales), "?f.name=ak", "Company");
        var url = UrlOf(view);
        var other = app.Browser(TestUser.OtherSales);
        Assert.Null((await other.GetAsync($"{view}&f.name=kara")).QuerySelector("form[action$='/update']"));
        foreach (var action in new[] { "update", "delete", "edit" })
        {
            var refused = await PostAsync(other, $"{url}/{action}", "?f.name=kara");
            Assert.Equal(HttpStatusCode.NotFound, refused.Status);
        }

        var manager = app.Browser(TestUser.Management);
        var changed = await manager.GetAsync($"{view}&f.name=kara");
        await manager.SubmitAsync(changed, "form[action$='/update']");
        Assert.Contains("kara",
            (await other.GetAsync(view)).QuerySelector(".chip b")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_private_view_is_not_there()
    {
        var view = await SaveAsync(app.Browser(TestUser.Sales), "?f.name=secret", "Private");
        foreach (var user in new[] { TestUser.OtherSales, TestUser.Management })
        {
            var browser = app.Browser(user);
            Assert.Null((await browser.GetAsync(view)).QuerySelector(".chip"));
            foreach (var action in new[] { "update", "delete", "draft", "default", "reset" })
                Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(browser, $"{UrlOf(view)}/{action}", "")).Status);
        }
    }

    [Fact]
    public async Task Whoever_may_not_open_a_list_learns_nothing_of_its_views()
    {
        var name = Unique();
        await app.InAsync<WorkspaceDbContext>(async db =>
        {
            db.Add(KeptView.Save("security", name, TestUser.Owner.Id, ViewSharing.Company, "?sort=at"));
            await db.SaveChangesAsync();
        });
        var all = await app.Browser(TestUser.Owner).GetAsync("/workspace/views?list=security");
        Assert.Contains(name, all.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        foreach (var url in new[] { "/workspace/views?list=security", "/workspace/views/create?list=security" })
            await app.Browser(TestUser.Sales).GetAsync(url, HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_a_view_asks_of_a_field_that_is_gone_is_struck_through_and_narrows_nothing()
    {
        var browser = app.Browser(TestUser.Sales);
        var view = await SaveAsync(browser, "?f.gone=1..2&f.status=New", "Private");
        var page = await browser.GetAsync(view);
        Assert.Equal(2, page.QuerySelectorAll(".chip").Length);
        Assert.Single(page.QuerySelectorAll(".chip s"));
    }

    [Fact]
    public async Task Two_views_of_one_name_and_an_empty_name_are_refused()
    {
        var browser = app.Browser(TestUser.Sales);
        var name = Unique();
        await SaveAsync(browser, "?f.name=a", "Private", name);
        var form = await browser.GetAsync("/workspace/views/create?list=leads&query=%3Ff.name%3Db");
        var twice = await browser.SubmitAsync(form, "form#view", ("Name", name));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.Status);
        Assert.Equal("?f.name=b", ((IHtmlInputElement)twice.Page.QuerySelector("[name=Query]")!).Value);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(form, "form#view", ("Name", ""))).Status);
    }

    [Fact]
    public async Task A_deleted_view_leaves_its_list()
    {
        var browser = app.Browser(TestUser.Sales);
        var view = await SaveAsync(browser, "?f.name=a", "Private");
        var answer = await browser.SubmitAsync(await browser.GetAsync(view), "form[action$='/delete']");
        Assert.Equal(Leads, answer.Saved());
        Assert.Null((await browser.GetAsync(view)).QuerySelector(".chip"));
    }

    [Fact]
    public async Task Who_did_not_see_what_somebody_else_saved_does_not_overwrite_it()
    {
        var (owner, manager) = (app.Browser(TestUser.Sales), app.Browser(TestUser.Management));
        var view = await SaveAsync(owner, "?f.name=first", "Company");
        var seen = await manager.GetAsync($"{view}&f.name=second");
        await owner.SubmitAsync(await owner.GetAsync($"{view}&f.name=third"), "form[action$='/update']");

        Assert.True((await manager.SubmitAsync(seen, "form[action$='/update']")).Saved().Length > 0);
        Assert.Equal("third", await AskedAsync(owner, view));
        await manager.SubmitAsync(await manager.GetAsync($"{view}&f.name=second"), "form[action$='/update']");
        Assert.Equal("second", await AskedAsync(owner, view));
    }

    [Fact]
    public async Task A_changed_view_that_is_saved_as_another_is_as_it_was()
    {
        var browser = app.Browser(TestUser.Sales);
        var view = await SaveAsync(browser, "?f.name=before", "Private");
        var changed = await browser.GetAsync($"{view}&f.name=after");
        await PostAsync(browser, $"{UrlOf(view)}/draft", "?f.name=after");
        Assert.Equal("after", await AskedAsync(browser, view));
        var create = changed.QuerySelector(".changed a[href*='/create']")!.GetAttribute("href")!;
        var other = (await browser.SubmitAsync(
            await browser.GetAsync(create), "form#view", ("Name", Unique()))).Saved();
        Assert.Equal(("before", "after"), (await AskedAsync(browser, view), await AskedAsync(browser, other)));
    }

    [Fact]
    public async Task Views_stand_in_the_order_their_owner_gave_them()
    {
        var browser = app.Browser(TestUser.OtherSales);
        string[] views =
        [
            await SaveAsync(browser, "?f.name=a", "Private"), await SaveAsync(browser, "?f.name=b", "Private"),
            await SaveAsync(browser, "?f.name=c", "Private"),
        ];
        Assert.Equal(views, await OrderAsync(browser, views));
        var page = await browser.GetAsync("/workspace/views?list=leads");
        await browser.SubmitAsync(page, $"form[action^='{UrlOf(views[2])}/move'][action$='up=true']");
        Assert.Equal([views[0], views[2], views[1]], await OrderAsync(browser, views));
        await browser.SubmitAsync(page, $"form[action^='{UrlOf(views[0])}/move'][action$='up=false']");
        Assert.Equal([views[2], views[0], views[1]], await OrderAsync(browser, views));
    }

    private static async Task<string[]> OrderAsync(TestBrowser browser, string[] views) =>
    [
        .. (await browser.GetAsync(Leads)).QuerySelectorAll("#views a").Select(a => a.GetAttribute("href")!)
            .Where(views.Contains),
    ];

    private static async Task<string> AskedAsync(TestBrowser browser, string view) =>
        (await browser.GetAsync(view)).QuerySelector(".chip b")!.TextContent.Split(' ')[^1].Trim('“', '”');

    private async Task AssertSeesAsync(TestUser user, Dictionary<string, string> views, params string[] expected)
    {
        var links = (await app.Browser(user).GetAsync(Leads)).QuerySelectorAll("#views a")
            .Select(a => a.GetAttribute("href")).ToHashSet();
        Assert.Equal(expected.Order(), views.Where(v => links.Contains(v.Value)).Select(v => v.Key).Order());
    }

    private async Task<string> SaveAsync(TestBrowser browser, string query, string sharing, string? name = null)
    {
        var form = await browser.GetAsync($"/workspace/views/create?list=leads&query={Uri.EscapeDataString(query)}");
        var answer = await browser.SubmitAsync(
            form, "form#view", ("Name", name ?? Unique()), ("Sharing", sharing));
        return answer.Saved();
    }

    private static async Task<TestAnswer> PostAsync(TestBrowser browser, string url, string query)
    {
        const string token = "__RequestVerificationToken";
        var page = await browser.GetAsync("/workspace/views/create?list=leads");
        var value = page.QuerySelector($"form#view input[name={token}]")!.GetAttribute("value")!;
        return await browser.PostAsync(url, [new(token, value), new("Name", "Mine"), new("Query", query)]);
    }

    private string Unique() => $"View {Guid.NewGuid():N} {_names++}";

    private static string UrlOf(string view) => $"/workspace/views/{view.Split("view=")[1]}";
}
