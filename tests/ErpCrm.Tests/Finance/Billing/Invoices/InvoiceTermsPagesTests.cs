using System.Net;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Numbering;
using ErpCrm.Finance.Billing.Numbering.OwnSeries;
using ErpCrm.Finance.TaxRates;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Platform.Checking;
using ErpCrm.Platform.Security;
using ErpCrm.Tests.Finance.Books;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance.Billing.Invoices;

/// <summary>Discount, prices with VAT, categories, terms, series and voiding, through the pages.</summary>
public sealed class InvoiceTermsPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly FinanceScene _scene = new(app);

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task A_discount_on_the_whole_is_shown_frozen_and_posted()
    {
        var id = await DraftAsync("Discounted");
        await EditAsync(id, ("DiscountPercent", "5"), ("DiscountReason", "Loyal customer"));
        var shown = (await Accountant.GetAsync($"/finance/invoices/{id}")).QuerySelector(".totals")!.TextContent;
        Assert.Contains("Discount 5%: Loyal customer", shown, StringComparison.Ordinal);
        Assert.Contains("1,900.00", shown, StringComparison.Ordinal);
        await _scene.IssueAsync(id);
        var invoice = await _scene.InvoiceAsync(id);
        Assert.Equal((100m, 1900m, 228m), (invoice.DiscountAmount, invoice.Net, invoice.Vat));
        var frozen = await FrozenAsync(id);
        Assert.Equal((100m, 2000m, 100m),
            (frozen.Discount!.Amount, frozen.Lines.Sum(l => l.Printed), frozen.Lines.Sum(l => l.Allowance ?? 0)));
        var posted = await app.PostedAsync(id);
        Assert.Equal(-1900m, posted.Where(p => p.Role == ErpCrm.Finance.Books.Accounts.AccountRole.Sales)
            .Sum(p => p.Base));
        await SoundAsync();
    }

    [Fact]
    public async Task Two_discounts_or_too_much_are_refused_with_what_was_typed()
    {
        var id = await DraftAsync("Too much");
        foreach (var percent in new[] { "5", "" })
        {
            var answer = await Accountant.SubmitAsync(await Accountant.GetAsync($"/finance/invoices/{id}/edit"),
                "form#invoice", ("DiscountPercent", percent), ("DiscountFixed", "2000.01"),
                ("DiscountReason", "Kept as typed"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Equal("Kept as typed", answer.Page.QuerySelector("[name=DiscountReason]")!.GetAttribute("value"));
        }

        Assert.Equal(2000m, (await _scene.InvoiceAsync(id)).Net);
    }

    [Fact]
    public async Task Prices_with_vat_keep_the_gross_amount()
    {
        var id = await DraftAsync("With VAT");
        await EditAsync(id, ("PricesIncludeVat", "true"));
        var invoice = await _scene.InvoiceAsync(id);
        Assert.Equal((1785.71m, 214.29m, 2000m), (invoice.Net, invoice.Vat, invoice.Gross));
        var page = await Accountant.GetAsync($"/finance/invoices/{id}");
        Assert.Contains("Price with VAT", page.QuerySelector("article.doc")!.TextContent, StringComparison.Ordinal);
        await _scene.IssueAsync(id);
        await SoundAsync();
    }

    [Fact]
    public async Task Vat_is_rounded_as_was_set_for_the_day_of_issue()
    {
        (await Accountant.SubmitAsync(await Accountant.GetAsync("/finance/vat-rules/create"), "form#vat-rule",
            ("Rounding", "PerLine"))).Saved();
        try
        {
            var company = await _scene.CustomerAsync("Nine seats");
            var id = await app.InAsync<FinanceDbContext, Guid>(async db =>
            {
                var draft = new Invoice(await db.Customers.SingleAsync(c => c.Id == company), "KGS", app.Today);
                for (var i = 0; i < 9; i++)
                    draft.AddFree(null, new LineContent("Seat", 1, LineUnit.Piece, 13.60m, 0, 6));
                db.Add(draft);
                await db.SaveChangesAsync();
                return draft.Id;
            });
            Assert.Equal(7.34m, (await _scene.InvoiceAsync(id)).Vat);
            await _scene.IssueAsync(id);
            Assert.Equal((7.38m, VatRounding.PerLine),
                ((await _scene.InvoiceAsync(id)).Vat, (await FrozenAsync(id)).VatRounding));
            var twin = await Accountant.SubmitAsync(await Accountant.GetAsync("/finance/vat-rules/create"),
                "form#vat-rule");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, twin.Status);
        }
        finally
        {
            await app.InAsync<FinanceDbContext>(db => db.VatRules.ExecuteDeleteAsync());
        }
    }

    [Fact]
    public async Task A_rate_gives_its_category_and_code_to_the_line_that_keeps_them()
    {
        (await Accountant.SubmitAsync(await Accountant.GetAsync("/finance/tax-rates/create"), "form#tax-rate",
            ("Name", "Reverse charge EU"), ("Percent", "0"), ("Category", "ReverseCharge"),
            ("ExemptionCode", "VATEX-EU-AE"))).Saved();
        var id = await DraftAsync("Abroad");
        await EditAsync(id, ("Lines[0].Vat", "0;ReverseCharge;VATEX-EU-AE|Reverse charge"));
        await _scene.IssueAsync(id);
        var line = (await _scene.InvoiceAsync(id)).Lines.Single();
        Assert.Equal((VatCategory.ReverseCharge, "Reverse charge", "VATEX-EU-AE"),
            (line.VatCategory, line.VatNote, line.VatCode));
        var frozen = await FrozenAsync(id);
        Assert.Equal((VatCategory.ReverseCharge, "VATEX-EU-AE"),
            (frozen.VatGroups.Single().Category, frozen.VatGroups.Single().Code));
        var unknown = await Accountant.SubmitAsync(
            await Accountant.GetAsync($"/finance/invoices/{await DraftAsync("Made up")}/edit"), "form#invoice",
            ("Lines[0].Vat", "0;OutOfScope;|Made up"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.Status);
    }

    [Fact]
    public async Task Terms_by_the_end_of_the_month_are_printed_and_make_the_due_day()
    {
        var id = await DraftAsync("By the end of the month");
        await EditAsync(id, ("PaymentTermDays", "10"), ("PaymentTermKind", "AfterMonthEnd"));
        await _scene.IssueAsync(id);
        var invoice = await _scene.InvoiceAsync(id);
        var end = new DateOnly(app.Today.Year, app.Today.Month, DateTime.DaysInMonth(app.Today.Year, app.Today.Month));
        Assert.Equal(end.AddDays(10), invoice.DueOn);
        var page = await Accountant.GetAsync($"/finance/invoices/{id}");
        Assert.Contains("Payable within 10 days after the end of the month", page.Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_series_of_its_own_is_chosen_on_the_draft_and_proved_by_its_certificate()
    {
        (await Accountant.SubmitAsync(await Accountant.GetAsync("/finance/invoice-series/create"),
            "form#invoice-series", ("Name", "Export"), ("Prefix", "exp"), ("StartsAt", "41"))).Saved();
        var series = await app.InAsync<FinanceDbContext, InvoiceSeries>(
            db => db.InvoiceSeries.SingleAsync(s => s.Name == "Export"));
        foreach (var sequence in new[] { 41, 42 })
        {
            var id = await DraftAsync($"In a series {sequence}");
            await EditAsync(id, ("SeriesId", series.Id.ToString()));
            await _scene.IssueAsync(id);
            Assert.Equal($"EXP-{app.Today.Year}-{sequence:0000}", (await _scene.InvoiceAsync(id)).Number);
        }

        var certificate = await app.InAsync<FinanceDbContext, SeriesCertificate>(
            db => SeriesCertificate.CheckAsync(db, $"EXP-{app.Today.Year}", CancellationToken.None));
        Assert.Equal((true, 42), (certificate.Stands, certificate.Last));
        var page = await Accountant.GetAsync($"/finance/number-series/EXP-{app.Today.Year}");
        Assert.Contains($"EXP-{app.Today.Year}-0041", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Invoices", page.QuerySelector(".figures")!.TextContent, StringComparison.Ordinal);

        // Numbers were given: the prefix stays; no other series takes it, nor that of credit notes.
        var change = await Accountant.SubmitAsync(
            await Accountant.GetAsync($"/finance/invoice-series/{series.Id}/edit"), "form#invoice-series",
            ("Prefix", "EXX"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, change.Status);
        foreach (var prefix in new[] { "EXP", "CN", "INV", "Ж", "TOOLONGPREFIX" })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Accountant.SubmitAsync(
                await Accountant.GetAsync("/finance/invoice-series/create"), "form#invoice-series",
                ("Name", $"Other {prefix}"), ("Prefix", prefix))).Status);
    }

    [Fact]
    public async Task A_void_invoice_is_credited_wholly_and_a_draft_with_its_work_takes_its_place()
    {
        var id = await DraftAsync("Mistaken");
        await EditAsync(id, ("DiscountPercent", "10"), ("Reference", "PO-9"));
        await _scene.IssueAsync(id);
        var form = await Accountant.GetAsync($"/finance/invoices/{id}/void");
        var refused = await Accountant.SubmitAsync(form, "form#void", ("Reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var draftUrl = (await Accountant.SubmitAsync(form, "form#void", ("Reason", "Wrong customer data"),
            ("Replaces", "true"))).Saved();

        var old = await _scene.InvoiceAsync(id);
        Assert.Equal((true, 0m), (old.IsCredited, old.OpenAmount));
        var note = await app.InAsync<FinanceDbContext, CreditNote>(
            db => db.CreditNotes.SingleAsync(n => n.InvoiceId == id));
        Assert.Equal((true, CreditedWork.MayBeBilledAgain), (note.IsVoid, note.Work));
        var draft = await _scene.InvoiceAsync(Guid.Parse(draftUrl.Split('/')[^1]));
        Assert.Equal((true, id, "PO-9", old.Net, old.Gross),
            (draft.IsDraft, draft.ReplacesId, draft.Reference, draft.Net, draft.Gross));
        Assert.Equal(old.Lines.Single().Billed().Sum(a => a.Quantity), draft.Lines.Single().Delivered);

        var page = await Accountant.GetAsync($"/finance/invoices/{id}");
        Assert.NotNull(page.QuerySelector($"aside a[href='{draftUrl}']"));
        page = await Accountant.GetAsync(draftUrl);
        Assert.NotNull(page.QuerySelector($"aside a[href='/finance/invoices/{id}']"));
        // What is void is not void again.
        await Accountant.GetAsync($"/finance/invoices/{id}/void", HttpStatusCode.Redirect);
        await SoundAsync();
    }

    [Fact]
    public async Task What_is_paid_in_part_is_not_void()
    {
        var (_, _, id) = await _scene.IssuedAsync("Paid in part", hours: 2);
        var form = await Accountant.GetAsync($"/finance/invoices/{id}/void");
        await app.InAsync<FinanceDbContext>(async db =>
        {
            var invoice = await db.Invoices.SingleAsync(i => i.Id == id);
            var payment = Payment.Receive(Guid.Empty, new PaymentTerms(invoice.CompanyId, app.Today, 100, "KGS", 1,
                PaymentMethod.BankTransfer, "ref", null), invoice.CustomerName, app.Today);
            payment.Allocate(invoice, 100, app.Today, "KGS");
            db.Add(payment);
            await db.SaveChangesAsync();
        });
        Assert.Null((await Accountant.SubmitAsync(form, "form#void", ("Reason", "Too late"))).Location);
        Assert.False(await app.InAsync<FinanceDbContext, bool>(db => db.CreditNotes.AnyAsync(n => n.InvoiceId == id)));
        await Accountant.GetAsync($"/finance/invoices/{id}/void", HttpStatusCode.Redirect);
    }

    private async Task<Guid> DraftAsync(string name)
    {
        var company = await _scene.CustomerAsync(name);
        await _scene.TimeAsync(await _scene.ProjectAsync(company), 120);
        return await _scene.DraftAsync(company);
    }

    private async Task EditAsync(Guid id, params (string Name, string Value)[] typed) =>
        (await Accountant.SubmitAsync(await Accountant.GetAsync($"/finance/invoices/{id}/edit"), "form#invoice",
            typed)).Saved();

    private Task<FrozenDocument> FrozenAsync(Guid id) => app.InAsync<FinanceDbContext, FrozenDocument>(
        async db => FrozenDocument.Read(await db.IssuedDocuments.Where(d => d.Id == id).Select(d => d.Content)
            .SingleAsync()));

    // No rule over documents finds anything.
    private async Task SoundAsync()
    {
        using var acting = ActingUser.Act(null, null);
        await using var scope = app.Services.CreateAsyncScope();
        var findings = new List<string>();
        foreach (var check in scope.ServiceProvider.GetServices<ICheck>()
            .Where(c => c.GetType().Name is "InvoiceCheck" or "CreditNoteCheck" or "SeriesCheck"))
        {
            await foreach (var finding in check.RunAsync(CancellationToken.None)) findings.Add(finding.ToString());
        }

        Assert.Empty(findings);
    }
}
