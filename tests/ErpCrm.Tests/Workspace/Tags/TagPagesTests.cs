using System.Net;
using ErpCrm.Platform.Records.Tags;
using ErpCrm.Tests.Crm;
using ErpCrm.Tests.Crm.Duplicates;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Tags;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Workspace.Tags;

/// <summary>Words of the company on its records: typed, shown, asked, found, made one, taken off.</summary>
public sealed class TagPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Leads = "/crm/leads";

    [Fact]
    public async Task What_is_typed_is_a_tag_of_the_record_in_its_list_its_file_and_the_search()
    {
        var browser = app.Browser(TestUser.Sales);
        var (lead, other) = (await app.LeadAsync(TestUser.Sales), await app.LeadAsync(TestUser.Sales));
        var name = Unique("Тендер");
        await AddAsync(browser, lead.Id, $" {name} ,");
        await AddAsync(browser, other.Id, Unique("Else"));
        var page = await browser.GetAsync($"{Leads}/{lead.Id}");
        Assert.Contains(name, page.QuerySelector("#tags .badge")!.TextContent, StringComparison.Ordinal);
        var tag = await TagAsync(name);
        var list = await browser.GetAsync($"{Leads}?f.tags={tag.Id}");
        Assert.Contains(name, Assert.Single(list.QuerySelectorAll("tbody tr")).TextContent, StringComparison.Ordinal);
        var others = await browser.GetAsync($"{Leads}?f.tags=!{tag.Id}");
        Assert.DoesNotContain(others.QuerySelectorAll("tbody a"), a => a.GetAttribute("href") == $"{Leads}/{lead.Id}");
        Assert.Contains(name, await browser.Http.GetStringAsync($"{Leads}?f.tags={tag.Id}&as=csv"),
            StringComparison.Ordinal);
        var found = await browser.GetAsync($"/search?q={Uri.EscapeDataString(name)}");
        Assert.Contains(found.QuerySelectorAll("main a"), a => a.GetAttribute("href") == $"{Leads}/{lead.Id}");
        Assert.Contains($"Tag: {name}", found.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_is_taken_off_and_the_same_word_is_one_tag()
    {
        var browser = app.Browser(TestUser.Sales);
        var lead = await app.LeadAsync(TestUser.Sales);
        var name = Unique("VIP");
        await AddAsync(browser, lead.Id, name);
        await AddAsync(browser, lead.Id, name.ToUpperInvariant());
        var page = await browser.GetAsync($"{Leads}/{lead.Id}");
        Assert.Single(page.QuerySelectorAll("#tags .badge"));
        (await browser.SubmitAsync(page, "#tags form[action$='/remove']")).Saved();
        Assert.Empty((await browser.GetAsync($"{Leads}/{lead.Id}")).QuerySelectorAll("#tags .badge"));
    }

    [Fact]
    public async Task Who_sees_the_record_sees_its_tags_and_nobody_else_sets_one()
    {
        var lead = await app.LeadAsync(TestUser.Sales);
        var name = Unique("Mine");
        await AddAsync(app.Browser(TestUser.Sales), lead.Id, name);
        var stranger = app.Browser(TestUser.OtherSales);
        await stranger.GetAsync($"/workspace/tagged/lead/{lead.Id}", HttpStatusCode.NotFound);
        var own = await app.LeadAsync(TestUser.OtherSales);
        var form = await stranger.GetAsync($"{Leads}/{own.Id}");
        var fields = TestBrowser.Fields((AngleSharp.Html.Dom.IHtmlFormElement)form.QuerySelector("#tags-add")!);
        var refused = await stranger.PostAsync($"/workspace/tagged/lead/{lead.Id}/add",
            TestBrowser.Merge(fields, ("tag", name)));
        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
    }

    [Fact]
    public async Task Two_tags_become_one_and_a_record_that_had_both_has_it_once()
    {
        var browser = app.Browser(TestUser.Sales);
        var (both, one) = (await app.LeadAsync(TestUser.Sales), await app.LeadAsync(TestUser.Sales));
        var (old, stays) = (Unique("Old"), Unique("Stays"));
        await AddAsync(browser, both.Id, $"{old}, {stays}");
        await AddAsync(browser, one.Id, old);
        var (gone, kept) = (await TagAsync(old), await TagAsync(stays));
        var manager = app.Browser(TestUser.Management);
        var form = await manager.GetAsync($"/workspace/tags/{gone.Id}/edit");
        (await manager.SubmitAsync(form, "form#merge", ("into", $"{kept.Id}"))).Saved();
        var rows = await app.InAsync<WorkspaceDbContext, List<RecordTag>>(db => db.Set<RecordTag>()
            .Where(t => t.RecordId == both.Id || t.RecordId == one.Id).ToListAsync());
        Assert.Equal(2, rows.Count);
        Assert.All(rows, row => Assert.Equal(kept.Id, row.TagId));
        Assert.False(await app.InAsync<WorkspaceDbContext, bool>(db => db.Tags.AnyAsync(t => t.Id == gone.Id)));
    }

    [Fact]
    public async Task A_view_that_asks_for_a_tag_asks_for_the_one_that_it_became()
    {
        var browser = app.Browser(TestUser.Sales);
        var lead = await app.LeadAsync(TestUser.Sales);
        var (old, stays) = (Unique("Asked"), Unique("Stays"));
        await AddAsync(browser, lead.Id, old);
        await AddAsync(browser, (await app.LeadAsync(TestUser.Sales)).Id, stays);
        var (gone, kept) = (await TagAsync(old), await TagAsync(stays));
        var query = Uri.EscapeDataString($"?f.tags={gone.Id}");
        var create = await browser.GetAsync($"/workspace/views/create?list=leads&query={query}");
        var view = (await browser.SubmitAsync(create, "form#view", ("Name", Unique("View")))).Saved();
        var manager = app.Browser(TestUser.Management);
        var form = await manager.GetAsync($"/workspace/tags/{gone.Id}/edit");
        (await manager.SubmitAsync(form, "form#merge", ("into", $"{kept.Id}"))).Saved();
        var page = await browser.GetAsync(view);
        Assert.Contains(stays, page.QuerySelector(".chip")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, page.QuerySelectorAll("tbody a.rowlink").Length);

        form = await manager.GetAsync($"/workspace/tags/{kept.Id}/edit");
        (await manager.SubmitAsync(form, "form[action$='/delete']")).Saved();
        page = await browser.GetAsync(view);
        Assert.NotNull(page.QuerySelector(".chip s"));
        Assert.NotEmpty(page.QuerySelectorAll("tbody a.rowlink"));
    }

    [Theory]
    [InlineData("Ключевой", "ключевой")]
    [InlineData("Өнөктөш", "өнөк")]
    [InlineData("VIP-2024", "vip-2024")]
    public async Task A_tag_is_found_among_the_tags_as_it_is_written(string name, string typed)
    {
        await app.InAsync<WorkspaceDbContext>(async db =>
        {
            db.Add(new Tag(name, TagColour.Green));
            await db.SaveChangesAsync();
        });
        var page = await app.Browser(TestUser.Management).GetAsync($"/workspace/tags?q={Uri.EscapeDataString(typed)}");
        Assert.Contains(name, page.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_make_no_tags_chooses_among_those_that_are_there()
    {
        var company = await app.CompanyAsync(TestUser.Sales);
        var name = Unique("Known");
        await app.InAsync<WorkspaceDbContext>(async db =>
        {
            db.Add(new Tag(name, TagColour.Green));
            await db.SaveChangesAsync();
        });
        var browser = app.Browser(TestUser.Sales, "ru");
        var page = await browser.GetAsync($"/crm/companies/{company.Id}");
        Assert.Contains(page.QuerySelectorAll("#tags-known option"), o => o.GetAttribute("value") == name);
    }

    [Fact]
    public async Task A_renamed_tag_is_called_otherwise_everywhere_and_a_deleted_one_is_nowhere()
    {
        var browser = app.Browser(TestUser.Sales);
        var lead = await app.LeadAsync(TestUser.Sales);
        var (before, after) = (Unique("Before"), Unique("After"));
        await AddAsync(browser, lead.Id, before);
        var tag = await TagAsync(before);
        var manager = app.Browser(TestUser.Management);
        var form = await manager.GetAsync($"/workspace/tags/{tag.Id}/edit");
        (await manager.SubmitAsync(form, "form#tag", ("Name", after))).Saved();
        Assert.Contains(after, (await browser.GetAsync($"{Leads}/{lead.Id}")).QuerySelector("#tags")!.TextContent,
            StringComparison.Ordinal);
        var found = await browser.GetAsync($"/search?q={Uri.EscapeDataString(after)}");
        Assert.Contains(found.QuerySelectorAll("main a"), a => a.GetAttribute("href") == $"{Leads}/{lead.Id}");
        form = await manager.GetAsync($"/workspace/tags/{tag.Id}/edit");
        (await manager.SubmitAsync(form, "form[action$='/delete']")).Saved();
        Assert.Empty((await browser.GetAsync($"{Leads}/{lead.Id}")).QuerySelectorAll("#tags .badge"));
    }

    [Fact]
    public async Task The_tags_of_a_merged_company_find_the_survivor_and_of_those_that_are_left_the_undo_gives_back()
    {
        var (into, from) = (await app.CompanyAsync(TestUser.Sales), await app.CompanyAsync(TestUser.Sales));
        var browser = app.Browser(TestUser.Sales);
        var (stays, gone) = (Unique("Stays"), Unique("Gone"));
        (await browser.SubmitAsync(await browser.GetAsync($"/crm/companies/{from.Id}"), "form#tags-add",
            ("tag", $"{stays}, {gone}"))).Saved();
        await app.DrainAsync();
        var merge = await app.MergeAsync(into.Id, from.Id);
        Assert.Equal([$"/crm/companies/{into.Id}"], await FoundAsync(browser, stays));

        var manager = app.Browser(TestUser.Management);
        var form = await manager.GetAsync($"/workspace/tags/{(await TagAsync(gone)).Id}/edit");
        (await manager.SubmitAsync(form, "form[action$='/delete']")).Saved();
        await app.PartAsync(merge);
        Assert.Equal([$"/crm/companies/{from.Id}"], await FoundAsync(browser, stays));
        var tag = (await TagAsync(stays)).Id;
        Assert.Equal([tag], await app.InAsync<WorkspaceDbContext, List<Guid>>(db => db.Set<RecordTag>()
            .Where(t => t.RecordId == from.Id).Select(t => t.TagId).ToListAsync()));
    }

    private static async Task<List<string>> FoundAsync(TestBrowser browser, string words) =>
    [
        .. (await browser.GetAsync($"/search?q={Uri.EscapeDataString(words)}")).QuerySelectorAll("main a")
            .Select(a => a.GetAttribute("href")!)
            .Where(href => href.StartsWith("/crm/companies/", StringComparison.Ordinal)).Distinct(),
    ];

    private static async Task AddAsync(TestBrowser browser, Guid lead, string tag) =>
        (await browser.SubmitAsync(await browser.GetAsync($"{Leads}/{lead}"), "form#tags-add", ("tag", tag))).Saved();

    private Task<Tag> TagAsync(string name) =>
        app.InAsync<WorkspaceDbContext, Tag>(db => db.Tags.SingleAsync(t => t.Name == name));

    private static string Unique(string name) => $"{name} {Guid.NewGuid():N}"[..Math.Min(30, name.Length + 12)];
}
