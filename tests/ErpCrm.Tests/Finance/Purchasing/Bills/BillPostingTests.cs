using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Contracts.Finance;
using ErpCrm.Finance;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Periods;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Tests.Finance.Books;
using ErpCrm.Tests.Finance.Books.Periods;
using Microsoft.EntityFrameworkCore;
using static ErpCrm.Tests.Finance.Purchasing.PurchasingScene;

namespace ErpCrm.Tests.Finance.Purchasing.Bills;

/// <summary>What a bill does in the books, for projects and for clients, and how it is taken back.</summary>
public sealed class BillPostingTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly PurchasingScene _scene = new(app);

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task A_bill_of_a_closed_month_is_booked_on_the_first_open_day_at_its_own_rate()
    {
        await app.RateAsync("USD", new DateOnly(2026, 10, 1), 87);
        await app.RateAsync("USD", new DateOnly(2026, 11, 1), 90);
        var supplier = await _scene.SupplierAsync("Late mail", "USD");
        await app.LockAsync(LockKind.Operations, new DateOnly(2026, 10, 31));
        try
        {
            var bill = await _scene.BillAsync(supplier, 10, new DateOnly(2026, 10, 20));
            Assert.Equal((new DateOnly(2026, 11, 1), 87m, 870m),
                (bill.PostedOn!.Value, bill.ExchangeRate, bill.BaseGross));
        }
        finally
        {
            await app.OpenAsync();
        }
    }

    [Fact]
    public async Task Lines_in_base_currency_add_up_to_the_bill()
    {
        await app.RateAsync("EUR", app.Today.AddDays(-400), 95.3337m);
        var supplier = await _scene.SupplierAsync("Thirds", "EUR");
        var bill = await _scene.PostedAsync(supplier, app.Today, BillKind.Bill, Line(3.33m, 12), Line(3.33m, 12),
            Line(3.34m, 12), Line(-1.11m, 12));
        Assert.Equal(bill.BaseNet, bill.Lines.Sum(l => l.BaseCost));
        var posted = await app.PostedAsync(bill.Id);
        Assert.Equal((-bill.BaseGross, bill.BaseNet, bill.BaseGross - bill.BaseNet),
            (Of(AccountRole.Payables), Of(AccountRole.Purchases), Of(AccountRole.InputVat)));
        Assert.Equal(0m, Of(AccountRole.RealisedExchange));

        decimal Of(AccountRole role) => posted.Where(p => p.Role == role).Sum(p => p.Base);
    }

    [Fact]
    public async Task Vat_that_is_not_deducted_is_a_part_of_what_the_lines_cost()
    {
        var supplier = await _scene.SupplierAsync("No deduction");
        var id = await app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var draft = Bill.Draft(await db.Suppliers.SingleAsync(s => s.Id == supplier.Id),
                new BillTerms(BillKind.Bill, NewNumber(), app.Today, app.Today, null,
                    new BillMethod("KGS", false, VatRounding.PerRate), VatIsCost: true, [Line(1000, 12)]), Guid.Empty);
            db.Add(draft);
            await db.SaveChangesAsync();
            return draft.Id;
        });
        await app.InScopeAsync<BillPosting, BillState>(posting => posting.PostOrSubmitAsync(id, null, default));
        Assert.Equal([(AccountRole.Payables, -1120m), (AccountRole.Purchases, 1120m)],
            (await app.PostedAsync(id)).Select(p => (p.Role, p.Base)));
    }

    [Fact]
    public async Task What_is_paid_in_part_is_not_voided()
    {
        var supplier = await _scene.SupplierAsync("Half paid");
        var bill = await _scene.BillAsync(supplier, 100);
        var page = await Accountant.GetAsync($"/finance/bills/{bill.Id}");
        await _scene.PayAsync(supplier, 30, app.Today, (bill, 30));
        await Accountant.SubmitAsync(page, "form#void", ("reason", "Too late"));
        Assert.Equal((BillState.Posted, 70m),
            ((await _scene.BillAsync(bill.Id)).State, (await _scene.BillAsync(bill.Id)).OpenAmount));
        Assert.Null((await Accountant.GetAsync($"/finance/bills/{bill.Id}")).QuerySelector("form#void"));
    }

    [Fact]
    public async Task A_line_that_the_client_pays_becomes_work_to_bill_with_its_mark_up()
    {
        var customer = await app.CustomerAsync("Pays for it");
        var project = await app.ProjectAsync(customer, "P-7701");
        var supplier = await _scene.SupplierAsync("Subcontractor");
        var bill = await _scene.PostedAsync(supplier, app.Today, BillKind.Bill,
            Line(1000, 12) with { ProjectId = project.Id, IsRebillable = true, MarkupPercent = 15 });
        var delivery = await new FinanceScene(app).DeliveryAsync(bill.Lines[0].Id);
        Assert.Equal((BillingSourceKind.Expense, project.Id, 1150m),
            (delivery.Kind, delivery.ProjectId, delivery.Value));
        Assert.Equal(1000m, bill.Lines[0].BaseCost);
        var page = await Accountant.GetAsync($"/finance/bills/{bill.Id}");
        (await Accountant.SubmitAsync(page, "form#void", ("reason", "Not ours"))).Saved();
        Assert.False(await app.InAsync<FinanceDbContext, bool>(
            db => db.Deliveries.AnyAsync(d => d.SourceId == delivery.SourceId)));
        await app.BooksAgreeAsync();
    }
}
