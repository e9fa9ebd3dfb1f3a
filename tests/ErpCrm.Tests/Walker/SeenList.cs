using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ErpCrm.Ui.Lists;
using ErpCrm.Workspace.Bulk;

namespace ErpCrm.Tests.Walker;

/// <summary>One address of a list as somebody sees it in every form it has.</summary>
internal sealed class SeenList
{
    private const int MostPages = 40;
    private const int MostTabs = 8;

    private readonly List<string> _problems = [];

    private SeenList()
    {
    }

    /// <summary>Records of the rows of all pages.</summary>
    public List<Guid> Rows { get; } = [];

    /// <summary>The list and its tabs; none where the reader is not let in, and then in no other form.</summary>
    public static async Task<IReadOnlyList<string>> AddressesAsync(TestBrowser browser, RecordList list)
    {
        using var answer = await browser.Http.GetAsync(list.Url);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            foreach (var form in new[] { "csv", "xlsx", "count" })
            {
                using var file = await browser.Http.GetAsync($"{list.Url}?as={form}");
                Assert.True(file.StatusCode == answer.StatusCode, $"{list.Url}?as={form} is {(int)file.StatusCode}");
            }

            return [];
        }

        var page = await SiteMap.ParseAsync(await answer.Content.ReadAsStringAsync(), list.Url);
        var tabs = page.QuerySelectorAll("#list nav.tabs a, #list nav.seg a").Select(a => a.GetAttribute("href")!);
        return [list.Url, .. tabs.Where(url => url.Split('?')[0] == list.Url).Distinct().Take(MostTabs)];
    }

    public static async Task<SeenList> ReadAsync(TestBrowser browser, RecordList list, string url)
    {
        var seen = new SeenList();
        var first = await seen.TurnAsync(browser, list, url, page => seen.Rows.AddRange(RowsOf(page, list)));
        seen.Expect("its number", Figure(await browser.Http.GetStringAsync(With(url, "as=count&counted=exact"))));
        seen.Expect("lines of text", ExportTests.Cells(Text(await FileAsync(browser, url, "csv"))).Count() - 1);
        seen.Expect("lines of a sheet", LinesOf(await FileAsync(browser, url, "xlsx")));
        await seen.GroupAsync(browser, list, url);
        await seen.SelectAsync(browser, list, first);
        return seen;
    }

    public IEnumerable<string> Problems() =>
        Rows.Distinct().Count() == Rows.Count ? _problems : _problems.Append("a row stands twice");

    private async Task GroupAsync(TestBrowser browser, RecordList list, string url)
    {
        var choice = await browser.GetAsync(With(url, "open=group"));
        var groups = choice.QuerySelectorAll("#list .asking a.columns-on").Select(a => a.GetAttribute("href")!)
            .Where(href => !href.Contains($"{ListQuery.Group}={ListQuery.NoGroup}", StringComparison.Ordinal));
        foreach (var grouped in groups.Take(1))
        {
            var (count, last) = (0, "");
            await TurnAsync(browser, list, grouped, page =>
            {
                foreach (var (head, i) in page.QuerySelectorAll("#list tr.together th").Select((h, i) => (h, i)))
                {
                    // A group that goes on has its head on the next page too.
                    if (i > 0 || head.TextContent != last) count += Figure(head.QuerySelector(".num")!.TextContent);
                    last = head.TextContent;
                }
            });
            Expect($"rows of the groups of {grouped}", count);
        }
    }

    private async Task SelectAsync(TestBrowser browser, RecordList list, IHtmlDocument page)
    {
        if (Rows.Count is 0 or > BulkForm.Most || page.QuerySelector("form#selection") is not IHtmlFormElement form)
            return;
        var act = page.QuerySelector("button[form=selection][name=act]")!.GetAttribute("value")!;
        var query = TestBrowser.Fields(form).Single(f => f.Key == "query").Value;
        var url = $"{form.GetAttribute("action")}?list={list.Key}&act={act}&query={Uri.EscapeDataString(query)}&all=true";
        var asked = await browser.GetAsync(url);
        var ids = asked.QuerySelector("form#bulk input[name=Ids]")!.GetAttribute("value")!.Split(' ')
            .Select(Guid.Parse).ToHashSet();
        if (!ids.SetEquals(Rows)) _problems.Add($"all that match are {ids.Count} others than the {Rows.Count} rows");
    }

    private void Expect(string what, int count)
    {
        if (count != Rows.Count) _problems.Add($"{what}: {count}, and {Rows.Count} rows");
    }

    // Page by page, as the links lead.
    private async Task<IHtmlDocument> TurnAsync(TestBrowser browser, RecordList list, string url,
        Action<IHtmlDocument> read)
    {
        IHtmlDocument? first = null;
        for (var (next, number) = (url, 0); number < MostPages; number++)
        {
            var page = await browser.GetAsync(next);
            first ??= page;
            read(page);
            if (page.QuerySelector("#list nav.pager a[rel=next]")?.GetAttribute("href") is not { } more) return first;
            next = more;
        }

        _problems.Add($"{list.Url} does not end");
        return first!;
    }

    private static IEnumerable<Guid> RowsOf(IHtmlDocument page, RecordList list) =>
        page.QuerySelectorAll($"tr[id^='{list.Key}-']")
            .Select(row => Guid.Parse(row.Id![(list.Key.Length + 1)..][..36]));

    private static async Task<byte[]> FileAsync(TestBrowser browser, string url, string form)
    {
        using var answer = await browser.Http.GetAsync(With(url, $"as={form}"));
        Assert.True(answer.IsSuccessStatusCode, $"{url} as {form}: {(int)answer.StatusCode}");
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static int LinesOf(byte[] file)
    {
        using var content = new MemoryStream(file);
        using var book = SpreadsheetDocument.Open(content, isEditable: false);
        return book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>().Count() - 1;
    }

    private static string Text(byte[] file) => System.Text.Encoding.UTF8.GetString(file).TrimStart('\uFEFF');

    private static string With(string url, string more) => $"{url}{(url.Contains('?') ? '&' : '?')}{more}";

    private static int Figure(string text) =>
        int.Parse(string.Concat(text.Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);
}
