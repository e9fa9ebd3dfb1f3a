using ErpCrm.Finance;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.Posting.Banking;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Purchasing.RecurringBills;
using ErpCrm.Finance.Treasury.Cash;
using ErpCrm.Platform.Company;
using ErpCrm.Tests.Finance.Purchasing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance.Treasury.Cash;

public sealed class SuppliersDueTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly PurchasingScene _scene = new(app);

    [Fact]
    public async Task What_suppliers_will_be_paid_is_counted_once_in_the_week_it_is_due()
    {
        var supplier = await _scene.SupplierAsync("Due supplier");
        var late = await _scene.BillAsync(supplier, 100, app.Today.AddDays(-40));
        var soon = await _scene.BillAsync(supplier, 200);
        await _scene.DraftAsync(supplier, app.Today, BillKind.Bill, PurchasingScene.Line(30));
        await _scene.CreditAsync(supplier, 60, app.Today.AddDays(-5));
        await _scene.PayAsync(await _scene.SupplierAsync("Has money of ours"), 500, app.Today);
        await app.InAsync<FinanceDbContext>(async db =>
        {
            var schedule = new RecurringSchedule(RecurringEvery.Month, new DateOnly(2026, 12, 5), null);
            db.Add(RecurringBill.Plan(await db.Suppliers.SingleAsync(s => s.Id == supplier.Id),
                new RecurringBillTerms("Rent", "RENT", schedule, 10, "KGS", false, 0, 70, "Rent", false, true),
                Guid.Empty));
            await db.SaveChangesAsync();
        });

        var page = await PageAsync();
        // What the supplier credited pays its oldest bill.
        Assert.Equal(
        [
            (late.DueOn, 40m), (soon.DueOn, 30m), (soon.DueOn, 200m), (new DateOnly(2026, 12, 15), 70m),
            (new DateOnly(2027, 1, 15), 70m),
        ], Rows(page));
        Assert.DoesNotContain(page.Out, i => i.Party == "Has money of ours");
        Assert.Equal(page.Flow.DueOut, CashRows.Of(page, CashRowsKind.Out, null).Total);
        Assert.All(page.Flow.Weeks, w => Assert.Equal(w.Out, CashRows.Of(page, CashRowsKind.Out, w.Monday).Total));
        Assert.Equal([40m, 0m, 230m, 70m], page.Flow.Weeks.Take(4).Select(w => w.Out));

        await _scene.PayAsync(supplier, 200, app.Today, (soon, 200));
        Assert.DoesNotContain((soon.DueOn, 200m), Rows(await PageAsync()));
        await app.Browser(TestUser.Management)
            .GetAsync($"/finance/cash/out?week={page.Flow.Weeks[2].Monday:yyyy-MM-dd}");
    }

    private static IEnumerable<(DateOnly On, decimal Amount)> Rows(CashPage page) => page.Out
        .Where(i => i.Party == "Due supplier").Select(i => (i.On, i.Amount)).OrderBy(i => i.On).ThenBy(i => i.Amount);

    private Task<CashPage> PageAsync() => app.InAsync<FinanceDbContext, CashPage>(db => CashPage.LoadAsync(db,
        new CashBooks(db, new LedgerSums(db)), app.Services.GetRequiredService<ICompanyProfile>(), app.Today,
        CancellationToken.None));
}
