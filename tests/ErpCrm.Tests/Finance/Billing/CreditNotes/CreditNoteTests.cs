using ErpCrm.Contracts.Finance;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance.Billing.CreditNotes;

/// <summary>domain-rules §5.</summary>
public sealed class CreditNoteTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly FinanceScene _scene = new(app);

    [Fact]
    public async Task A_full_credit_settles_the_invoice_and_frees_its_work()
    {
        var (company, _, id) = await _scene.IssuedAsync("All back", hours: 8);
        var note = await CreditAsync(id, 8, CreditedWork.MayBeBilledAgain);
        var invoice = await _scene.InvoiceAsync(id);
        Assert.Equal((false, 0m), (invoice.IsOpen, invoice.OpenAmount));
        Assert.Equal((invoice.Gross, invoice.Gross, 0m), (note.Gross, note.SettledAmount, note.OpenAmount));
        Assert.Equal(8m, await OpenHoursAsync(company));
        Assert.StartsWith("CN-", note.Number, StringComparison.Ordinal);
        var page = await app.Browser(TestUser.Accountant).GetAsync($"/finance/invoices/{id}");
        Assert.Equal("Credited in full", page.QuerySelector("h1 ~ .badge, .badge")!.TextContent.Trim());
    }

    [Fact]
    public void What_credit_takes_back_wholly_is_not_announced_as_paid_and_the_last_payment_of_a_part_is()
    {
        var whole = MoneyScene.NewInvoice(MoneyScene.NewCustomer("Whole"), 100, FinanceScene.Day);
        var part = MoneyScene.NewInvoice(MoneyScene.NewCustomer("Part"), 100, FinanceScene.Day);
        whole.TakeEvents();
        part.TakeEvents();
        whole.Credit(100, 100, FinanceScene.Day);
        part.Credit(40, 40, FinanceScene.Day);
        part.Settle(60, FinanceScene.Day.AddDays(-1));
        Assert.Empty(whole.TakeEvents().OfType<InvoicePaid>());
        Assert.Equal(FinanceScene.Day, Assert.Single(part.TakeEvents().OfType<InvoicePaid>()).PaidOn);
        Assert.True(whole.IsCredited && !part.IsCredited);
    }

    [Fact]
    public async Task An_invoice_of_which_nobody_paid_a_part_is_partly_credited()
    {
        var id = (await _scene.IssuedAsync("Part back", hours: 8)).Invoice;
        await CreditAsync(id, 3, CreditedWork.WrittenOff);
        var browser = app.Browser(TestUser.Accountant);
        var page = await browser.GetAsync($"/finance/invoices/{id}");
        Assert.Equal("Partly credited", page.QuerySelector(".badge")!.TextContent.Trim());
        Assert.Equal("Credited", page.QuerySelector(".totals + .totals span")!.TextContent.Trim());
        var list = await browser.GetAsync("/finance/invoices?q=Part+back");
        Assert.Equal("Partly credited", list.QuerySelector("#list .badge")!.TextContent.Trim());

        await app.InAsync<FinanceDbContext>(async db =>
        {
            (await db.Invoices.SingleAsync(i => i.Id == id)).Settle(100, app.Today);
            await db.SaveChangesAsync();
        });
        page = await browser.GetAsync($"/finance/invoices/{id}");
        Assert.Equal("Partly paid", page.QuerySelector(".badge")!.TextContent.Trim());
        Assert.Equal("Paid or credited",
            page.QuerySelector(".totals + .totals span")!.TextContent.Trim());
    }

    [Fact]
    public async Task What_is_written_off_is_not_to_bill_again()
    {
        var (company, _, id) = await _scene.IssuedAsync("Goodwill", hours: 8);
        await CreditAsync(id, 3, CreditedWork.WrittenOff);
        Assert.Equal(0m, await OpenHoursAsync(company));
        Assert.Equal(5600m, (await _scene.InvoiceAsync(id)).OpenAmount);
    }

    [Fact]
    public async Task A_credit_of_a_paid_invoice_is_the_customers_credit()
    {
        var id = (await _scene.IssuedAsync("Paid first", hours: 10)).Invoice;
        await app.InAsync<FinanceDbContext>(async db =>
        {
            (await db.Invoices.SingleAsync(i => i.Id == id)).Settle(11_200, app.Today);
            await db.SaveChangesAsync();
        });
        var note = await CreditAsync(id, 2, CreditedWork.MayBeBilledAgain);
        Assert.Equal((0m, 2240m), (note.SettledAmount, note.OpenAmount));
    }

    [Fact]
    public async Task More_than_was_invoiced_is_never_credited()
    {
        var id = (await _scene.IssuedAsync("Greedy", hours: 4)).Invoice;
        await CreditAsync(id, 3, CreditedWork.MayBeBilledAgain);
        await Assert.ThrowsAsync<BusinessRuleException>(() => CreditAsync(id, 1.5m, CreditedWork.MayBeBilledAgain));
        await CreditAsync(id, 1, CreditedWork.MayBeBilledAgain);
        var invoice = await _scene.InvoiceAsync(id);
        Assert.Equal(invoice.Gross, invoice.CreditNotes.Sum(n => n.Gross));
    }

    [Fact]
    public async Task Two_credits_at_once_of_the_same_hours_leave_one()
    {
        var id = (await _scene.IssuedAsync("Race", hours: 4)).Invoice;
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try
            {
                await CreditAsync(id, 4, CreditedWork.MayBeBilledAgain);
                return true;
            }
            catch (Exception e) when (e is DbUpdateConcurrencyException or BusinessRuleException)
            {
                return false;
            }
        }));
        Assert.Single(results, won => won);
        Assert.Single((await _scene.InvoiceAsync(id)).CreditNotes);
    }

    [Fact]
    public async Task A_credit_note_has_the_invoices_exchange_rate()
    {
        await _scene.ExchangeAsync("CHF", 100m, app.Today.AddDays(-5));
        var id = (await _scene.IssuedAsync("Swiss", hours: 2, currency: "CHF")).Invoice;
        await app.InAsync<FinanceDbContext>(async db =>
        {
            db.Add(new ErpCrm.Finance.ExchangeRates.ExchangeRate("CHF", app.Today, 120m));
            await db.SaveChangesAsync();
        });
        Assert.Equal(100m, (await CreditAsync(id, 1, CreditedWork.WrittenOff)).ExchangeRate);
    }

    [Fact]
    public void Credits_in_parts_add_up_to_the_invoice_to_the_cent()
    {
        var invoice = new Invoice(new ErpCrm.Finance.Copies.Customer { Id = Guid.NewGuid() }, "KGS",
            FinanceScene.Day);
        var line = invoice.AddFree(null, new LineContent("Seats", 3, LineUnit.Piece, 33.335m, 0, 12));
        invoice.Issue(new ErpCrm.Finance.Copies.Customer { Id = invoice.CompanyId }, 1, FinanceScene.Day, 1, "KGS");
        for (var i = 0; i < 3; i++)
        {
            var (note, parts) = CreditWriter.Write(invoice, new CreditRequest(
                new Dictionary<Guid, decimal> { [line.Id] = 1 }, CreditedWork.WrittenOff, "Part", FinanceScene.Day));
            note.Issue(i + 1, FinanceScene.Day, parts);
        }

        Assert.Equal((invoice.Net, invoice.Vat, 0m),
            (invoice.CreditNotes.Sum(n => n.Net), invoice.CreditNotes.Sum(n => n.Vat), invoice.OpenAmount));
    }

    [Fact]
    public void A_negative_line_can_be_credited_too()
    {
        var invoice = new Invoice(new ErpCrm.Finance.Copies.Customer { Id = Guid.NewGuid() }, "KGS",
            FinanceScene.Day);
        var work = invoice.AddFree(null, new LineContent("Work", 2, LineUnit.Piece, 100, 0, 12));
        var discount = invoice.AddFree(null, new LineContent("Deduction", -1, LineUnit.Piece, 50, 0, 12));
        invoice.Issue(new ErpCrm.Finance.Copies.Customer { Id = invoice.CompanyId }, 1, FinanceScene.Day, 1, "KGS");
        var (note, parts) = CreditWriter.Write(invoice,
            new CreditRequest(new Dictionary<Guid, decimal> { [work.Id] = 2, [discount.Id] = -1 },
                CreditedWork.WrittenOff, "All", FinanceScene.Day));
        note.Issue(1, FinanceScene.Day, parts);
        Assert.Equal((invoice.Gross, 0m), (note.Gross, invoice.OpenAmount));
        Assert.Empty(parts);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    public void A_credit_without_the_deduction_never_exceeds_the_invoice(decimal vat)
    {
        var invoice = new Invoice(new ErpCrm.Finance.Copies.Customer { Id = Guid.NewGuid() }, "KGS",
            FinanceScene.Day);
        var work = invoice.AddFree(null, new LineContent("Work", 1, LineUnit.Piece, 100, 0, vat));
        var deduction = invoice.AddFree(null, new LineContent("Deduction", -1, LineUnit.Piece, 50, 0, vat));
        invoice.AddFree(null, new LineContent("Travel", 1, LineUnit.Piece, 1000, 0, 5));
        invoice.Issue(new ErpCrm.Finance.Copies.Customer { Id = invoice.CompanyId }, 1, FinanceScene.Day, 1, "KGS");

        var tooMuch = new CreditRequest(new Dictionary<Guid, decimal> { [work.Id] = 1 }, CreditedWork.WrittenOff,
            "Only the work", FinanceScene.Day);
        Assert.Throws<BusinessRuleException>(() => CreditWriter.Write(invoice, tooMuch));
        var (note, parts) = CreditWriter.Write(invoice,
            tooMuch with { Quantities = new Dictionary<Guid, decimal> { [work.Id] = 1, [deduction.Id] = -1 } });
        note.Issue(1, FinanceScene.Day, parts);
        Assert.Equal((50m, 0.5m * vat, 0m), (note.Net, note.Vat, note.OpenAmount));
    }

    private async Task<CreditNote> CreditAsync(Guid invoiceId, decimal quantity, CreditedWork work)
    {
        using var acting = ActingUser.Act(null, null);
        await using var scope = app.Services.CreateAsyncScope();
        var invoice = await scope.ServiceProvider.GetRequiredService<FinanceDbContext>().Invoices.Whole()
            .SingleAsync(i => i.Id == invoiceId);
        var request = new CreditRequest(new Dictionary<Guid, decimal> { [invoice.Lines[0].Id] = quantity }, work,
            "Agreed with the client", app.Today);
        return await scope.ServiceProvider.GetRequiredService<Crediting>()
            .CreditAsync(invoice, request, CancellationToken.None);
    }

    private Task<decimal> OpenHoursAsync(Guid company) =>
        app.InAsync<FinanceDbContext, decimal>(
            db => db.Deliveries.Where(d => d.CompanyId == company && d.Kind == BillingSourceKind.Time)
                .SumAsync(d => d.OpenQuantity / 60));
}
