using System.Net;
using ErpCrm.Contracts;
using ErpCrm.Documents;
using ErpCrm.Finance;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Papers;
using ErpCrm.Finance.PaymentCodes;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using UglyToad.PdfPig;

namespace ErpCrm.Tests.Finance.Billing.Papers;

/// <summary>The papers of Kyrgyz practice beside an invoice: a payment invoice, an act that never changes, a code to
/// pay with.</summary>
public sealed class PaperPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string BankLink =
        "https://qr.bank.example/#00020101021132320015qr.bank.example01012100447115204739253034175904Orda63045e35";

    private readonly FinanceScene _scene = new(app);

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Theory]
    [InlineData("ru", "Счёт на оплату / Төлөөгө эсеп", "Одиннадцать тысяч двести сомов 00 тыйынов",
        "Главный бухгалтер", "ИНН 01204199810012", "ОКПО 27184590")]
    [InlineData("ky", "Төлөөгө эсеп / Счёт на оплату", "Он бир миң эки жүз сом 00 тыйын", "Башкы бухгалтер",
        "М. О.", "БИК 109018")]
    [InlineData("en", "Payment invoice", "Eleven thousand two hundred som 00 tyiyn", "Chief accountant",
        "Asan Director")]
    public async Task A_draft_is_asked_to_be_paid_in_the_customers_language(string language, params string[] words)
    {
        await ChooseAsync(PaperSet.ByCountry);
        var company = await _scene.CustomerAsync($"Asked in {language}", language: language);
        await DescribeAsync(company);
        await _scene.TimeAsync(await _scene.ProjectAsync(company), 600);
        var draft = await _scene.DraftAsync(company);
        var text = TextOf(await PdfAsync($"/finance/invoices/{draft}/payment-invoice"));
        Assert.All(words, word => Assert.Contains(word, text, StringComparison.Ordinal));
        Assert.Contains("PI-", text, StringComparison.Ordinal);
        Assert.DoesNotContain("INV-", text, StringComparison.Ordinal);
        Assert.NotNull((await Accountant.GetAsync($"/finance/invoices/{draft}")).QuerySelector(
            $".bar-actions a[href='/finance/invoices/{draft}/payment-invoice']"));
        await Accountant.GetAsync($"/finance/invoices/{draft}/act", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_act_says_what_was_delivered_and_who_accepted_it_and_never_changes()
    {
        await ChooseAsync(PaperSet.ByCountry);
        var (company, _, invoice) = await _scene.IssuedAsync("Signs an act", language: "ru");
        var url = $"/finance/invoices/{invoice}/act";
        var first = await PdfAsync(url);
        var text = TextOf(first);
        var number = (await _scene.InvoiceAsync(invoice)).Number!;
        string[] said =
        [
            "Акт выполненных работ / Аткарылган иштердин актысы", number, "Portal", "принято: Timur Asanov",
            "Заказчик претензий", "11 200,00 сом", "НДС 12%", "Сдал исполнитель", "Asan Director", "Принял заказчик",
        ];
        Assert.All(said, word => Assert.Contains(word, text, StringComparison.Ordinal));
        Assert.DoesNotContain("Реквизиты для оплаты", text, StringComparison.Ordinal);

        await ChooseAsync(PaperSet.Plain, "Somebody Else");
        await DescribeAsync(company);
        await _scene.CustomerAsync("Renamed since", language: "ru", version: 9, id: company);
        Assert.Equal(first, await PdfAsync(url));
        await app.InAsync<FinanceDbContext>(db => db.ActFiles.ExecuteDeleteAsync());
        Assert.Equal(text, TextOf(await PdfAsync(url)));
        Assert.NotNull((await Accountant.GetAsync($"/finance/invoices/{invoice}")).QuerySelector($"a[href='{url}']"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.InAsync<FinanceDbContext>(async db =>
        {
            db.Remove(await db.ActFiles.SingleAsync(f => f.InvoiceId == invoice));
            await db.SaveChangesAsync();
        }));
    }

    [Fact]
    public async Task Where_the_invoice_goes_alone_there_is_nothing_else()
    {
        await ChooseAsync(PaperSet.Plain);
        var (_, _, invoice) = await _scene.IssuedAsync("Gets it alone");
        var page = await Accountant.GetAsync($"/finance/invoices/{invoice}");
        Assert.NotNull(page.QuerySelector($".bar-actions a[href='/finance/invoices/{invoice}/pdf']"));
        Assert.Empty(page.QuerySelectorAll("#papers"));
        foreach (var paper in new[] { "payment-invoice", "act" })
            await Accountant.GetAsync($"/finance/invoices/{invoice}/{paper}", HttpStatusCode.NotFound);
        Assert.Equal(["pdf"], await MailedAsync(invoice));

        // What was issued before has no act; it is asked to be paid all the same.
        await ChooseAsync(PaperSet.WithAct);
        Assert.NotEmpty(await PdfAsync($"/finance/invoices/{invoice}/payment-invoice"));
        await Accountant.GetAsync($"/finance/invoices/{invoice}/act", HttpStatusCode.NotFound);
        Assert.Equal(["pdf", "payment-invoice"], await MailedAsync(invoice));
    }

    [Fact]
    public async Task Mails_bring_the_papers_that_the_company_chose()
    {
        await ChooseAsync(PaperSet.WithAct);
        var (_, _, invoice) = await _scene.IssuedAsync("Mailed with papers");
        Assert.Equal(["pdf", "payment-invoice", "act"], await MailedAsync(invoice));
        var act = await PdfAsync($"/finance/invoices/{invoice}/act");
        await using (var scope = app.Services.CreateAsyncScope())
            Assert.Equal(act, (await MailOf(scope.ServiceProvider).WriteAsync(invoice, "act", default))!.Content);
        await ChooseAsync(PaperSet.ByCountry);
        Assert.Equal(["pdf", "payment-invoice, if wanted", "act, if wanted"], await MailedAsync(invoice));
    }

    [Fact]
    public async Task An_invoice_in_som_carries_a_code_with_what_is_open_and_its_number()
    {
        await ChooseAsync(PaperSet.WithAct);
        await app.InAsync<FinanceDbContext>(async db =>
        {
            await db.BankAccounts.ExecuteDeleteAsync();
            var account = BankAccount.Open("Takes codes", "KGS", 0, app.Today, app.Today);
            account.Describe("Bank", "118003", "1180000000000001", isOnInvoices: true);
            account.TakeCodes(BankLink);
            db.Add(account);
            await db.SaveChangesAsync();
        });
        await _scene.ExchangeAsync("USD", 87.45m, app.Today.AddDays(-10));
        var (_, _, invoice) = await _scene.IssuedAsync("Pays with a code");
        var number = (await _scene.InvoiceAsync(invoice)).Number!;
        Assert.Equal(CodeOf(1_120_000, number), (await PaperAsync(invoice)).Payment!.QrPayload);
        Assert.Contains("Scan to pay", TextOf(await PdfAsync($"/finance/invoices/{invoice}/pdf")),
            StringComparison.Ordinal);
        var balance = new PaperBalance(app.Today, 4200, 0, 7000);
        Assert.Equal(CodeOf(700_000, number), (await PaperAsync(invoice, balance)).Payment!.QrPayload);
        Assert.Null((await PaperAsync(invoice, balance with { Due = 0 })).Payment!.QrPayload);

        var (company, _, dollars) = await _scene.IssuedAsync("Pays in dollars with no code", currency: "USD");
        Assert.Null((await PaperAsync(dollars)).Payment?.QrPayload);
        await _scene.TimeAsync(await _scene.ProjectAsync(company), 60);
        var draft = await _scene.DraftAsync(company);
        Assert.DoesNotContain("Scan to pay", TextOf(await PdfAsync($"/finance/invoices/{draft}/pdf")),
            StringComparison.Ordinal);
        Assert.Contains("Scan to pay", TextOf(await PdfAsync($"/finance/invoices/{draft}/payment-invoice")),
            StringComparison.Ordinal);
        await app.InAsync<FinanceDbContext>(db => db.BankAccounts.ExecuteDeleteAsync());
    }

    [Fact]
    public async Task A_payment_link_that_is_none_is_refused_beside_its_field()
    {
        var form = await Accountant.GetAsync("/finance/bank-accounts/create");
        var refused = await Accountant.SubmitAsync(form, "form#account", ("Name", "With a link"), ("Currency", "KGS"),
            ("PaymentLink", BankLink.Replace("5e35", "5e36", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("check figures", refused.Page.QuerySelector("#PaymentLink-error")!.TextContent,
            StringComparison.Ordinal);
        Assert.Contains("5e36", refused.Html, StringComparison.Ordinal);
        (await Accountant.SubmitAsync(refused.Page, "form#account", ("PaymentLink", BankLink))).Saved();
        Assert.Equal(BankLink, await app.InAsync<FinanceDbContext, string>(
            db => db.BankAccounts.Where(a => a.Name == "With a link").Select(a => a.PaymentLink).SingleAsync()));
    }

    [Fact]
    public async Task The_papers_are_chosen_by_who_may_and_conflicts_are_shown()
    {
        await ChooseAsync(PaperSet.ByCountry);
        const string url = "/finance/papers";
        var (form, stale) = (await Accountant.GetAsync(url), await Accountant.GetAsync(url));
        Assert.Contains("with payment invoice and act", form.Body!.TextContent, StringComparison.Ordinal);
        var refused = await Accountant.SubmitAsync(form, "form#papers", ("Director", new string('x', 121)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        (await Accountant.SubmitAsync(refused.Page, "form#papers", ("Director", "Aida"), ("Set", "Plain"))).Saved();
        Assert.Equal(HttpStatusCode.Conflict,
            (await Accountant.SubmitAsync(stale, "form#papers", ("Director", "Late"))).Status);
        await app.Browser(TestUser.Sales).GetAsync(url, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task What_papers_say_of_a_customer_is_entered_on_its_page()
    {
        await ChooseAsync(PaperSet.WithAct);
        var company = await _scene.CustomerAsync("With a register code");
        var url = $"/finance/customers/{company}/papers";
        var (form, stale) = (await Accountant.GetAsync(url), await Accountant.GetAsync(url));
        (await Accountant.SubmitAsync(form, "form#customer-papers", ("RegistrationCode", "27184590"))).Saved();
        Assert.Equal(HttpStatusCode.Conflict,
            (await Accountant.SubmitAsync(stale, "form#customer-papers", ("RegistrationCode", "1"))).Status);
        var page = await Accountant.GetAsync($"/finance/customers/{company}");
        Assert.Contains("27184590", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a[href='{url}']"));
        await app.Browser(TestUser.Sales).GetAsync(url, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Only_who_sees_the_invoice_sees_its_papers()
    {
        await ChooseAsync(PaperSet.WithAct);
        var (_, _, invoice) = await _scene.IssuedAsync("Papers of somebody else");
        foreach (var paper in new[] { "payment-invoice", "act" })
        {
            var url = $"/finance/invoices/{invoice}/{paper}";
            await app.Browser(TestUser.TeamMember).GetAsync(url, HttpStatusCode.Forbidden);
            await app.Browser(TestUser.Sales).GetAsync(url, HttpStatusCode.NotFound);
        }
    }

    [Theory]
    [InlineData("01204199810012", true), InlineData("0120419981001", false), InlineData("012041998100123", false)]
    [InlineData("0120419981001a", false), InlineData("", false)]
    public void A_tax_number_has_fourteen_figures(string number, bool expected) =>
        Assert.Equal(expected, CustomerPapers.IsTaxNumber(number));

    private Task ChooseAsync(PaperSet set, string director = "Asan Director") =>
        app.InAsync<FinanceDbContext>(async db =>
        {
            var settings = await db.PaperSettings.FirstOrDefaultAsync() ?? db.Add(new PaperSettings()).Entity;
            settings.Change(set, director, "Gulnara Accountant");
            await db.SaveChangesAsync();
        });

    private Task DescribeAsync(Guid company) => app.InAsync<FinanceDbContext>(async db =>
    {
        var papers = db.Add(new CustomerPapers(company)).Entity;
        papers.Change(new FrozenBuyer { RegistrationCode = "27184590", Bank = "Optima", BankCode = "109018" });
        await db.SaveChangesAsync();
    });

    private static string CodeOf(long tyiyn, string number) =>
        ElqrLink.ReadStatic(BankLink).For(tyiyn, number)!.ToString();

    private async Task<BusinessDocument> PaperAsync(Guid invoice, PaperBalance? balance = null)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var content = await scope.ServiceProvider.GetRequiredService<FinanceDbContext>().IssuedDocuments
            .Where(d => d.Id == invoice).Select(d => d.Content).SingleAsync();
        return DocumentPaper.Of(FrozenDocument.Read(content), null,
            scope.ServiceProvider.GetRequiredService<IStringLocalizer<FinanceText>>(), balance: balance);
    }

    private async Task<IEnumerable<string>> MailedAsync(Guid invoice)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (await MailOf(scope.ServiceProvider).PapersAsync(invoice, null, default))
            .Select(p => p.IsUsual ? p.Key : $"{p.Key}, if wanted");
    }

    private static IRecordMail MailOf(IServiceProvider services) =>
        services.GetServices<IRecordMail>().Single(mail => mail.Kind == Kinds.Invoice);

    private async Task<byte[]> PdfAsync(string url)
    {
        using var answer = await Accountant.Http.GetAsync(url);
        Assert.Equal((HttpStatusCode.OK, "application/pdf"),
            (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return await answer.Content.ReadAsByteArrayAsync();
    }

    private static string TextOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Join('\n', document.GetPages().Select(p => string.Join(' ', p.GetWords().Select(w => w.Text))))
            .Replace('\u00a0', ' ');
    }
}
