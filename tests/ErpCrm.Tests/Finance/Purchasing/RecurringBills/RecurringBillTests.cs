using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Purchasing.RecurringBills;
using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.SharedKernel;
using ErpCrm.Tests.Finance.Books;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Purchasing.RecurringBills;

/// <summary>The clock moves on from test to test: each plans from its own today.</summary>
public sealed class RecurringBillTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly PurchasingScene _scene = new(app);

    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact, Trait("Lane", "Long")]
    public async Task Over_a_year_each_day_is_made_once_however_often_and_by_how_many_it_is_asked()
    {
        var first = new DateOnly(app.Today.Year, app.Today.Month, 1).AddMonths(2).AddDays(-1);
        var supplier = await _scene.SupplierAsync("A year of rent");
        var monthly = await PlanAsync(supplier, "RENT", RecurringEvery.Month, first, 1000, posts: true);
        var quarterly = await PlanAsync(supplier, "LIC", RecurringEvery.Quarter, first, 300, posts: false);
        var chance = new Random(7);
        var until = first.AddYears(1);
        while (app.Today < until)
        {
            app.Time.Advance(TimeSpan.FromDays(chance.Next(1, 20)));
            await Task.WhenAll(MakeAsync(), MakeAsync());
        }

        foreach (var (id, every) in new[] { (monthly, RecurringEvery.Month), (quarterly, RecurringEvery.Quarter) })
        {
            var made = await MadeAsync(id);
            Assert.Equal(new RecurringSchedule(every, first, null).From(first).TakeWhile(d => d <= app.Today),
                made.Select(b => b.BilledOn));
            Assert.All(made, b => Assert.Equal(every == RecurringEvery.Month ? BillState.Posted : BillState.Draft,
                b.State));
        }

        Assert.Equal(0, await MakeAsync());
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task What_was_missed_is_caught_up_and_a_draft_that_was_deleted_is_not_made_again()
    {
        await MakeAsync();
        var supplier = await _scene.SupplierAsync("Caught up");
        var id = await PlanAsync(supplier, "CU", RecurringEvery.Month, app.Today.AddMonths(-2), 50, posts: false);
        Assert.Equal(3, await MakeAsync());
        var made = await MadeAsync(id);
        var url = $"/finance/bills/{made[1].Id}";
        (await Accountant.SubmitAsync(await Accountant.GetAsync(url), $"form[action='{url}/delete']")).Saved();
        Assert.Equal(0, await MakeAsync());
        Assert.Equal([made[0].Id, made[2].Id], (await MadeAsync(id)).Select(b => b.Id));
    }

    [Fact]
    public async Task A_pause_is_not_made_up_for_and_a_new_amount_counts_from_its_day()
    {
        var supplier = await _scene.SupplierAsync("Pauses");
        var id = await PlanAsync(supplier, "PA", RecurringEvery.Month, app.Today, 100, posts: false);
        await MakeAsync();
        var url = $"/finance/recurring-bills/{id}";
        var from = app.Today.AddMonths(4);
        (await Accountant.SubmitAsync(await Accountant.GetAsync(url), "form#amounts", ("from", $"{from:yyyy-MM-dd}"),
            ("amount", "120"))).Saved();
        (await Accountant.SubmitAsync(await Accountant.GetAsync(url), $"form[action='{url}/pause']")).Saved();
        app.Time.Advance(TimeSpan.FromDays(75));
        await MakeAsync();
        Assert.Single(await MadeAsync(id));
        (await Accountant.SubmitAsync(await Accountant.GetAsync(url), $"form[action='{url}/resume']")).Saved();
        app.Time.Advance(TimeSpan.FromDays(70));
        await MakeAsync();
        var made = await MadeAsync(id);
        Assert.InRange(made.Count, 3, 4);
        Assert.All(made, b => Assert.Equal(b.BilledOn < from ? 100m : 120m, b.Gross));
        Assert.Contains(made, b => b.Gross == 120m);
        Assert.Equal(made.Count, made.Select(b => b.NumberKey).Distinct().Count());
    }

    [Fact]
    public async Task A_bill_that_cannot_be_posted_waits_as_a_draft_and_one_whose_number_is_taken_has_none()
    {
        var foreign = await _scene.SupplierAsync("No rate", "CHF");
        var id = await PlanAsync(foreign, "NR", RecurringEvery.Month, app.Today, 50, posts: true);
        await MakeAsync();
        Assert.Equal(BillState.Draft, Assert.Single(await MadeAsync(id)).State);

        var supplier = await _scene.SupplierAsync("Already typed");
        await app.InAsync<FinanceDbContext>(async db =>
        {
            var known = await db.Suppliers.SingleAsync(s => s.Id == supplier.Id);
            db.Add(Bill.Draft(known, new BillTerms(BillKind.Bill, $"at {app.Today:yyyy-MM}", app.Today, app.Today, null,
                new BillMethod("KGS", false, VatRounding.PerRate), false, [PurchasingScene.Line(1)]), Guid.Empty));
            await db.SaveChangesAsync();
        });
        var taken = await PlanAsync(supplier, "AT", RecurringEvery.Month, app.Today, 50, posts: true);
        await MakeAsync();
        var made = Assert.Single(await MadeAsync(taken));
        Assert.Equal((BillState.Draft, ""), (made.State, made.Number));
    }

    [Fact]
    public async Task It_is_planned_on_its_page_with_its_next_days_and_what_is_wrong_stays()
    {
        var supplier = await _scene.SupplierAsync("Planned");
        var page = await Accountant.GetAsync($"/finance/recurring-bills/create?supplierId={supplier.Id}");
        (string, string)[] typed =
        [
            ("Name", "Office"), ("NumberPrefix", "OF"), ("Description", "Rent"), ("VatPercent", "12"),
            ("FirstOn", $"{app.Today.AddDays(1):yyyy-MM-dd}"), ("Amount", "1120"), ("PricesWithVat", "true"),
        ];
        var wrong = await Accountant.SubmitAsync(page, "form#recurring",
            [.. typed, ("EndsOn", $"{app.Today:yyyy-MM-dd}")]);
        Assert.Equal(("Office", "1120"), (PurchasingScene.Typed(wrong.Page, "Name"),
            PurchasingScene.Typed(wrong.Page, "Amount")));
        Assert.NotEqual("", wrong.Page.QuerySelector("[data-valmsg-for=EndsOn]")!.TextContent.Trim());
        var url = (await Accountant.SubmitAsync(page, "form#recurring", typed)).Saved();
        var bill = await app.InAsync<FinanceDbContext, RecurringBill>(
            db => db.RecurringBills.AsNoTracking().Include(r => r.Amounts)
                .SingleAsync(r => r.Id == PurchasingScene.IdIn(url)));
        Assert.Equal((app.Today.AddDays(1), 1120m), (bill.NextOn!.Value, bill.GrossOn(bill.NextOn.Value)));
        Assert.Equal(12, bill.Coming().Take(12).Count());
        Assert.Contains("1,120", (await Accountant.GetAsync(url)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void An_amount_before_what_is_made_is_refused_and_another_day_makes_no_month_twice()
    {
        var bill = RecurringBill.Plan(Supplier.Add(new SupplierData("Landlord", null, "KGS", 10)),
            Terms("R", RecurringEvery.Month, new DateOnly(2026, 11, 25), 100, true), Guid.NewGuid());
        bill.Made(new DateOnly(2026, 11, 25), Guid.NewGuid());
        Assert.Throws<BusinessRuleException>(() => bill.SetAmount(new DateOnly(2026, 11, 1), 1));
        bill.Change(Supplier.Add(new SupplierData("Landlord", null, "KGS", 10)),
            Terms("R", RecurringEvery.Month, new DateOnly(2026, 11, 28), 90, true), isMade: true);
        Assert.Equal(new DateOnly(2026, 12, 28), bill.NextOn);
        Assert.Equal((100m, 90m), (bill.AmountOn(new DateOnly(2026, 11, 25)), bill.AmountOn(bill.NextOn!.Value)));
    }

    private static RecurringBillTerms Terms(string prefix, RecurringEvery every, DateOnly first, decimal amount,
        bool posts) => new("Rent " + prefix, prefix, new RecurringSchedule(every, first, null), 10, "KGS", false, 0,
        amount, "Rent", false, posts);

    private Task<Guid> PlanAsync(Supplier supplier, string prefix, RecurringEvery every, DateOnly first,
        decimal amount, bool posts) => app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var known = await db.Suppliers.SingleAsync(s => s.Id == supplier.Id);
            var bill = RecurringBill.Plan(known, Terms(prefix, every, first, amount, posts) with
            {
                Currency = supplier.Currency,
            }, TestUser.Accountant.Id);
            db.Add(bill);
            await db.SaveChangesAsync();
            return bill.Id;
        });

    private Task<int> MakeAsync() =>
        app.InScopeAsync<RecurringBillMaker, int>(maker => maker.MakeDueAsync(null, default));

    private Task<List<Bill>> MadeAsync(Guid recurring) => app.InAsync<FinanceDbContext, List<Bill>>(
        db => db.Bills.AsNoTracking().Where(b => db.RecurringOccurrences.Any(
            o => o.RecurringBillId == recurring && o.BillId == b.Id)).OrderBy(b => b.BilledOn).ToListAsync());
}
