using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Finance;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.Tests.Finance.Books;
using Microsoft.EntityFrameworkCore;
using static ErpCrm.Tests.Finance.Purchasing.EInvoices.EInvoiceFiles;
using static ErpCrm.Tests.Finance.Purchasing.PurchasingScene;

namespace ErpCrm.Tests.Finance.Purchasing.Bills;

/// <summary>The paper of a bill: kept while the form is wrong, shown beside it, read where it can be.</summary>
public sealed class BillPaperPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly PurchasingScene _scene = new(app);

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task A_paper_is_sent_once_and_stays_whatever_was_wrong_in_the_form()
    {
        var supplier = await _scene.SupplierAsync("Sends paper");
        var page = await Accountant.GetAsync($"/finance/bills/create?supplierId={supplier.Id}");
        Fill(page, ("Number", "P-1"), ("Lines[0].UnitPrice", "80"));
        var pdf = InPdf(Bytes("<note/>"), "note.xml");
        var wrong = await Accountant.UploadAsync(page, "form#bill", "Paper", ("P 1.pdf", pdf));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(("P-1", "80"), (Typed(wrong.Page, "Number"), Typed(wrong.Page, "Lines[0].UnitPrice")));
        var sheets = wrong.Page.QuerySelector("#paper iframe")!.GetAttribute("src")!.Split('#')[0];

        using (var shown = await Accountant.Http.GetAsync(sheets))
        {
            Assert.Equal(pdf, await shown.Content.ReadAsByteArrayAsync());
            foreach (var (header, told) in new[]
            {
                ("X-Content-Type-Options", "nosniff"), ("Content-Security-Policy", "sandbox"),
            })
                Assert.Contains(told, string.Join(' ', shown.Headers.GetValues(header)), StringComparison.Ordinal);
        }

        await app.Browser(TestUser.Owner).GetAsync(sheets, HttpStatusCode.NotFound);
        await Accountant.GetAsync("/finance/bills/paper?token=made-up", HttpStatusCode.NotFound);

        var url = (await Accountant.SubmitAsync(wrong.Page, "form#bill", ("Lines[0].Description", "Paper"))).Saved();
        var bill = await _scene.BillAsync(url);
        Assert.Equal(("P 1.pdf", "application/pdf", (long)pdf.Length),
            (bill.PaperName, bill.PaperType, bill.PaperBytes));
        using var kept = await Accountant.Http.GetAsync($"{url}/paper");
        Assert.Equal(pdf, await kept.Content.ReadAsByteArrayAsync());
        Assert.NotNull((await Accountant.GetAsync(url)).QuerySelector($"iframe[src^='{url}/paper']"));
    }

    [Theory]
    [InlineData("bill.exe", "MZ\u0090\0"), InlineData("bill.pdf", ""), InlineData("bill.pdf", "%PD-1.4 almost")]
    public async Task What_is_no_paper_is_refused_at_its_field(string name, string content)
    {
        var supplier = await _scene.SupplierAsync("Sends something");
        var page = await Accountant.GetAsync($"/finance/bills/create?supplierId={supplier.Id}");
        Fill(page, ("Number", "S-1"), ("Lines[0].UnitPrice", "80"), ("Lines[0].Description", "Paper"));
        var answer = await Accountant.UploadAsync(page, "form#bill", "Paper", (name, Bytes(content)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotEqual("", answer.Page.QuerySelector("[data-valmsg-for=Paper]")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_drawing_that_runs_a_script_is_never_shown_in_a_page()
    {
        var supplier = await _scene.SupplierAsync("Draws");
        var page = await Accountant.GetAsync($"/finance/bills/create?supplierId={supplier.Id}");
        Fill(page, ("Number", "D-1"), ("Lines[0].UnitPrice", "80"), ("Lines[0].Description", "Paper"));
        var url = (await Accountant.UploadAsync(page, "form#bill", "Paper",
            ("bill.xml", Bytes("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")))).Saved();
        using var answer = await Accountant.Http.GetAsync($"{url}/paper?shown=true");
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Null((await Accountant.GetAsync(url)).QuerySelector("iframe[src]"));
    }

    [Fact]
    public async Task An_e_invoice_fills_in_the_form_and_its_sender_becomes_a_supplier()
    {
        await app.RateAsync("EUR", app.Today.AddDays(-400), 95);
        var read = await ReadAsync(InPdf(Ubl("HZ-77")), "hz.pdf");
        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.Equal(("HZ-77", "Server", "14.6", "2026-11-16"), (Typed(read.Page, "Number"),
            Typed(read.Page, "Lines[0].Description"), Typed(read.Page, "Lines[1].UnitPrice").TrimEnd('0'),
            Typed(read.Page, "DueOn")));
        Assert.Equal("EUR", ((IHtmlSelectElement)read.Page.QuerySelector("form#bill [name=Currency]")!).Value);
        Assert.NotNull(read.Page.QuerySelector("#paper iframe[src]"));

        var bill = await _scene.BillAsync(
            (await Accountant.SubmitAsync(read.Page, "form#bill", ("AndPost", "true"))).Saved());
        Assert.Equal((BillState.Posted, BillOrigin.ElectronicInvoice, 255.37m, 95m),
            (bill.State, bill.Origin, bill.Gross, bill.ExchangeRate));
        Assert.Equal(("hz.pdf", "RF18-HZ-77"), (bill.PaperName, bill.PaymentReference));
        var supplier = await app.InAsync<FinanceDbContext, Supplier>(
            db => db.Suppliers.AsNoTracking().SingleAsync(s => s.Id == bill.SupplierId));
        Assert.Equal(("Hoster GmbH", "DE812871812", "DE89370400440532013000", 14),
            (supplier.Name, supplier.TaxId, supplier.AccountNumber, supplier.PaymentTermDays));
        await app.BooksAgreeAsync();

        // The next one is of him, and the same one is here already.
        var next = await ReadAsync(Ubl("HZ-78"), "hz.xml");
        Assert.Equal($"{supplier.Id}", Typed(next.Page, "SupplierId"));
        Assert.Null(next.Page.QuerySelector("[name=MakesSupplier]"));
        var again = await ReadAsync(Ubl("HZ-77"), "again.xml");
        var answer = await Accountant.SubmitAsync(again.Page, "form#bill");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("is here already", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_without_an_e_invoice_is_kept_and_one_that_is_broken_says_so()
    {
        var kept = await ReadAsync(InPdf(Bytes("<note/>"), "note.xml"), "scan.pdf");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, kept.Status);
        Assert.Contains("There is no e-invoice", kept.Html, StringComparison.Ordinal);
        Assert.NotEqual("", Typed(kept.Page, "PaperToken"));
        var broken = await ReadAsync(Bytes("<Invoice><ID>1</ID>"), "broken.xml");
        Assert.Contains("cannot be read", broken.Html, StringComparison.Ordinal);
        var nothing = await Accountant.SubmitAsync(ReadingPage(await Accountant.GetAsync("/finance/bills/create")),
            "form#bill", ("Number", "typed before"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "typed before"),
            (nothing.Status, Typed(nothing.Page, "Number")));
    }

    private async Task<TestAnswer> ReadAsync(byte[] content, string name) => await Accountant.UploadAsync(
        ReadingPage(await Accountant.GetAsync("/finance/bills/create")), "form#bill", "Paper", (name, content));

    // As the button sends it.
    private static IHtmlDocument ReadingPage(IHtmlDocument page)
    {
        var button = page.QuerySelector("form#bill [formaction]")!;
        page.QuerySelector("form#bill")!.SetAttribute("action", button.GetAttribute("formaction")!);
        return page;
    }
}
