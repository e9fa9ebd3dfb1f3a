using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using ErpCrm.Crm.Deals;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Jobs;
using ErpCrm.Tests.Crm;
using ErpCrm.Tests.Documents;
using ErpCrm.Tests.Platform.Files;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Workspace.Files;

/// <summary>Files of a deal, as of any record: who sees the record sees them, and they are served harmlessly.</summary>
public sealed class FilesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Add = "form#files-add";
    private static readonly byte[] Pdf = "%PDF-1.7\n1 0 obj"u8.ToArray();

    [Fact]
    public async Task Several_files_are_added_at_once_and_stand_in_the_panel_with_who_and_how_large()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync(PageOf(deal));
        var saved = await browser.UploadAsync(page, Add, "files", ("Offer.pdf", Pdf), ("notes.txt", Text("hello")));
        Assert.Equal(PageOf(deal), saved.Saved());

        page = await browser.GetAsync(PageOf(deal));
        Assert.Equal(["Offer.pdf", "notes.txt"], NamesOn(page).Order(StringComparer.Ordinal));
        Assert.All(page.QuerySelectorAll("#files .file-text .small"),
            line => Assert.Contains(TestUser.Sales.Name, line.TextContent, StringComparison.Ordinal));
        Assert.NotNull(page.QuerySelector("#files a[data-preview=iframe]"));
    }

    [Fact]
    public async Task Nobody_who_does_not_see_the_record_learns_of_its_files()
    {
        var (deal, file) = await AttachedAsync("secret.txt", Text("secret"));
        var mate = app.Browser(TestUser.SalesMate);
        Assert.Equal(HttpStatusCode.OK, (await mate.Http.GetAsync(UrlOf(file))).StatusCode);

        var stranger = app.Browser(TestUser.OtherSales);
        await stranger.GetAsync(UrlOf(file), HttpStatusCode.NotFound);
        await stranger.GetAsync($"/workspace/files/deal/{deal.Id}", HttpStatusCode.NotFound);
        await stranger.GetAsync($"/workspace/files/unheard/{deal.Id}", HttpStatusCode.NotFound);
        var own = await app.DealAsync(TestUser.OtherSales);
        var page = await stranger.GetAsync(PageOf(own));
        foreach (var step in new[] { "rename", "remove", "restore" })
            Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(stranger, page, $"{UrlOf(file)}/{step}")).Status);
        Assert.Equal(HttpStatusCode.NotFound,
            (await PostAsync(stranger, page, $"/workspace/files/deal/{deal.Id}")).Status);
        Assert.Null((await RowAsync(file)).RemovedAt);
    }

    [Fact]
    public async Task A_reader_adds_files_but_changes_only_own_ones()
    {
        var (deal, file) = await AttachedAsync("a.txt", Text("a"));
        var manager = app.Browser(TestUser.Management);
        var page = await manager.GetAsync(PageOf(deal));
        (await manager.UploadAsync(page, Add, "files", ("mine.txt", Text("mine")))).Saved();
        page = await manager.GetAsync(PageOf(deal));
        Assert.Null(page.QuerySelector($"form[action='{UrlOf(file)}/remove']"));
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(manager, page, $"{UrlOf(file)}/remove")).Status);
        Assert.Single(page.QuerySelectorAll("form[action$='/remove']"));
    }

    [Theory]
    [InlineData("page.html", "<!doctype html><script>alert(1)</script>")]
    [InlineData("drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")]
    [InlineData("photo.png", "<!doctype html><script>alert(1)</script>")]
    public async Task What_could_run_is_downloaded_even_if_somebody_asks_to_see_it(string name, string content)
    {
        var (_, file) = await AttachedAsync(name, Text(content));
        using var answer = await app.Browser(TestUser.Sales).Http.GetAsync($"{UrlOf(file)}?shown=true");
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        AssertHarmless(answer);
    }

    [Fact]
    public async Task A_picture_and_a_pdf_are_shown_in_a_sandbox()
    {
        foreach (var (name, content, type) in new[]
        {
            ("photo.png", TestPicture.Png(4, 4), "image/png"), ("Договор.pdf", Pdf, "application/pdf")
        })
        {
            var (_, file) = await AttachedAsync(name, content);
            using var shown = await app.Browser(TestUser.Sales).Http.GetAsync($"{UrlOf(file)}?shown=true");
            Assert.Equal(type, shown.Content.Headers.ContentType?.MediaType);
            Assert.Null(shown.Content.Headers.ContentDisposition);
            AssertHarmless(shown);
            using var download = await app.Browser(TestUser.Sales).Http.GetAsync(UrlOf(file));
            Assert.Equal(name, download.Content.Headers.ContentDisposition?.FileNameStar);
            Assert.Equal(content, await download.Content.ReadAsByteArrayAsync());
        }
    }

    [Fact]
    public async Task A_part_can_be_asked_for_and_what_is_known_is_not_sent_again()
    {
        var (_, file) = await AttachedAsync("long.txt", Text("0123456789"));
        using var part = new HttpRequestMessage(HttpMethod.Get, UrlOf(file));
        part.Headers.Range = new RangeHeaderValue(3, 5);
        using var partly = await app.Browser(TestUser.Sales).Http.SendAsync(part);
        Assert.Equal((HttpStatusCode.PartialContent, "345"),
            (partly.StatusCode, await partly.Content.ReadAsStringAsync()));
        Assert.Equal(10, partly.Content.Headers.ContentRange?.Length);
        Assert.Equal($"\"{(await RowAsync(file)).Hash}\"", partly.Headers.ETag?.Tag);

        using var known = new HttpRequestMessage(HttpMethod.Get, UrlOf(file));
        known.Headers.IfNoneMatch.Add(partly.Headers.ETag!);
        using var same = await app.Browser(TestUser.Sales).Http.SendAsync(known);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
    }

    [Fact]
    public async Task The_same_content_is_one_file_until_the_last_that_names_it_is_gone()
    {
        var content = Text($"the same {Guid.NewGuid()}");
        var (_, first) = await AttachedAsync("one.txt", content);
        var (_, second) = await AttachedAsync("two.txt", content);
        var hash = (await RowAsync(first)).Hash;
        Assert.Equal(hash, (await RowAsync(second)).Hash);

        await RemoveAsync(first);
        await WhenLaterAsync(TimeSpan.FromDays(40));
        Assert.True(await app.Services.GetRequiredService<IFileStore>().HasAsync(hash));
        await RemoveAsync(second);
        await WhenLaterAsync(TimeSpan.FromDays(20));
        Assert.True(await app.Services.GetRequiredService<IFileStore>().HasAsync(hash));
        await WhenLaterAsync(TimeSpan.FromDays(20));
        Assert.False(await app.Services.GetRequiredService<IFileStore>().HasAsync(hash));
    }

    [Fact]
    public async Task What_is_removed_is_gone_can_be_brought_back_and_all_of_it_stands_in_the_history()
    {
        var (deal, file) = await AttachedAsync("offer.txt", Text("offer"));
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync(PageOf(deal));
        (await browser.SubmitAsync(page, $"form[action='{UrlOf(file)}/rename']", ("name", "Final offer"))).Saved();
        page = await browser.GetAsync(PageOf(deal));
        Assert.Equal(["Final offer.txt"], NamesOn(page));
        (await browser.SubmitAsync(page, $"form[action='{UrlOf(file)}/remove']")).Saved();

        page = await browser.GetAsync(PageOf(deal));
        Assert.Empty(NamesOn(page));
        Assert.Equal($"{UrlOf(file)}/restore", page.QuerySelector("[data-undo]")?.GetAttribute("data-undo"));
        await browser.GetAsync(UrlOf(file), HttpStatusCode.NotFound);
        (await browser.SubmitAsync(page, $"form[action='{UrlOf(file)}/restore']")).Saved();
        Assert.Equal(["Final offer.txt"], NamesOn(await browser.GetAsync(PageOf(deal))));

        var history = (await browser.GetAsync($"/audit/deal/{deal.Id}")).QuerySelector(".feed")!.TextContent;
        foreach (var told in new[] { "Attachment: offer.txt", "Final offer.txt", "Removed at" })
            Assert.Contains(told, history, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_the_good_ones_are_kept_and_the_others_are_told_beside_the_field()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync(PageOf(deal));
        var answer = await browser.UploadAsync(page, Add, "files", ("good.txt", Text("good")),
            ("setup.exe", Text("MZ")), ("empty.txt", []));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(["good.txt"], NamesOn(answer.Page));
        var error = answer.Page.QuerySelector("#files-error")!.TextContent;
        Assert.Contains("setup.exe: files of this kind are not taken.", error, StringComparison.Ordinal);
        Assert.Contains("empty.txt: the file is empty.", error, StringComparison.Ordinal);
        Assert.Equal("true", answer.Page.QuerySelector("#files-input")!.GetAttribute("aria-invalid"));
        Assert.Equal(["good.txt"], NamesOn(await browser.GetAsync(PageOf(deal))));

        // The form that is shown again is another one.
        (await browser.UploadAsync(answer.Page, Add, "files", ("more.txt", Text("more")))).Saved();
        page = await browser.GetAsync(PageOf(deal));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(page, Add)).Status);
    }

    [Fact]
    public async Task A_double_click_adds_a_file_once()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync(PageOf(deal));
        await Task.WhenAll(Enumerable.Range(0, 3).Select(
            async _ => (await browser.UploadAsync(page, Add, "files", ("once.txt", Text("once")))).Saved()));
        Assert.Equal(["once.txt"], NamesOn(await browser.GetAsync(PageOf(deal))));
    }

    [Fact]
    public async Task A_script_gets_the_list_alone_so_that_the_page_keeps_what_is_typed()
    {
        var (deal, file) = await AttachedAsync("a.txt", Text("a"));
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync(PageOf(deal));
        browser.Http.DefaultRequestHeaders.Add("HX-Request", "true");
        browser.Http.DefaultRequestHeaders.Add("HX-Target", "div#files");
        var answer = await browser.SubmitAsync(page, $"form[action='{UrlOf(file)}/remove']");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.DoesNotContain("<main", answer.Html, StringComparison.Ordinal);
        Assert.Contains($"data-undo=\"{UrlOf(file)}/restore\"", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_company_says_which_files_it_takes()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var (browser, admin) = (app.Browser(TestUser.Sales), app.Browser(TestUser.Administrator));
        await browser.GetAsync("/workspace/file-rules", HttpStatusCode.Forbidden);
        var rules = await admin.GetAsync("/workspace/file-rules");
        foreach (var wrong in new[] { "0", "201", "", "x" })
            Assert.Equal(HttpStatusCode.UnprocessableEntity,
                (await admin.SubmitAsync(rules, "form#file-rules", ("Megabytes", wrong))).Status);
        (await admin.SubmitAsync(rules, "form#file-rules", ("Megabytes", "1"), ("Allowed", ".txt"))).Saved();
        var late = await admin.SubmitAsync(rules, "form#file-rules", ("Megabytes", "3"),
            ("__Key", Guid.NewGuid().ToString()));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        try
        {
            var page = await browser.GetAsync(PageOf(deal));
            var answer = await browser.UploadAsync(page, Add, "files", ("large.txt", new byte[1024 * 1024 + 1]),
                ("a.pdf", Pdf));
            var error = answer.Page.QuerySelector("#files-error")!.TextContent;
            Assert.Contains("large.txt: a file may have at most 1 MB.", error, StringComparison.Ordinal);
            Assert.Contains("a.pdf: files of this kind", error, StringComparison.Ordinal);
        }
        finally
        {
            await app.InAsync<WorkspaceDbContext>(async db =>
            {
                db.RemoveRange(await db.FileRules.ToListAsync());
                await db.SaveChangesAsync();
            });
        }
    }

    private static void AssertHarmless(HttpResponseMessage answer)
    {
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.StartsWith("sandbox;", answer.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal);
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static string PageOf(Deal deal) => $"/crm/deals/{deal.Id}";

    private static string UrlOf(Guid file) => $"/workspace/files/{file}";

    private static IEnumerable<string> NamesOn(IDocument page) =>
        page.QuerySelectorAll("#files > .file-list .file-text a").Select(a => a.TextContent.Trim());

    private static Task<TestAnswer> PostAsync(TestBrowser browser, IDocument page, string url) =>
        browser.PostAsync(url,
        [
            new("__RequestVerificationToken",
                page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!),
            new("__Key", Guid.NewGuid().ToString()),
        ]);

    private async Task<(Deal Deal, Guid File)> AttachedAsync(string name, byte[] content)
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync(PageOf(deal));
        (await browser.UploadAsync(page, Add, "files", (name, content))).Saved();
        return (deal, await app.InAsync<WorkspaceDbContext, Guid>(
            db => db.Attachments.Where(a => a.RecordId == deal.Id).Select(a => a.Id).SingleAsync()));
    }

    private Task<Attachment> RowAsync(Guid id) =>
        app.InAsync<WorkspaceDbContext, Attachment>(db => db.Attachments.AsNoTracking().SingleAsync(a => a.Id == id));

    private Task RemoveAsync(Guid id) => app.InAsync<WorkspaceDbContext>(async db =>
    {
        (await db.Attachments.SingleAsync(a => a.Id == id)).Remove(
            new By(TestUser.Sales.Id, app.Time.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync();
    });

    private async Task WhenLaterAsync(TimeSpan later)
    {
        app.Time.Advance(later);
        await using var scope = app.Services.CreateAsyncScope();
        var job = app.Services.GetServices<ScheduledJobDefinition>()
            .Single(j => j.Name.EndsWith("unused-files", StringComparison.Ordinal));
        await ((IScheduledJob)scope.ServiceProvider.GetRequiredService(job.JobType)).RunAsync(default);
    }
}
