using AngleSharp.Html.Dom;
using ErpCrm.Finance;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Billing.CreditNotes;

/// <summary>What a credit note comes to is seen before it is issued.</summary>
public sealed class CreditPreviewTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly FinanceScene _scene = new(app);

    [Fact]
    public async Task The_total_stands_on_the_form_and_follows_what_is_typed()
    {
        var id = (await _scene.IssuedAsync("Seen before", hours: 10)).Invoice;
        var browser = app.Browser(TestUser.Accountant);
        var page = await browser.GetAsync($"/finance/invoices/{id}/credit");
        Assert.Contains("KGS 11,200.00", page.QuerySelector("#totals")!.TextContent.Replace('\u00a0', ' '),
            StringComparison.Ordinal);
        Assert.Equal("KGS 11,200.00", page.QuerySelector("#due")!.TextContent.Replace('\u00a0', ' '));

        var fields = TestBrowser.Fields((IHtmlFormElement)page.QuerySelector("form#credit")!)
            .Select(f => f.Key == "Lines[0].Quantity" ? new KeyValuePair<string, string>(f.Key, "2.5") : f).ToList();
        var preview = (await browser.PostAsync($"/finance/invoices/{id}/credit/preview", fields)).Page.Body!.TextContent
            .Replace('\u00a0', ' ');
        Assert.Contains("KGS 2,800.00", preview, StringComparison.Ordinal);

        Assert.False(await app.InAsync<FinanceDbContext, bool>(db => db.CreditNotes.AnyAsync(n => n.InvoiceId == id)));
        Assert.Equal((11_200m, 0m),
            ((await _scene.InvoiceAsync(id)).OpenAmount, (await _scene.InvoiceAsync(id)).CreditedAmount));
    }

    [Fact]
    public async Task More_than_is_left_is_said_before_anything_is_issued()
    {
        var id = (await _scene.IssuedAsync("Too much", hours: 10)).Invoice;
        var browser = app.Browser(TestUser.Accountant);
        var page = await browser.GetAsync($"/finance/invoices/{id}/credit");
        var fields = TestBrowser.Fields((IHtmlFormElement)page.QuerySelector("form#credit")!)
            .Select(f => f.Key == "Lines[0].Quantity" ? new KeyValuePair<string, string>(f.Key, "11") : f).ToList();
        Assert.Contains("At most 10", (await browser.PostAsync($"/finance/invoices/{id}/credit/preview", fields)).Html,
            StringComparison.Ordinal);
    }
}
