using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using UglyToad.PdfPig;

namespace ErpCrm.Tests.Journeys;

/// <summary>One engagement through the browser, on an empty installation, from first contact to last payment.</summary>
public sealed partial class FromLeadToPaidInvoiceTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Password = "a cow flies over the mountains";

    [BrowserTheory]
    [InlineData("en", "Invoice", "paid in full", "20,000.00", "22,400.00")]
    [InlineData("ky", "Эсеп", "толук төлөндү", "20 000,00", "22 400,00")]
    public async Task A_new_lead_becomes_a_paid_invoice(string language, string invoiceWord, string paidWords,
        string net, string gross)
    {
        await using var app = await AppProcess.StartAsync();
        var page = await chromium.NewPageAsync(app.Address);
        var problems = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error") problems.Add($"{page.Url}: {message.Text}");
        };

        await SetUpAsync(page, app, language);
        await SetRateAsync(page, cost: "1000", price: "2500");
        await CaptureLeadAsync(page);
        var engagement = await WinAsync(page);
        await RecordTimeAsync(page);
        await ApproveAsync(page);
        var invoice = await BillAsync(page);
        await CheckPdfAsync(page, invoice, invoiceWord, net, gross);
        await PayAsync(page, invoice);
        await CheckEngagementAsync(page, engagement, paidWords, net);
        Assert.Empty(problems);
    }

    private static async Task SetUpAsync(IPage page, AppProcess app, string language)
    {
        await page.GotoAsync(app.SetupLink.ToString());
        await FillAsync(page, ("Name", "Aibek Usenov"), ("Email", "aibek@firm.example"), ("Password", Password),
            ("CompanyName", "Tulpar Consulting"), ("Address", "Bishkek, Toktogul 12"),
            ("BankDetails", "Demir Bank 118000"));
        await page.SelectOptionAsync("[name=Language]", language);
        // One person does it all here, also what another would approve.
        await page.CheckAsync("[name=AllowsOwnDecisions]");
        await SubmitAsync(page, "#setup");
        Assert.Equal("/", new Uri(page.Url).AbsolutePath);
        Assert.Equal(language, (await page.GetAttributeAsync("html", "lang"))![..2]);
    }

    private static async Task SetRateAsync(IPage page, string cost, string price)
    {
        await EventuallyAsync(page, "/resources/people", "a.rowlink");
        await FollowAsync(page, "a.rowlink");
        await page.GotoAsync($"{new Uri(page.Url).AbsolutePath}/rates/create");
        await FillAsync(page, ("ValidFrom", "2020-01-01"), ("CostPerHour", cost), ("BillPerHour", price));
        await SubmitAsync(page, "#rate");
    }

    private static async Task CaptureLeadAsync(IPage page)
    {
        await page.GotoAsync("/crm/leads/create");
        await FillAsync(page, ("Name", "Асан Токтогулов"), ("CompanyName", "Ала-Тоо Логистика"),
            ("Email", "asan@alatoo.example"));
        await page.SelectOptionAsync("[name=Source]", new SelectOptionValue { Index = 1 });
        await SubmitAsync(page, "#lead");
    }

    private static async Task<string> WinAsync(IPage page)
    {
        await FollowAsync(page, "a[href$='/qualify']");
        await FillAsync(page, ("DealName", "Кампа порталы"), ("Amount", "50000"));
        await page.SelectOptionAsync("[name=Billing]", "TimeAndMaterial");
        await SubmitAsync(page, "#qualify");
        await FollowAsync(page, "a[href$='/win']");
        await page.SelectOptionAsync("[name=Reason]", new SelectOptionValue { Index = 1 });
        await SubmitAsync(page, "#win");

        await EventuallyAsync(page, "/insights/engagements", "a.rowlink");
        await FollowAsync(page, "a.rowlink");
        return page.Url;
    }

    private static async Task RecordTimeAsync(IPage page)
    {
        await EventuallyAsync(page, "/projects/projects", "a.rowlink");
        await page.GotoAsync("/projects/time");
        await page.ClickAsync("#add-row [role=combobox]");
        await page.ClickAsync("#add-row [role=option]");
        await FollowAsync(page, "#add-row button.btn");
        await TypeHoursAsync(page, 0, "4.5");
        await TypeHoursAsync(page, 1, "3:30");
        await page.ClickAsync("[action^='/projects/time/submit'] button");
        await page.ClickAsync("dialog[open] [value=yes]");
        await Assertions.Expect(page.Locator("ui-grid [data-cell]")).ToHaveCountAsync(0);
    }

    private static async Task TypeHoursAsync(IPage page, int day, string hours)
    {
        var saved = page.WaitForResponseAsync(
            response => response.Url.Contains("/projects/time/cells", StringComparison.Ordinal));
        var cell = page.Locator("ui-grid [data-cell]").Nth(day);
        await cell.FillAsync(hours);
        await cell.PressAsync("Tab");
        Assert.Equal(200, (await saved).Status);
    }

    private static async Task ApproveAsync(IPage page)
    {
        await page.GotoAsync("/projects/time/approvals");
        await FollowAsync(page, "a.rowlink");
        await FollowAsync(page, "[action$='/approve'] button");
    }

    private static async Task<string> BillAsync(IPage page)
    {
        await EventuallyAsync(page, "/finance/unbilled", "a.btn[href^='/finance/unbilled/']");
        await FollowAsync(page, "a.btn[href^='/finance/unbilled/']");
        await SubmitAsync(page, "#bill");
        await FollowAsync(page, "a[href$='/issue']");
        await SubmitAsync(page, "#issue");
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task CheckPdfAsync(IPage page, string invoice, string word, string net, string gross)
    {
        var answer = await page.APIRequest.GetAsync($"{invoice}/pdf");
        Assert.Equal("application/pdf", answer.Headers["content-type"]);
        using var pdf = PdfDocument.Open(await answer.BodyAsync());
        var text = Plain(string.Join(' ', pdf.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text)));
        Assert.Contains(word, text, StringComparison.Ordinal);
        Assert.Contains($"INV-{TestClock.Start.Year}-0001", text, StringComparison.Ordinal);
        Assert.Contains("Ала-Тоо Логистика", text, StringComparison.Ordinal);
        Assert.Contains(net, text, StringComparison.Ordinal);
        Assert.Contains(gross, text, StringComparison.Ordinal);
    }

    private static async Task PayAsync(IPage page, string invoice)
    {
        await page.GotoAsync(invoice);
        await FollowAsync(page, "a[href*='/payments/create']");
        await SubmitAsync(page, "#payment");
    }

    private static async Task CheckEngagementAsync(IPage page, string engagement, string paidWords, string net)
    {
        // The page refreshes itself when the last events arrive.
        await page.GotoAsync(engagement);
        await Assertions.Expect(page.Locator("#engagement")).ToContainTextAsync(paidWords);
        var terms = new Dictionary<string, string>();
        foreach (var term in new[] { "contracted", "billed", "delivered", "not-yet-delivered", "written-off" })
            terms[term] = Plain(await page.Locator($"[data-term='{term}']").InnerTextAsync());
        Assert.Contains(net, terms["billed"], StringComparison.Ordinal);
        Assert.Equal(Number(terms["contracted"]),
            new[] { "billed", "delivered", "not-yet-delivered", "written-off" }.Sum(t => Number(terms[t])));

        var thread = await page.Locator("ol.feed > li")
            .EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.kind)");
        Assert.Equal(
            ["InvoicePaid", "PaymentReceived", "InvoiceIssued", "TimeApproved", "ProjectOpened", "DealWon",
                "DealOpened", "LeadQualified", "LeadCaptured"],
            thread.Where(kind => kind != "StageChanged").OrderByDescending(kind => Array.IndexOf(Order, kind)));
        Assert.Equal("LeadCaptured", thread[^1]);
    }

    private static readonly string[] Order = ["LeadCaptured", "LeadQualified", "DealOpened", "DealWon", "ProjectOpened",
        "TimeApproved", "InvoiceIssued", "PaymentReceived", "InvoicePaid"];

    private static async Task FillAsync(IPage page, params (string Name, string Value)[] fields)
    {
        foreach (var (name, value) in fields) await page.FillAsync($"main [name={name}], form [name={name}]", value);
    }

    // What another module makes of an event appears a moment later: the page is opened again until it shows it.
    private static async Task EventuallyAsync(IPage page, string url, string selector)
    {
        for (var attempt = 0; ; attempt++)
        {
            await page.GotoAsync(url);
            try
            {
                await page.Locator(selector).First.WaitForAsync(new LocatorWaitForOptions { Timeout = 1500 });
                return;
            }
            catch (TimeoutException) when (attempt < 30)
            {
            }
        }
    }

    private static Task SubmitAsync(IPage page, string form) => FollowAsync(page, $"{form} .form-actions .btn.primary");

    private static async Task FollowAsync(IPage page, string selector)
    {
        var before = page.Url;
        await page.Locator(selector).First.ClickAsync();
        await page.WaitForURLAsync(url => url != before);
        await page.WaitForLoadStateAsync(LoadState.Load);
    }

    private static string Plain(string text) => text.Replace('\u00a0', ' ').Replace('\u202f', ' ');

    private static decimal Number(string text)
    {
        var digits = NotInNumber().Replace(Plain(text), "");
        return decimal.Parse(digits.Replace(",", "", StringComparison.Ordinal)
            .Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 100;
    }

    [GeneratedRegex("[^0-9,.]")]
    private static partial Regex NotInNumber();
}
