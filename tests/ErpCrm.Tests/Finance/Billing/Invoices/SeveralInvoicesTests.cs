using System.IO.Compression;
using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Mails;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Billing.Invoices;

/// <summary>Several invoices at once: each by its own rule, none because of another.</summary>
public sealed class SeveralInvoicesTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly FinanceScene _scene = new(app);

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task Drafts_are_issued_together_and_one_that_cannot_be_keeps_no_other_from_it()
    {
        Guid[] drafts = [await DraftAsync("First of two"), await DraftAsync("Second of two")];
        var empty = await EmptyAsync("Without lines");
        var ask = await Accountant.GetAsync(AskUrl("finance.issue-invoice", [.. drafts, empty]));
        var answer = await Accountant.SubmitAsync(ask, "form#bulk");
        var told = await Accountant.GetAsync(answer.Saved());
        Assert.Contains("An invoice without lines cannot be issued", told.Body!.TextContent, StringComparison.Ordinal);
        Assert.All(await StatesAsync(drafts), state => Assert.Equal(InvoiceStatus.Issued, state));
        Assert.Equal([InvoiceStatus.Draft], await StatesAsync([empty]));

        // The same again issues nothing twice.
        ask = await Accountant.GetAsync(AskUrl("finance.issue-invoice", drafts));
        (await Accountant.SubmitAsync(ask, "form#bulk")).Saved();
        Assert.Equal(2, (await NumbersAsync(drafts)).Distinct().Count());
    }

    [Fact]
    public async Task Invoices_are_sent_once_and_what_has_no_address_or_is_a_draft_says_so()
    {
        var (_, _, invoice) = await _scene.IssuedAsync("Sent together");
        var draft = await DraftAsync("Not sent");
        var silent = await app.InvoiceAsync(await app.CustomerAsync("Silent"), 100, app.Today);
        Guid[] all = [invoice, draft, silent.Id];
        var answer = await Accountant.SubmitAsync(await Accountant.GetAsync(AskUrl("finance.send-invoice", all)),
            "form#bulk");
        var told = (await Accountant.GetAsync(answer.Saved())).Body!.TextContent;
        Assert.Contains("A draft is not sent", told, StringComparison.Ordinal);
        Assert.Contains("has no e-mail address", told, StringComparison.Ordinal);
        (await Accountant.SubmitAsync(await Accountant.GetAsync(AskUrl("finance.send-invoice", [invoice])),
            "form#bulk")).Saved();
        (await Accountant.SubmitAsync(await Accountant.GetAsync(AskUrl("finance.send-invoice", [invoice])),
            "form#bulk", ("Again", "yes"))).Saved();
        var mailings = await app.InAsync<FinanceDbContext, List<InvoiceMailing>>(
            db => db.InvoiceMailings.AsNoTracking().Where(m => all.Contains(m.InvoiceId)).ToListAsync());
        Assert.Equal(invoice, Assert.Single(mailings).InvoiceId);
    }

    [Fact]
    public async Task The_pdfs_of_the_rows_come_as_one_file_and_what_has_none_is_told()
    {
        var (_, _, first) = await _scene.IssuedAsync("Zip / of: \"one\"");
        var (_, _, second) = await _scene.IssuedAsync("Zip of two");
        var draft = await DraftAsync("Zip of none");
        var ask = await Accountant.GetAsync(AskUrl("finance.zip-invoice", [first, second, draft]));
        var form = (IHtmlFormElement)ask.QuerySelector("form#bulk")!;
        Assert.Equal("/finance/invoices/zip", form.GetAttribute("action"));
        for (var time = 0; time < 2; time++)
        {
            using var content = new FormUrlEncodedContent(TestBrowser.Fields(form));
            using var answer = await Accountant.Http.PostAsync("/finance/invoices/zip", content);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
            await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(), ZipArchiveMode.Read);
            Assert.Equal(3, zip.Entries.Count);
            Assert.All(zip.Entries, entry => Assert.DoesNotContain(entry.FullName, c => "/\\:\"".Contains(c)));
            foreach (var entry in zip.Entries.Where(e => e.Name.EndsWith(".pdf", StringComparison.Ordinal)))
                Assert.StartsWith("%PDF", await TextAsync(entry), StringComparison.Ordinal);
            Assert.Contains("Zip of none", await TextAsync(zip.GetEntry("README.txt")!), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nobody_gets_the_pdf_of_what_he_does_not_see()
    {
        var (_, _, mine) = await _scene.IssuedAsync("Zip of Saltanat", owner: TestUser.Sales.Id);
        var (_, _, other) = await _scene.IssuedAsync("Zip of Oleg", owner: TestUser.OtherSales.Id);
        var sales = app.Browser(TestUser.Sales);
        var ask = await sales.GetAsync(AskUrl("finance.zip-invoice", [mine, other]));
        using var content = new FormUrlEncodedContent(
            TestBrowser.Fields((IHtmlFormElement)ask.QuerySelector("form#bulk")!));
        using var answer = await sales.Http.PostAsync("/finance/invoices/zip", content);
        await using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(), ZipArchiveMode.Read);
        Assert.Contains("Zip of Saltanat", Assert.Single(zip.Entries, e => e.Name != "README.txt").Name,
            StringComparison.Ordinal);
        Assert.DoesNotContain("Oleg", await TextAsync(zip.GetEntry("README.txt")!), StringComparison.Ordinal);
        await sales.GetAsync(AskUrl("finance.issue-invoice", [mine]), HttpStatusCode.NotFound);
    }

    [Fact]
    public void Names_of_files_are_unique_and_short()
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = Enumerable.Range(0, 3).Select(_ => InvoiceZip.NameOf(
            new ZippedInvoice(Guid.NewGuid(), "INV-2026-0001", new string('x', 300), app.Today, false), taken))
            .ToList();
        Assert.Equal(3, names.Distinct().Count());
        Assert.All(names, name => Assert.True(name.Length <= 110, name));
        Assert.EndsWith(" (2).pdf", names[1], StringComparison.Ordinal);
    }

    private static string AskUrl(string act, IReadOnlyList<Guid> ids) =>
        $"/workspace/bulk?list=invoices&act={act}&{string.Join('&', ids.Select(id => $"id={id}"))}";

    private async Task<Guid> DraftAsync(string name)
    {
        var company = await _scene.CustomerAsync(name);
        await _scene.TimeAsync(await _scene.ProjectAsync(company), 60);
        return await _scene.DraftAsync(company);
    }

    private async Task<Guid> EmptyAsync(string name)
    {
        var company = await _scene.CustomerAsync(name);
        return await app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var invoice = new Invoice(await db.Customers.SingleAsync(c => c.Id == company), "KGS", app.Today);
            db.Add(invoice);
            await db.SaveChangesAsync();
            return invoice.Id;
        });
    }

    private Task<List<InvoiceStatus>> StatesAsync(IReadOnlyList<Guid> ids) =>
        app.InAsync<FinanceDbContext, List<InvoiceStatus>>(db => db.Invoices.Where(i => ids.Contains(i.Id))
            .Select(i => i.Status).ToListAsync());

    private Task<List<string?>> NumbersAsync(IReadOnlyList<Guid> ids) =>
        app.InAsync<FinanceDbContext, List<string?>>(db => db.Invoices.Where(i => ids.Contains(i.Id))
            .Select(i => i.Number).ToListAsync());

    private static async Task<string> TextAsync(ZipArchiveEntry entry)
    {
        await using var stream = await entry.OpenAsync();
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
