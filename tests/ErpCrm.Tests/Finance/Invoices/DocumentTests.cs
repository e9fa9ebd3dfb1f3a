using System.Security.Cryptography;
using ErpCrm.Finance;
using ErpCrm.Finance.Invoices;
using ErpCrm.Finance.Numbering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;

namespace ErpCrm.Tests.Finance.Invoices;

public sealed class DocumentTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly FinanceScene _scene = new(app);

    [Theory]
    [InlineData("en", "Invoice", "Amount due", "KGS 11,200.00", "VAT 12%")]
    [InlineData("ky", "Эсеп", "Төлөнө турган сумма", "11 200,00 KGS", "КНС 12%")]
    [InlineData("ru", "Счёт", "К оплате", "11 200,00 KGS", "НДС 12%")]
    public async Task The_print_says_number_totals_and_labels_in_the_customers_language(string language, params string[] words)
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
        var content = await app.InAsync<FinanceDbContext, string>(db => db.IssuedDocuments.Where(d => d.Id == id).Select(d => d.Content).SingleAsync());
        Assert.Equal(content, FrozenDocument.Read(content).Write());
    }

    [Fact]
    public async Task An_invoice_without_an_exchange_rate_for_its_day_is_not_issued()
    {
        var company = await _scene.CustomerAsync("No rate", "GBP");
        var project = await _scene.ProjectAsync(company, currency: "GBP");
        await _scene.TimeAsync(project, 60);
        var draft = await _scene.DraftAsync(company, "GBP");
        var refusal = await Assert.ThrowsAsync<ErpCrm.SharedKernel.BusinessRuleException>(() => _scene.IssueAsync(draft));
        Assert.Contains("no exchange rate", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_exchange_rate_of_the_issue_date_is_kept()
    {
        await _scene.ExchangeAsync("EUR", 95m, app.Today.AddDays(-10));
        await _scene.ExchangeAsync("EUR", 97m, app.Today.AddDays(1));
        var invoice = await _scene.InvoiceAsync((await _scene.IssuedAsync("In euro", hours: 2, currency: "EUR")).Invoice);
        Assert.Equal((95m, 2240m, 212_800m), (invoice.ExchangeRate, invoice.Gross, invoice.BaseGross));
    }

    [Fact]
    public async Task A_draft_is_printed_with_the_word_draft_for_its_number_and_is_not_kept()
    {
        var company = await _scene.CustomerAsync("Previewed");
        await _scene.TimeAsync(await _scene.ProjectAsync(company), 60);
        var draft = await _scene.DraftAsync(company);
        var browser = app.Browser(TestUser.Accountant);
        Assert.NotNull((await browser.GetAsync($"/finance/invoices/{draft}")).QuerySelector($"a[href='/finance/invoices/{draft}/pdf']"));

        using var answer = await browser.Http.GetAsync($"/finance/invoices/{draft}/pdf");

        var text = TextOf(await answer.Content.ReadAsByteArrayAsync());
        Assert.Contains("Draft", text, StringComparison.Ordinal);
        Assert.Contains("Not an invoice yet", text, StringComparison.Ordinal);
        Assert.DoesNotContain("INV-", text, StringComparison.Ordinal);
        Assert.False(await app.InAsync<FinanceDbContext, bool>(db => db.DocumentFiles.AnyAsync(f => f.DocumentId == draft)));
    }

    private async Task<DocumentFile> FileAsync(Guid id)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<DocumentPrinter>().FileAsync(id, CancellationToken.None))!;
    }

    private static string TextOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Join('\n', document.GetPages().Select(p => string.Join(' ', p.GetWords().Select(w => w.Text)))).Replace('\u00a0', ' ');
    }
}
