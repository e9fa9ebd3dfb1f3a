using System.Net;
using System.Xml.Linq;
using ErpCrm.Contracts;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.EInvoices;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Purchasing.EInvoices;
using ErpCrm.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance.Billing.EInvoices;

/// <summary>E-invoices of issued documents: off unless the company wants them, downloaded from their pages, refused
/// with what is missing.</summary>
public sealed class EInvoicePagesTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly FinanceScene _scene = new(app);

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task A_document_issued_without_is_completed_later_and_its_print_stays()
    {
        await SellAsync(EInvoiceUse.Off);
        var (company, _, invoice) = await _scene.IssuedAsync("Completed later");
        var print = await PrintAsync(invoice);
        Assert.False(FacturX.IsIn(print));
        await LacksAsync($"/finance/invoices/{invoice}", "the country of the customer");

        await BuyAsync(company);
        await SellAsync(EInvoiceUse.InPdf);
        var ubl = await FileAsync($"/finance/invoices/{invoice}/ubl", "application/xml");
        Assert.Empty(En16931.Broken(ubl));
        var hybrid = await FileAsync($"/finance/invoices/{invoice}/factur-x", "application/pdf");
        var number = (await _scene.InvoiceAsync(invoice)).Number;
        Assert.Equal(number, ElectronicInvoiceReader.Read(hybrid, "application/pdf")!.Number);
        Assert.Equal(print, await PrintAsync(invoice));
        Assert.Equal(print, await FileAsync($"/finance/invoices/{invoice}/pdf", "application/pdf"));
    }

    [Fact]
    public async Task What_is_issued_as_an_e_invoice_carries_it_and_keeps_what_it_said()
    {
        await SellAsync(EInvoiceUse.InPdfAndUbl);
        var company = await _scene.CustomerAsync("Issued as one");
        await BuyAsync(company);
        await _scene.TimeAsync(await _scene.ProjectAsync(company), 600);
        var invoice = await _scene.DraftAsync(company);
        Assert.Empty((await Accountant.GetAsync($"/finance/invoices/{invoice}/issue"))
            .QuerySelectorAll("[data-lacking]"));
        await _scene.IssueAsync(invoice);

        var print = await PrintAsync(invoice);
        var read = ElectronicInvoiceReader.Read(print, "application/pdf")!;
        Assert.Equal((10_000m, 1_200m, "KGS"),
            (read.Lines.Sum(l => l.Quantity * l.UnitPrice), read.VatTotal!.Value, read.Currency));
        Assert.Equal(print, await FileAsync($"/finance/invoices/{invoice}/factur-x", "application/pdf"));
        var ubl = await FileAsync($"/finance/invoices/{invoice}/ubl", "application/xml");

        await SellAsync(EInvoiceUse.Off);
        await BuyAsync(company, "AT", "Entered later");
        Assert.Equal(ubl, await FileAsync($"/finance/invoices/{invoice}/ubl", "application/xml"));
        Assert.Equal(print, await PrintAsync(invoice));
    }

    [Fact]
    public async Task A_credit_note_names_the_invoice_that_it_corrects()
    {
        await SellAsync(EInvoiceUse.InPdf);
        var (company, _, invoice) = await _scene.IssuedAsync("Credited as e-invoice");
        await BuyAsync(company);
        var form = await Accountant.GetAsync($"/finance/invoices/{invoice}/credit");
        var note = (await Accountant.SubmitAsync(form, "form#credit", ("Lines[0].Quantity", "1"),
            ("Reason", "Agreed"))).Saved();

        var ubl = await FileAsync($"{note}/ubl", "application/xml");
        Assert.Empty(En16931.Broken(ubl));
        var facts = EInvoiceFacts.Of(XDocument.Load(new MemoryStream(ubl)).Root!);
        Assert.Equal(("381", (await _scene.InvoiceAsync(invoice)).Number), (facts.TypeCode, facts.Corrects));
        var hybrid = await FileAsync($"{note}/factur-x", "application/pdf");
        Assert.True(ElectronicInvoiceReader.Read(hybrid, "application/pdf")!.IsCredit);
        Assert.NotNull((await Accountant.GetAsync(note)).QuerySelector($"a[href='{note}/ubl']"));
    }

    [Fact]
    public async Task Whoever_issues_is_told_what_the_e_invoice_lacks_and_issues_all_the_same()
    {
        await SellAsync(EInvoiceUse.InPdf);
        await _scene.ExchangeAsync("EUR", 95.2m);
        var company = await _scene.CustomerAsync("Nobody knows where", "EUR");
        await _scene.TimeAsync(await _scene.ProjectAsync(company, currency: "EUR"), 60);
        var draft = await _scene.DraftAsync(company, "EUR");
        var page = await Accountant.GetAsync($"/finance/invoices/{draft}/issue");
        var lacking = page.QuerySelector("[data-lacking]")!;
        Assert.Contains("the country of the customer", lacking.TextContent, StringComparison.Ordinal);
        Assert.NotNull(lacking.QuerySelector($"a[href='/finance/customers/{company}/e-invoice']"));
        (await Accountant.SubmitAsync(page, "form#issue")).Saved();
        Assert.False(FacturX.IsIn(await PrintAsync(draft)));
    }

    [Fact]
    public async Task At_home_nobody_is_told_of_e_invoices_that_nobody_expects()
    {
        await SellAsync(EInvoiceUse.InPdf);
        var company = await _scene.CustomerAsync("Next door");
        await _scene.TimeAsync(await _scene.ProjectAsync(company), 60);
        var page = await Accountant.GetAsync($"/finance/invoices/{await _scene.DraftAsync(company)}/issue");
        Assert.Empty(page.QuerySelectorAll("[data-lacking]"));
    }

    [Fact]
    public async Task The_mail_brings_the_second_file_where_the_company_wants_it()
    {
        await SellAsync(EInvoiceUse.InPdfAndUbl);
        var company = await _scene.CustomerAsync("Mailed with UBL");
        await BuyAsync(company);
        await _scene.TimeAsync(await _scene.ProjectAsync(company), 60);
        var invoice = await _scene.DraftAsync(company);
        await _scene.IssueAsync(invoice);
        Assert.Equal(["pdf", "ubl"], await PapersAsync(invoice));
        await using var scope = app.Services.CreateAsyncScope();
        var file = await MailOf(scope.ServiceProvider).WriteAsync(invoice, "ubl", CancellationToken.None);
        Assert.Equal($"{(await _scene.InvoiceAsync(invoice)).Number}.xml", file!.Name);
        Assert.Empty(En16931.Broken(file.Content));

        await SellAsync(EInvoiceUse.InPdf);
        var (_, _, other) = await _scene.IssuedAsync("Mailed in one");
        Assert.Equal(["pdf"], await PapersAsync(other));
    }

    [Fact]
    public async Task What_e_invoices_say_of_a_customer_is_entered_once_and_conflicts_are_shown()
    {
        var company = await _scene.CustomerAsync("With an address");
        var url = $"/finance/customers/{company}/e-invoice";
        var form = await Accountant.GetAsync(url);
        var half = await Accountant.SubmitAsync(form, "form#e-invoice-terms", ("Scheme", "0204"),
            ("BuyerReference", "04011000-1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, half.Status);
        Assert.Contains("04011000-1", half.Html, StringComparison.Ordinal);
        (await Accountant.SubmitAsync(half.Page, "form#e-invoice-terms", ("Country", "DE"),
            ("Address", "04011000-12345-34"))).Saved();
        var stale = await Accountant.SubmitAsync(form, "form#e-invoice-terms", ("Country", "AT"));
        Assert.Equal(HttpStatusCode.Conflict, stale.Status);
        var terms = await app.InAsync<FinanceDbContext, BuyerTerms>(
            db => db.BuyerTerms.AsNoTracking().SingleAsync(t => t.CompanyId == company));
        Assert.Equal(("DE", "0204", "04011000-12345-34", "04011000-1"),
            (terms.Country, terms.Scheme, terms.Address, terms.BuyerReference));
        Assert.Contains("Germany", (await Accountant.GetAsync($"/finance/customers/{company}")).Body!.TextContent,
            StringComparison.Ordinal);
        await app.Browser(TestUser.Sales).GetAsync(url, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_company_chooses_with_its_country_and_only_who_may_does()
    {
        await app.InAsync<FinanceDbContext>(db => db.SellerTerms.ExecuteDeleteAsync());
        var form = await Accountant.GetAsync("/finance/e-invoices");
        var without = await Accountant.SubmitAsync(form, "form#e-invoices", ("Use", "InPdf"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.Status);
        var wrong = await Accountant.SubmitAsync(without.Page, "form#e-invoices", ("Country", "KG"), ("VatId", "12"));
        Assert.Contains("Begin with the letters of the country", wrong.Html, StringComparison.Ordinal);
        (await Accountant.SubmitAsync(wrong.Page, "form#e-invoices", ("VatId", "DE811907980"))).Saved();
        Assert.Equal(HttpStatusCode.Conflict,
            (await Accountant.SubmitAsync(form, "form#e-invoices", ("Use", "Off"))).Status);
        await app.Browser(TestUser.Sales).GetAsync("/finance/e-invoices", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Only_who_sees_the_invoice_sees_its_e_invoice_and_a_draft_has_none()
    {
        await SellAsync(EInvoiceUse.Off);
        var (company, _, invoice) = await _scene.IssuedAsync("Somebody's own");
        await BuyAsync(company);
        foreach (var part in new[] { "e-invoice", "ubl", "factur-x" })
        {
            await app.Browser(TestUser.TeamMember).GetAsync($"/finance/invoices/{invoice}/{part}",
                HttpStatusCode.Forbidden);
            await app.Browser(TestUser.Sales).GetAsync($"/finance/invoices/{invoice}/{part}", HttpStatusCode.NotFound);
        }

        await _scene.TimeAsync(await _scene.ProjectAsync(company), 60);
        var draft = await _scene.DraftAsync(company);
        await Accountant.GetAsync($"/finance/invoices/{draft}/e-invoice", HttpStatusCode.NotFound);
    }

    private async Task LacksAsync(string url, string what)
    {
        using var answer = await Accountant.Http.GetAsync($"{url}/ubl");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal($"{url}/e-invoice", answer.Headers.Location!.ToString());
        var page = await Accountant.GetAsync($"{url}/e-invoice");
        Assert.Contains(what, page.QuerySelector("[data-lacking]")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll($"a[href='{url}/ubl']"));
    }

    private async Task<byte[]> FileAsync(string url, string type)
    {
        using var answer = await Accountant.Http.GetAsync(url);
        Assert.Equal((HttpStatusCode.OK, type), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private async Task<byte[]> PrintAsync(Guid id)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<DocumentPrinter>()
            .FileAsync(id, CancellationToken.None))!.Pdf;
    }

    private async Task<IEnumerable<string>> PapersAsync(Guid invoice)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await MailOf(scope.ServiceProvider).PapersAsync(invoice, null, CancellationToken.None))
            .Where(p => p.IsUsual).Select(p => p.Key);
    }

    private static IRecordMail MailOf(IServiceProvider services) =>
        services.GetServices<IRecordMail>().Single(mail => mail.Kind == Kinds.Invoice);

    // The company of the tests has no tax number of its own.
    private Task SellAsync(EInvoiceUse use) => app.InAsync<FinanceDbContext>(async db =>
    {
        var terms = await db.SellerTerms.FirstOrDefaultAsync() ?? db.Add(new SellerTerms()).Entity;
        terms.Change(use, new EInvoiceSide { Country = "KG", VatId = "DE811907980" });
        await db.SaveChangesAsync();
    });

    private Task BuyAsync(Guid company, string country = "DE", string reference = "") =>
        app.InAsync<FinanceDbContext>(async db =>
        {
            var terms = await db.BuyerTerms.OfAsync(company, CancellationToken.None)
                ?? db.Add(new BuyerTerms(company)).Entity;
            terms.Change(new EInvoiceSide { Country = country, Reference = reference });
            await db.SaveChangesAsync();
        });
}
