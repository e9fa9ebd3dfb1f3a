using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Contracts;
using ErpCrm.Insights;
using ErpCrm.Tests.Crm;
using ErpCrm.Tests.Finance;
using ErpCrm.Workspace;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;

namespace ErpCrm.Tests.Workspace.Mail;

/// <summary>What goes along with a mail: papers made of its record, and files that are kept with it.</summary>
public sealed class MailPapersTests(TestApp app) : IClassFixture<TestApp>, IDisposable
{
    private const string Compose = "form#compose";
    private readonly MailHouse _house = new();
    private readonly FinanceScene _scene = new(app);

    [Fact]
    public async Task An_invoice_is_mailed_from_its_page_in_the_customers_language_with_its_paper()
    {
        app.Use(_house.Port);
        var (_, _, invoice) = await _scene.IssuedAsync("Client of mail", language: "ru");
        var number = (await _scene.InvoiceAsync(invoice)).Number!;
        var browser = app.Browser(TestUser.Accountant);
        var page = await browser.GetAsync($"/finance/invoices/{invoice}");
        var write = page.QuerySelector(".bar-actions a[href^='/workspace/mail/']")!.GetAttribute("href")!;
        page = await browser.GetAsync(write);
        Assert.Contains("office@client.example", Value(page, "To"), StringComparison.Ordinal);
        Assert.Equal($"Test company: счёт {number}", Value(page, "Subject"));
        Assert.Contains("Здравствуйте", Value(page, "Body"), StringComparison.Ordinal);
        Assert.True(((IHtmlInputElement)page.QuerySelector("[name=Papers]")!).IsChecked);

        (await browser.SubmitAsync(page, Compose, ("Cc", "Boss <boss@client.example>"))).Saved();
        await app.SendAsync();
        await app.DrainAsync();
        var taken = Assert.Single(_house.Desk.Taken, mail => mail.Message.Subject!.Contains(number));
        Assert.Equal(["office@client.example", "boss@client.example"], taken.To);
        var part = Assert.Single(taken.Message.Attachments.OfType<MimeKit.MimePart>());
        Assert.Equal($"{number}.pdf", part.FileName);
        using var pdf = new MemoryStream();
        await part.Content!.DecodeToAsync(pdf);
        using var paper = PdfDocument.Open(pdf.ToArray());
        Assert.Contains(number, paper.GetPage(1).Text, StringComparison.Ordinal);

        Assert.False((await _scene.InvoiceAsync(invoice)).IsDraft);
        var thread = await app.InAsync<InsightsDbContext, int>(
            db => db.ThreadEntries.CountAsync(e => e.Kind == ThreadKind.InvoiceMailed && e.RecordId == invoice));
        Assert.Equal(1, thread);
        Assert.Contains($"счёт {number}", await app.TimelineAsync(Kinds.Invoice, invoice), StringComparison.Ordinal);
        var history = await browser.GetAsync($"/audit/{Kinds.Invoice}/{invoice}");
        Assert.Contains($"счёт {number}", history.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_that_only_speaks_of_an_invoice_does_not_count_as_the_invoice()
    {
        app.Use(_house.Port);
        var (_, _, invoice) = await _scene.IssuedAsync("Client of reminder");
        var browser = app.Browser(TestUser.Accountant);
        var url = $"/workspace/mail/invoice/{invoice}/create";
        var form = (IHtmlFormElement)(await browser.GetAsync(url)).QuerySelector(Compose)!;
        var fields = TestBrowser.Fields(form).Where(field => field.Key != "Papers").ToList();
        (await browser.PostAsync(url, TestBrowser.Merge(fields, ("Subject", "When will you pay")))).Saved();
        await app.SendAsync();
        await app.DrainAsync();
        Assert.Contains(_house.Desk.Taken, mail => mail.Message.Subject == "When will you pay");
        Assert.Equal(0, await app.InAsync<InsightsDbContext, int>(
            db => db.ThreadEntries.CountAsync(e => e.Kind == ThreadKind.InvoiceMailed && e.RecordId == invoice)));
    }

    [Fact]
    public async Task A_file_that_is_not_there_any_more_is_not_left_out_silently()
    {
        var deal = await app.DealAsync(TestUser.Sales);
        var browser = app.Browser(TestUser.Sales);
        var form = (IHtmlFormElement)(await browser.GetAsync(WriteUrl(deal.Id))).QuerySelector(Compose)!;
        var answer = await browser.PostAsync(WriteUrl(deal.Id), TestBrowser.Merge(TestBrowser.Fields(form),
            ("To", "a@b.kg"), ("Files", $"{Guid.NewGuid()}")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(0, await CountAsync(deal.Id));
    }

    [Fact]
    public async Task A_draft_has_no_paper_and_files_have_a_limit_together()
    {
        var company = await _scene.CustomerAsync("Draft of mail");
        var project = await _scene.ProjectAsync(company);
        await _scene.TimeAsync(project, 60);
        var draft = await _scene.DraftAsync(company);
        var browser = app.Browser(TestUser.Accountant);
        var url = $"/workspace/mail/invoice/{draft}/create";
        var page = await browser.GetAsync(url);
        Assert.Empty(page.QuerySelectorAll("[name=Papers]"));
        var form = (IHtmlFormElement)page.QuerySelector(Compose)!;
        var forged = await browser.PostAsync(url, TestBrowser.Merge(TestBrowser.Fields(form), ("Papers", "pdf")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, forged.Status);
        Assert.Equal(0, await CountAsync(draft));
    }

    public void Dispose() => _house.Dispose();

    private Task<int> CountAsync(Guid record) =>
        app.InAsync<WorkspaceDbContext, int>(db => db.Mails.CountAsync(m => m.RecordId == record));

    private static string WriteUrl(Guid deal) => $"/workspace/mail/deal/{deal}/create";

    private static string Value(IHtmlDocument page, string name) => page.QuerySelector($"[name={name}]") switch
    {
        IHtmlTextAreaElement text => text.Value,
        IHtmlInputElement input => input.Value,
        _ => throw new ArgumentException(name),
    };
}
