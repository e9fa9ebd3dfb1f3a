using System.Net;
using System.Security.Cryptography;
using ErpCrm.Finance;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Numbering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;

namespace ErpCrm.Tests.Finance.Billing.Invoices;

public sealed class DocumentTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly FinanceScene _scene = new(app);

    [Theory]
    [InlineData("en", "Invoice", "Amount due", "KGS 11,200.00", "VAT 12%", "Eleven thousand two hundred som 00 tyiyn",
        "Chief accountant")]
    [InlineData("ky", "Эсеп", "Төлөнө турган сумма", "11 200,00 сом", "КНС 12%", "Аткаруучу", "Буйрутмачы",
        "Он бир миң эки жүз сом 00 тыйын", "мөөр")]
    [InlineData("ru", "Счёт", "Итого к оплате", "11 200,00 сом", "НДС 12%", "Исполнитель", "Заказчик",
        "Наименование работ, услуг", "Одиннадцать тысяч двести сомов 00 тыйынов", "подпись, М. П.")]
    public async Task The_print_says_number_totals_and_labels_in_the_customers_language(string language,
        params string[] words)
    {
        var id = (await _scene.IssuedAsync($"Printed {language}", hours: 10, language: language)).Invoice;
        var file = await FileAsync(id);
        var text = TextOf(file.Pdf);
        var invoice = await _scene.InvoiceAsync(id);
        Assert.Contains(invoice.Number!, text, StringComparison.Ordinal);
        Assert.All(words, word => Assert.Contains(word, text, StringComparison.Ordinal));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file.Pdf)), file.Sha256);
    }

    [Fact]
    public async Task What_was_not_printed_when_it_was_issued_is_printed_from_the_frozen_content()
    {
        var (company, _, id) = await _scene.IssuedAsync("Reprinted");
        var first = await FileAsync(id);
        await app.InAsync<FinanceDbContext>(db => db.DocumentFiles.Where(f => f.DocumentId == id).ExecuteDeleteAsync());
        await _scene.CustomerAsync("Renamed since", version: 9, id: company);
        var again = await FileAsync(id);
        Assert.Contains("Reprinted", TextOf(again.Pdf), StringComparison.Ordinal);
        Assert.Equal(TextOf(first.Pdf), TextOf(again.Pdf));
    }

    [Fact]
    public async Task The_frozen_content_reads_back_as_it_was_written()
    {
        var id = (await _scene.IssuedAsync("Round trip")).Invoice;
        var content = await app.InAsync<FinanceDbContext, string>(
            db => db.IssuedDocuments.Where(d => d.Id == id).Select(d => d.Content).SingleAsync());
        Assert.Equal(content, FrozenDocument.Read(content).Write());
    }

    [Fact]
    public async Task An_invoice_without_an_exchange_rate_for_its_day_is_not_issued()
    {
        var company = await _scene.CustomerAsync("No rate", "GBP");
        var project = await _scene.ProjectAsync(company, currency: "GBP");
        await _scene.TimeAsync(project, 60);
        var draft = await _scene.DraftAsync(company, "GBP");
        var refusal = await Assert.ThrowsAsync<ErpCrm.SharedKernel.BusinessRuleException>(
            () => _scene.IssueAsync(draft));
        Assert.Contains("no exchange rate", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_exchange_rate_of_the_issue_date_is_kept()
    {
        await _scene.ExchangeAsync("EUR", 95m, app.Today.AddDays(-10));
        await _scene.ExchangeAsync("EUR", 97m, app.Today.AddDays(1));
        var invoice = await _scene.InvoiceAsync(
            (await _scene.IssuedAsync("In euro", hours: 2, currency: "EUR")).Invoice);
        Assert.Equal((95m, 2240m, 212_800m), (invoice.ExchangeRate, invoice.Gross, invoice.BaseGross));
    }

    [Fact]
    public async Task A_draft_is_printed_with_the_word_draft_for_its_number_and_is_not_kept()
    {
        var company = await _scene.CustomerAsync("Previewed");
        await _scene.TimeAsync(await _scene.ProjectAsync(company), 60);
        var draft = await _scene.DraftAsync(company);
        var browser = app.Browser(TestUser.Accountant);
        Assert.NotNull((await browser.GetAsync($"/finance/invoices/{draft}")).QuerySelector(
            $"a[href='/finance/invoices/{draft}/pdf']"));

        using var answer = await browser.Http.GetAsync($"/finance/invoices/{draft}/pdf");

        var text = TextOf(await answer.Content.ReadAsByteArrayAsync());
        Assert.Contains("Draft", text, StringComparison.Ordinal);
        Assert.Contains("Not an invoice yet", text, StringComparison.Ordinal);
        Assert.DoesNotContain("INV-", text, StringComparison.Ordinal);
        Assert.False(
            await app.InAsync<FinanceDbContext, bool>(db => db.DocumentFiles.AnyAsync(f => f.DocumentId == draft)));
    }

    [Theory]
    [InlineData("ru", "Освобождено от НДС"), InlineData("ky", "КНСтен бошотулган"), InlineData("en", "Exempt from VAT")]
    public async Task Why_no_vat_is_charged_is_said_in_the_customers_language(string language, string reason)
    {
        var company = await _scene.CustomerAsync($"Exempt {language}", language: language);
        await _scene.TimeAsync(await _scene.ProjectAsync(company), 60);
        var draft = await _scene.DraftAsync(company);
        var browser = app.Browser(TestUser.Accountant);
        (await browser.SubmitAsync(await browser.GetAsync($"/finance/invoices/{draft}/edit"), "form#invoice",
            ("Lines[0].Vat", "0|Exempt from VAT"))).Saved();
        await _scene.IssueAsync(draft);
        Assert.Contains(reason, TextOf((await FileAsync(draft)).Pdf), StringComparison.Ordinal);
        var shown = await app.Browser(TestUser.Accountant, language).GetAsync($"/finance/invoices/{draft}");
        Assert.Contains(reason, shown.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_account_of_the_documents_currency_is_printed()
    {
        await app.InAsync<FinanceDbContext>(async db =>
        {
            foreach (var (currency, number) in new[] { ("KGS", "1180000000000001"), ("USD", "1180000000000002") })
            {
                var account = BankAccount.Open($"On paper {currency}", currency, 0, app.Today, app.Today);
                account.Describe("Демир Банк", "118003", number, isOnInvoices: true);
                db.Add(account);
            }

            await db.SaveChangesAsync();
        });
        await _scene.ExchangeAsync("USD", 87.45m, app.Today.AddDays(-10));
        var som = TextOf((await FileAsync((await _scene.IssuedAsync("Pays in som", language: "ru")).Invoice)).Pdf);
        var dollar = TextOf(
            (await FileAsync((await _scene.IssuedAsync("Pays in dollars", currency: "USD")).Invoice)).Pdf);
        Assert.Contains("1180000000000001", som, StringComparison.Ordinal);
        Assert.Contains("БИК", som, StringComparison.Ordinal);
        Assert.DoesNotContain("1180000000000002", som, StringComparison.Ordinal);
        Assert.Contains("1180000000000002", dollar, StringComparison.Ordinal);
        Assert.DoesNotContain("1180000000000001", dollar, StringComparison.Ordinal);
        await app.InAsync<FinanceDbContext>(db => db.BankAccounts.ExecuteDeleteAsync());
    }

    [Fact]
    public async Task A_part_paid_invoice_prints_what_is_due_and_its_issued_print_stays()
    {
        var (_, _, id) = await _scene.IssuedAsync("Part paid");
        var issued = await FileAsync(id);
        var browser = app.Browser(TestUser.Accountant);
        var form = await browser.GetAsync($"/finance/payments/create?invoiceId={id}");
        (await browser.SubmitAsync(form, "form#payment", ("Amount", "4200"))).Saved();

        using var balance = await browser.Http.GetAsync($"/finance/invoices/{id}/pdf?balance=true");
        var text = TextOf(await balance.Content.ReadAsByteArrayAsync());
        Assert.Contains("Still to pay KGS 7,000.00", text, StringComparison.Ordinal);
        Assert.Contains("KGS 4,200.00", text, StringComparison.Ordinal);
        Assert.Contains("Seven thousand som 00 tyiyn", text, StringComparison.Ordinal);
        using var original = await browser.Http.GetAsync($"/finance/invoices/{id}/pdf");
        Assert.Equal(issued.Pdf, await original.Content.ReadAsByteArrayAsync());
        var page = await browser.GetAsync($"/finance/invoices/{id}");
        Assert.Contains("Still to pay", page.QuerySelector("article.doc")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Characters_that_cannot_be_printed_are_named_before_the_invoice_is_issued()
    {
        var company = await _scene.CustomerAsync("Café \uD83D\uDE00 ठे");
        await _scene.TimeAsync(await _scene.ProjectAsync(company), 60);
        var draft = await _scene.DraftAsync(company);
        var browser = app.Browser(TestUser.Accountant);
        var page = await browser.GetAsync($"/finance/invoices/{draft}/issue");
        Assert.Contains("\uD83D\uDE00", page.QuerySelector(".notice.amber")!.ParentElement!.TextContent,
            StringComparison.Ordinal);
        var refused = await browser.SubmitAsync(page, "form#issue");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        (await browser.SubmitAsync(refused.Page, "form#issue", ("AcceptsMissing", "true"))).Saved();
    }

    [Fact]
    public async Task What_the_company_has_not_entered_is_told_before_the_invoice_is_issued()
    {
        var company = await _scene.CustomerAsync("Warned");
        await _scene.TimeAsync(await _scene.ProjectAsync(company), 60);
        var page = await app.Browser(TestUser.Accountant)
            .GetAsync($"/finance/invoices/{await _scene.DraftAsync(company)}/issue");
        Assert.Contains("your address, your tax number, a bank account in the currency of the invoice",
            page.Body!.TextContent, StringComparison.Ordinal);
    }

    private async Task<DocumentFile> FileAsync(Guid id)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<DocumentPrinter>()
            .FileAsync(id, CancellationToken.None))!;
    }

    private static string TextOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Join('\n', document.GetPages().Select(p => string.Join(' ', p.GetWords().Select(w => w.Text))))
            .Replace('\u00a0', ' ');
    }
}
