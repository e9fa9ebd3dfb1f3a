using CsCheck;
using ErpCrm.Contracts;
using ErpCrm.Finance;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Treasury.Customers;
using ErpCrm.Insights;
using ErpCrm.Tests.Workspace.Mail;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;

namespace ErpCrm.Tests.Finance.Treasury.Customers;

/// <summary>A statement on paper says what its page says, in the customer's language, and goes by mail.</summary>
public sealed class StatementTests(TestApp app) : IClassFixture<TestApp>, IDisposable
{
    private static readonly string[] Some = ["KGS", "USD", "EUR"];
    private readonly MailHouse _house = new();
    private readonly FinanceScene _scene = new(app);

    [Theory]
    [InlineData("ky", "Салыштыруу")]
    [InlineData("ru", "Акт сверки")]
    [InlineData("en", "Statement")]
    public async Task It_is_printed_in_the_customers_language_with_the_totals_of_the_page(string language, string word)
    {
        var (company, _, invoice) = await _scene.IssuedAsync($"Үсөн {language}", language: language);
        var number = (await _scene.InvoiceAsync(invoice)).Number!;
        var browser = app.Browser(TestUser.Accountant);
        var page = await browser.GetAsync($"/finance/customers/{company}/statement");
        var link = page.QuerySelector(".bar-actions a[href*='/pdf']")!.GetAttribute("href")!;
        using var answer = await browser.Http.GetAsync(link);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        using var paper = PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync());
        var text = string.Concat(paper.GetPages().Select(p => p.Text)).Replace('\u00a0', ' ');
        Assert.Contains(word, text, StringComparison.Ordinal);
        Assert.Contains(number, text, StringComparison.Ordinal);
        Assert.Contains($"Үсөн {language} LLC", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\ufffd', text);
        Assert.Contains(language == "en" ? "11,200.00" : "11 200,00",
            text.Replace('\u202f', ' '), StringComparison.Ordinal);
        Assert.Contains("11,200.00", page.QuerySelector(".grand")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_open_less_the_credit_is_the_balance_on_every_day_and_in_every_currency()
    {
        var customer = await app.CustomerAsync("Every day");
        await app.InvoiceAsync(customer, 500, app.Today.AddDays(-40));
        await app.InvoiceAsync(customer, 300, app.Today.AddDays(-10));
        await app.InvoiceAsync(customer, 70, app.Today.AddDays(-5), "USD", 87);
        await app.InAsync<FinanceDbContext>(async db =>
        {
            db.Add(MoneyScene.NewPayment(customer, 900, app.Today.AddDays(-20)));
            await db.SaveChangesAsync();
        });
        foreach (var currency in new[] { "KGS", "USD" })
        {
            for (var day = app.Today.AddDays(-45); day <= app.Today; day = day.AddDays(5))
            {
                var statement = await app.InAsync<FinanceDbContext, Statement>(db => Statement.LoadAsync(db, customer,
                    currency, day.AddDays(-30), day, CancellationToken.None));
                Assert.Equal(statement.Closing, statement.Ageing.Open - statement.Credit);
                Assert.Equal(statement.Opening + statement.Invoiced - statement.Settled, statement.Closing);
                Assert.True(statement.Credit >= 0);
                Assert.All(statement.Open, item => Assert.Equal(currency, item.Currency));
            }
        }
    }

    [Fact]
    public async Task It_goes_by_mail_for_the_days_that_were_looked_at_and_stands_in_the_thread()
    {
        app.Use(_house.Port);
        var (company, _, _) = await _scene.IssuedAsync("Mailed statement", language: "ru");
        var browser = app.Browser(TestUser.Accountant);
        var (from, to) = (app.Today.AddDays(-100), app.Today);
        var page = await browser.GetAsync(
            $"/finance/customers/{company}/statement?currency=KGS&from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}");
        page = await browser.GetAsync(page.QuerySelector(".bar-actions a[href*='/workspace/mail/']")!
            .GetAttribute("href")!);
        (await browser.SubmitAsync(page, "form#compose")).Saved();
        await app.SendAsync();
        await app.DrainAsync();
        var taken = Assert.Single(_house.Desk.Taken);
        Assert.Equal("Акт сверки, Test company", taken.Message.Subject);
        var part = Assert.Single(taken.Message.Attachments.OfType<MimeKit.MimePart>());
        using var pdf = new MemoryStream();
        await part.Content!.DecodeToAsync(pdf);
        using var paper = PdfDocument.Open(pdf.ToArray());
        Assert.Contains($"{from.Day}", paper.GetPage(1).Text, StringComparison.Ordinal);
        Assert.Equal(1, await app.InAsync<InsightsDbContext, int>(db => db.ThreadEntries.CountAsync(
            e => e.Kind == ThreadKind.StatementMailed && e.RecordId == company)));
        var seen = await browser.GetAsync($"/workspace/mail/customer/{company}");
        Assert.Contains("Акт сверки", seen.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_see_what_customers_owe_gets_no_statement_and_no_mail_about_it()
    {
        var company = (await _scene.IssuedAsync("Hidden statement")).Company;
        var browser = app.Browser(TestUser.Sales);
        foreach (var url in new[]
        {
            $"/finance/customers/{company}/statement/pdf", $"/workspace/mail/customer/{company}/create",
        })
            Assert.False((await browser.Http.GetAsync(url)).IsSuccessStatusCode, url);
    }

    [Fact]
    public void A_period_is_read_as_it_was_written_and_nothing_else_is()
    {
        Gen.Select(Gen.Int[0, 2].Select(i => Some[i]), Gen.Int[0, 3_000_000], Gen.Int[0, 3_000]).Sample(
            (currency, first, days) =>
            {
                var from = DateOnly.FromDayNumber(first);
                var period = new StatementPeriod(currency, from, from.AddDays(days));
                Assert.Equal(period, StatementPeriod.Parse(period.Key));
            });
        foreach (var key in new[]
        {
            null, "", "pdf", "statement-XXX-20260101-20260102", "statement-KGS-20260102-20260101",
            "statement-KGS-2026-01-01", "statement-KGS-20260101-20260102-x",
        })
            Assert.Null(StatementPeriod.Parse(key));
        var customer = new Customer { Id = Guid.NewGuid() };
        Assert.Equal(new DateOnly(1, 1, 1), StatementPeriod.Of(customer, "KGS", null, new DateOnly(1, 5, 5),
            app.Today).From);
    }

    public void Dispose() => _house.Dispose();
}
