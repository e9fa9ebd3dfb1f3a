using System.Net;
using ErpCrm.Finance;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.Periods;
using ErpCrm.Finance.Books.Posting.Purchasing;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Tests.Finance.Books;
using ErpCrm.Tests.Finance.Books.Periods;
using Microsoft.EntityFrameworkCore;
using static ErpCrm.Tests.Finance.Purchasing.PurchasingScene;

namespace ErpCrm.Tests.Finance.Purchasing.Prepaid;

/// <summary>What is paid for months becomes their cost, month by month and exactly.</summary>
public sealed class PrepaidSharesTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly DateOnly October = new(2026, 10, 31);
    private readonly PurchasingScene _scene = new(app);

    [Fact]
    public async Task A_licence_is_a_cost_of_each_month_and_never_twice()
    {
        var bill = await LicenceAsync("Licences", new DateOnly(2026, 9, 10), new DateOnly(2026, 9, 10),
            new DateOnly(2026, 12, 31), 1000);
        Assert.Equal(1000m, await PrepaidAsync(bill.Id));
        Assert.Equal(2, await PostAsync(October));
        Assert.Equal(0, await PostAsync(October));
        // 21 and 31 of 113 days.
        Assert.Equal([(185.84m, new DateOnly(2026, 9, 30)), (274.34m, October)], await CostsAsync(bill.Id));
        Assert.Equal(539.82m, await PrepaidAsync(bill.Id));
        Assert.Equal(2, await PostAsync(new DateOnly(2026, 12, 31)));
        Assert.Equal((0m, 1000m), (await PrepaidAsync(bill.Id), (await CostsAsync(bill.Id)).Sum(c => c.Base)));
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task What_lay_in_a_closed_month_is_caught_up_on_the_first_open_day()
    {
        var (from, until) = (new DateOnly(2026, 8, 1), new DateOnly(2026, 11, 30));
        var missed = await LicenceAsync("Missed", from, from, until, 1220);
        var late = await LicenceAsync("Came late", new DateOnly(2026, 11, 5), from, until, 1220, flush: false);
        await app.LockAsync(LockKind.Operations, October);
        try
        {
            await PostAsync(until);
        }
        finally
        {
            await app.OpenAsync();
        }

        Assert.Equal([new DateOnly(2026, 11, 1), new(2026, 11, 1), new(2026, 11, 1), until],
            (await CostsAsync(missed.Id)).Select(c => c.On));
        // Nothing is posted before its bill.
        Assert.Equal([new DateOnly(2026, 11, 5), new(2026, 11, 5), new(2026, 11, 5), until],
            (await CostsAsync(late.Id)).Select(c => c.On));
        Assert.Equal((0m, 0m), (await PrepaidAsync(missed.Id), await PrepaidAsync(late.Id)));
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task A_voided_bill_takes_back_the_months_that_are_over_and_those_to_come()
    {
        var bill = await LicenceAsync("Wrong licence", new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 1),
            new DateOnly(2027, 1, 31), 123.45m);
        await PostAsync(October);
        await app.InScopeAsync<BillPosting, bool>(async posting =>
        {
            await posting.VoidAsync(bill.Id, bill.Version, app.Today, "Wrong", default);
            return true;
        });
        Assert.Equal(0, await PostAsync(new DateOnly(2027, 1, 31)));
        Assert.All((await app.PostedAsync(bill.Id)).GroupBy(p => p.Account), g => Assert.Equal(0m, g.Sum(p => p.Base)));
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task A_line_of_a_foreign_bill_costs_what_its_rate_says_to_the_last_tyiyn()
    {
        await app.RateAsync("USD", new DateOnly(2026, 1, 1), 87.4337m);
        var bill = await LicenceAsync("Dollars", new DateOnly(2026, 9, 1), new DateOnly(2026, 9, 1),
            new DateOnly(2026, 11, 30), 33.33m, "USD");
        Assert.Equal(3, await PostAsync(new DateOnly(2026, 11, 30)));
        Assert.Equal((2914.17m, 0m),
            ((await CostsAsync(bill.Id)).Sum(c => c.Base), await PrepaidAsync(bill.Id)));
    }

    [Fact]
    public async Task What_is_outstanding_is_seen_and_posted_on_its_page()
    {
        var bill = await LicenceAsync("On its page", new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 1),
            new DateOnly(2026, 12, 31), 920);
        var accountant = app.Browser(TestUser.Accountant);
        var page = await accountant.GetAsync("/finance/prepaid-costs?month=2026-10");
        Assert.Contains(bill.Number, page.Body!.TextContent, StringComparison.Ordinal);
        (await accountant.SubmitAsync(page, "form#post-prepaid")).Saved();
        Assert.Equal([(310m, October)], await CostsAsync(bill.Id));
        Assert.Null((await accountant.GetAsync("/finance/prepaid-costs?month=2026-10")).QuerySelector("#post-prepaid"));
        await app.Browser(TestUser.Sales).GetAsync("/finance/prepaid-costs", HttpStatusCode.Forbidden);
    }

    private async Task<Bill> LicenceAsync(string name, DateOnly on, DateOnly from, DateOnly until, decimal price,
        string currency = "KGS", bool flush = true)
    {
        // Whatever is left of other tests is posted before.
        if (flush) await PostAsync(new DateOnly(2027, 12, 31));
        return await _scene.PostedAsync(await _scene.SupplierAsync(name, currency), on, BillKind.Bill,
            Line(price) with { CoversFrom = from, CoversUntil = until });
    }

    private Task<int> PostAsync(DateOnly monthEnd) =>
        app.InScopeAsync<PrepaidShares, int>(shares => shares.PostAsync(monthEnd, default));

    private async Task<decimal> PrepaidAsync(Guid bill) =>
        (await app.PostedAsync(bill)).Where(p => p.Role == AccountRole.PrepaidExpenses).Sum(p => p.Base);

    private Task<List<(decimal Base, DateOnly On)>> CostsAsync(Guid bill) =>
        app.InAsync<FinanceDbContext, List<(decimal, DateOnly)>>(async db =>
        {
            var prepaid = await db.Accounts.Where(a => a.Role == AccountRole.PrepaidExpenses).Select(a => a.Id)
                .SingleAsync();
            var journals = await db.Journals.AsNoTracking().Include(j => j.Lines)
                .Where(j => j.SourceId == bill && j.Kind == JournalKind.Prepaid).ToListAsync();
            return
            [
                .. journals.SelectMany(j => j.Lines, (j, line) => (Line: line, j.Date))
                    .Where(l => l.Line.AccountId != prepaid).OrderBy(l => l.Date).ThenBy(l => l.Line.BaseDebit)
                    .Select(l => (l.Line.BaseDebit - l.Line.BaseCredit, l.Date)),
            ];
        });
}
