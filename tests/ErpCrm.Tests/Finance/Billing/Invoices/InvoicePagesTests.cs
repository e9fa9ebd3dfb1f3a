using System.Net;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Invoices;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Billing.Invoices;

public sealed class InvoicePagesTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly FinanceScene _scene = new(app);

    [Fact]
    public async Task Delivered_work_becomes_a_draft_and_an_issued_invoice_through_the_pages()
    {
        var company = await _scene.CustomerAsync("Walk through");
        var project = await _scene.ProjectAsync(company);
        await _scene.TimeAsync(project, 120, person: Guid.NewGuid(), personName: "Anna Petrova");
        await _scene.TimeAsync(project, 60, person: Guid.NewGuid(), personName: "Daniyar Omurov");
        var browser = app.Browser(TestUser.Accountant);

        var unbilled = await browser.GetAsync("/finance/unbilled");
        Assert.Contains("Walk through", unbilled.Body!.TextContent, StringComparison.Ordinal);
        var draftUrl = (await browser.SubmitAsync(await browser.GetAsync($"/finance/unbilled/{company}?currency=KGS"),
            "form#bill")).Saved();
        var draft = await browser.GetAsync(draftUrl);
        Assert.Contains("Anna Petrova", draft.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("3,000.00", draft.Body.TextContent, StringComparison.Ordinal);

        (await browser.SubmitAsync(await browser.GetAsync(draftUrl + "/issue"), "form#issue")).Saved();
        var issued = await browser.GetAsync(draftUrl);
        Assert.Matches(@"INV-\d{4}-\d{4}", issued.QuerySelector("h1")!.TextContent);

        using var pdf = await browser.Http.GetAsync(draftUrl + "/pdf");
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        Assert.Equal("inline", pdf.Content.Headers.ContentDisposition!.DispositionType);
        await browser.GetAsync(draftUrl + "/edit", HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_draft_is_edited_line_by_line()
    {
        var (browser, id) = await DraftAsync("Edited");
        var page = await browser.GetAsync($"/finance/invoices/{id}/edit");
        (await browser.SubmitAsync(page, "form#invoice", ("Lines[0].Quantity", "6"), ("Lines[0].UnitPrice", "1 100,50"),
            ("Reference", "PO-7"),
            ("Lines[1].Description", "Licence"), ("Lines[1].Quantity", "1"), ("Lines[1].Unit", "Piece"),
            ("Lines[1].UnitPrice", "500"), ("Lines[1].Vat", "0|"))).Saved();
        var invoice = await _scene.InvoiceAsync(id);
        Assert.Equal(("PO-7", 2), (invoice.Reference, invoice.Lines.Count));
        var backing = LineBacking.Of(invoice.Lines.Single(l => l.Description != "Licence"), "KGS");
        Assert.Equal((5m, 5000m, 1603m), (backing.Quantity, backing.Billed, backing.Unbacked));
        var shown = await browser.GetAsync($"/finance/invoices/{id}");
        Assert.Contains("no delivered work behind it", shown.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_form_keeps_what_was_typed()
    {
        var (browser, id) = await DraftAsync("Refused");
        var answer = await browser.SubmitAsync(await browser.GetAsync($"/finance/invoices/{id}/edit"), "form#invoice",
            ("Lines[0].Quantity", "many"), ("Reference", "Kept as typed"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("Kept as typed", answer.Page.QuerySelector("[name=Reference]")!.GetAttribute("value"));
        Assert.Equal("many", answer.Page.QuerySelector("[name='Lines[0].Quantity']")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("Quantity", "79228162514264337593543950335")]
    [InlineData("UnitPrice", "79228162514264337593543950335")]
    [InlineData("DiscountPercent", "-79228162514264337593543950335")]
    [InlineData("DiscountPercent", "999999999999")]
    [InlineData("Vat", "79228162514264337593543950335|x")]
    [InlineData("Quantity", "9999999999")]
    public async Task A_line_larger_than_any_is_refused_with_what_was_typed(string field, string typed)
    {
        var (browser, id) = await DraftAsync($"Large {field}");
        var page = await browser.GetAsync($"/finance/invoices/{id}/edit");
        var answer = await browser.SubmitAsync(page, "form#invoice", ("Reference", "Kept as typed"),
            ($"Lines[0].{field}", typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("Kept as typed", answer.Page.QuerySelector("[name=Reference]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_rate_that_was_not_offered_is_refused()
    {
        var (browser, id) = await DraftAsync("Made up");
        var answer = await browser.SubmitAsync(await browser.GetAsync($"/finance/invoices/{id}/edit"), "form#invoice",
            ("Lines[0].Vat", "3|Because"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
    }

    [Fact]
    public async Task Somebody_elses_change_is_not_overwritten()
    {
        var (browser, id) = await DraftAsync("Conflict");
        var page = await browser.GetAsync($"/finance/invoices/{id}/edit");
        (await browser.SubmitAsync(await browser.GetAsync($"/finance/invoices/{id}/edit"), "form#invoice",
            ("Reference", "Theirs"))).Saved();
        var answer = await browser.SubmitAsync(page, "form#invoice", ("Reference", "Mine"));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal("Theirs", (await _scene.InvoiceAsync(id)).Reference);
    }

    [Fact]
    public async Task A_line_that_somebody_added_meanwhile_survives_the_second_save()
    {
        var (browser, id) = await DraftAsync("Both add");
        var mine = await browser.GetAsync($"/finance/invoices/{id}/edit");
        (await browser.SubmitAsync(await browser.GetAsync($"/finance/invoices/{id}/edit"), "form#invoice",
            ("Lines[0].Quantity", "4"),
            ("Lines[1].Description", "Travel"), ("Lines[1].Quantity", "1"), ("Lines[1].Unit", "Piece"),
            ("Lines[1].UnitPrice", "500"), ("Lines[1].Vat", "0|"))).Saved();
        var answer = await browser.SubmitAsync(mine, "form#invoice", ("Reference", "Mine"));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("Somebody added this line meanwhile.", answer.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("4 × 1,000.00", answer.Page.Body.TextContent, StringComparison.Ordinal);
        (await browser.SubmitAsync(answer.Page, "form#invoice")).Saved();
        var invoice = await _scene.InvoiceAsync(id);
        Assert.Equal(("Mine", 2), (invoice.Reference, invoice.Lines.Count));
    }

    [Fact]
    public async Task The_editor_shows_the_amount_of_each_line_and_what_is_due()
    {
        var (browser, id) = await DraftAsync("Amounts in sight");
        var page = await browser.GetAsync($"/finance/invoices/{id}/edit");
        Assert.Equal("5,000.00", page.QuerySelector("#Lines_0__Net")!.TextContent);
        Assert.Equal("KGS 5,600.00", page.QuerySelector("#due")!.TextContent.Replace('\u00a0', ' '));
        var fields = TestBrowser.Fields((AngleSharp.Html.Dom.IHtmlFormElement)page.QuerySelector("form#invoice")!)
            .Select(f => f.Key == "Lines[0].UnitPrice" ? new KeyValuePair<string, string>(f.Key, "2000") : f).ToList();
        var preview = (await browser.PostAsync($"/finance/invoices/{id}/preview", fields)).Page;
        var pieces = preview.QuerySelectorAll("template").ToDictionary(t => t.GetAttribute("data-goes-to")!,
            t => ((AngleSharp.Html.Dom.IHtmlTemplateElement)t).Content.TextContent.Trim().Replace('\u00a0', ' '));
        Assert.Equal(("10,000.00", "KGS 11,200.00"), (pieces["#Lines_0__Net"], pieces["#due"]));
    }

    [Fact]
    public async Task A_draft_of_very_many_lines_is_edited_and_credited()
    {
        var company = await _scene.CustomerAsync("Many lines");
        var id = await app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var many = new Invoice(await db.Customers.SingleAsync(c => c.Id == company), "KGS", app.Today);
            for (var i = 0; i < 510; i++)
                many.AddFree(null, new LineContent($"Seat {i}", 1, LineUnit.Piece, 10, 0, 12));
            db.Add(many);
            await db.SaveChangesAsync();
            return many.Id;
        });
        var browser = app.Browser(TestUser.Accountant);
        var page = await browser.GetAsync($"/finance/invoices/{id}/edit");
        var fields = TestBrowser.Fields((AngleSharp.Html.Dom.IHtmlFormElement)page.QuerySelector("form#invoice")!);
        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsync($"/finance/invoices/{id}/preview", fields)).Status);
        (await browser.SubmitAsync(page, "form#invoice", ("Reference", "All of them"))).Saved();
        await _scene.IssueAsync(id);
        (await browser.SubmitAsync(await browser.GetAsync($"/finance/invoices/{id}/credit"), "form#credit",
            ("Reason", "All back"))).Saved();
    }

    [Fact]
    public async Task The_same_form_twice_makes_one_invoice()
    {
        var company = await _scene.CustomerAsync("Twice");
        await _scene.TimeAsync(await _scene.ProjectAsync(company), 60);
        var browser = app.Browser(TestUser.Accountant);
        var page = await browser.GetAsync($"/finance/unbilled/{company}?currency=KGS");
        var answers = await Task.WhenAll(browser.SubmitAsync(page, "form#bill"),
            browser.SubmitAsync(page, "form#bill"));
        Assert.Equal(answers[0].Saved(), answers[1].Saved());
        Assert.Equal(1,
            await app.InAsync<FinanceDbContext, int>(db => db.Invoices.CountAsync(i => i.CompanyId == company)));
    }

    [Fact]
    public async Task Of_two_drafts_for_the_same_work_the_second_is_refused()
    {
        var company = await _scene.CustomerAsync("Contested");
        await _scene.TimeAsync(await _scene.ProjectAsync(company), 60);
        var (one, two) = (app.Browser(TestUser.Accountant), app.Browser(TestUser.Owner));
        var (first, second) = (await one.GetAsync($"/finance/unbilled/{company}?currency=KGS"),
            await two.GetAsync($"/finance/unbilled/{company}?currency=KGS"));
        var answers = await Task.WhenAll(one.SubmitAsync(first, "form#bill"), two.SubmitAsync(second, "form#bill"));
        Assert.Single(answers, a => a.Location is not null);
        var refused = answers.Single(a => a.Location is null);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Matches("already on another invoice|a moment ago", refused.Page.Body!.TextContent);
        Assert.Equal(1,
            await app.InAsync<FinanceDbContext, int>(db => db.Invoices.CountAsync(i => i.CompanyId == company)));
    }

    [Fact]
    public async Task A_deleted_draft_frees_its_work()
    {
        var (browser, id) = await DraftAsync("Deleted");
        var company = (await _scene.InvoiceAsync(id)).CompanyId;
        (await browser.SubmitAsync(await browser.GetAsync($"/finance/invoices/{id}"),
            $"form[action='/finance/invoices/{id}/delete']")).Saved();
        Assert.Equal(300m, await app.InAsync<FinanceDbContext, decimal>(
            db => db.Deliveries.Where(d => d.CompanyId == company).SumAsync(d => d.OpenQuantity)));
        await browser.GetAsync($"/finance/invoices/{id}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Work_is_written_off_with_a_reason()
    {
        var company = await _scene.CustomerAsync("Forgiven");
        var entry = await _scene.TimeAsync(await _scene.ProjectAsync(company), 60);
        var delivery = await _scene.DeliveryAsync(entry);
        var browser = app.Browser(TestUser.Accountant);
        var page = await browser.GetAsync($"/finance/unbilled/{delivery.Id}/write-off");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SubmitAsync(page, "form#write-off")).Status);
        (await browser.SubmitAsync(page, "form#write-off", ("Reason", "Our own mistake"))).Saved();
        Assert.Equal("Our own mistake", Assert.Single((await _scene.DeliveryAsync(entry)).WriteOffs).Reason);
    }

    [Fact]
    public async Task An_issued_invoice_is_credited_through_its_page()
    {
        var id = (await _scene.IssuedAsync("Credited by page", hours: 5)).Invoice;
        var browser = app.Browser(TestUser.Accountant);
        var url = (await browser.SubmitAsync(await browser.GetAsync($"/finance/invoices/{id}/credit"), "form#credit",
            ("Lines[0].Quantity", "2"), ("Reason", "Two hours too many"))).Saved();
        var page = await browser.GetAsync(url);
        Assert.Contains("Two hours too many", page.Body!.TextContent, StringComparison.Ordinal);
        using var pdf = await browser.Http.GetAsync(url + "/pdf");
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Credited by page", (await browser.GetAsync("/finance/credit-notes")).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everybody_finds_the_invoices_of_their_scope_and_no_other()
    {
        var mine = (await _scene.IssuedAsync("Of my customer", owner: TestUser.Sales.Id)).Invoice;
        var managed = (await _scene.IssuedAsync("Of my project", manager: TestUser.ProjectManager.Id)).Invoice;
        var other = (await _scene.IssuedAsync("Of nobody here")).Invoice;
        await SeesAsync(TestUser.Sales, [mine], [managed, other]);
        await SeesAsync(TestUser.SalesMate, [], [mine, managed, other]);
        await SeesAsync(TestUser.ProjectManager, [managed], [mine, other]);
        await SeesAsync(TestUser.Management, [mine, managed, other], []);
        foreach (var url in new[]
        {
            "/finance/invoices", $"/finance/invoices/{mine}", $"/finance/invoices/{mine}/pdf", "/finance/unbilled"
        })
            await app.Browser(TestUser.TeamMember).GetAsync(url, HttpStatusCode.Forbidden);
        await app.Browser(TestUser.Sales).GetAsync($"/finance/invoices/{mine}/credit", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_export_carries_no_formulas()
    {
        await _scene.IssuedAsync("=HYPERLINK(\"http://evil\")");
        using var answer = await app.Browser(TestUser.Accountant).Http.GetAsync("/finance/invoices?as=csv&tab=all");
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("\"'=HYPERLINK(\"\"http://evil\"\")\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", ","), InlineData("ru", ";"), InlineData("ky", ";")]
    public async Task The_export_is_written_as_the_reader_writes(string language, string separator)
    {
        var (_, _, id) = await _scene.IssuedAsync($"Exported {language}");
        var number = (await _scene.InvoiceAsync(id)).Number!;
        var text = await app.Browser(TestUser.Accountant, language).Http
            .GetStringAsync($"/finance/invoices?as=csv&tab=all&q={number}");
        var row = text.Split("\r\n").Single(line => line.StartsWith(number, StringComparison.Ordinal));
        var amount = language == "en" ? "11200.00" : "11200,00";
        Assert.Contains(
            $"{separator}{amount}{separator}{amount}{separator}1{(language == "en" ? "." : ",")}00{separator}{amount}",
            row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_tells_amounts_as_they_are_written()
    {
        var (browser, id) = await DraftAsync("Told amounts");
        (await browser.SubmitAsync(await browser.GetAsync($"/finance/invoices/{id}/edit"), "form#invoice",
            ("Lines[0].UnitPrice", "11200"))).Saved();
        var history = await app.Browser(TestUser.Accountant).Http.GetStringAsync($"/audit/invoice/{id}");
        Assert.Contains("62,720.00", history, StringComparison.Ordinal);
        Assert.DoesNotContain("62720", history, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("draft"), InlineData("open"), InlineData("overdue"), InlineData("paid"), InlineData("all")]
    public async Task Every_tab_opens_in_every_language(string tab)
    {
        foreach (var language in new[] { "en", "ky", "ru" })
            await app.Browser(TestUser.Accountant, language)
                .GetAsync($"/finance/invoices?tab={tab}&sort=customer&dir=desc");
    }

    private async Task<(TestBrowser Browser, Guid Id)> DraftAsync(string name)
    {
        var company = await _scene.CustomerAsync(name);
        await _scene.TimeAsync(await _scene.ProjectAsync(company), 300);
        return (app.Browser(TestUser.Accountant), await _scene.DraftAsync(company));
    }

    private async Task SeesAsync(TestUser user, Guid[] seen, Guid[] hidden)
    {
        var browser = app.Browser(user);
        var list = (await browser.GetAsync("/finance/invoices?tab=all&q=my")).Body!.InnerHtml
            + (await browser.GetAsync("/finance/invoices?tab=all&q=nobody")).Body!.InnerHtml;
        var csv = await browser.Http.GetStringAsync("/finance/invoices?as=csv&tab=all");
        foreach (var id in seen)
        {
            Assert.Contains(id.ToString(), list, StringComparison.Ordinal);
            Assert.Contains((await _scene.InvoiceAsync(id)).Number!, csv, StringComparison.Ordinal);
            await browser.GetAsync($"/finance/invoices/{id}");
            using var pdf = await browser.Http.GetAsync($"/finance/invoices/{id}/pdf");
            Assert.Equal(HttpStatusCode.OK, pdf.StatusCode);
        }

        foreach (var id in hidden)
        {
            Assert.DoesNotContain(id.ToString(), list, StringComparison.Ordinal);
            Assert.DoesNotContain((await _scene.InvoiceAsync(id)).Number!, csv, StringComparison.Ordinal);
            await browser.GetAsync($"/finance/invoices/{id}", HttpStatusCode.NotFound);
            using var pdf = await browser.Http.GetAsync($"/finance/invoices/{id}/pdf");
            Assert.Equal(HttpStatusCode.NotFound, pdf.StatusCode);
        }
    }
}
