using System.Net;
using ErpCrm.Contracts.Finance;
using ErpCrm.Finance;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.Posting.Banking;
using ErpCrm.Finance.Treasury.Cash;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform.Company;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Home;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance.Treasury.Cash;

public sealed class CashPagesTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Cash_on_hand_is_openings_plus_payments_less_paid_expenses()
    {
        await OpenAccountAsync("AUD account", "AUD", 1000, app.Today.AddDays(-20));
        await app.RateAsync("AUD", app.Today.AddDays(-100), 57m);
        var customer = await app.CustomerAsync("Cash", "AUD");
        await app.InAsync<FinanceDbContext>(async db =>
        {
            db.Add(MoneyScene.NewPayment(customer, 300, app.Today.AddDays(-5), "AUD", 57));
            db.Add(MoneyScene.NewPayment(customer, 999, app.Today.AddDays(-30), "AUD", 57));
            var category = await db.ExpenseCategories.FirstAsync();
            var expense = Expense.Record(Guid.NewGuid(),
                new ExpenseTerms(app.Today.AddDays(-4), category.Id, "Paid", 100, 12, "AUD", null, false, 0),
                app.Today);
            expense.Submit(DateTime.UnixEpoch);
            expense.Approve(Guid.NewGuid(), DateTime.UnixEpoch, 57, "KGS", category, null);
            expense.Pay(app.Today.AddDays(-1), app.Today);
            db.Add(expense);
            await db.SaveChangesAsync();
        });

        var position = (await PageAsync()).Positions.Single(p => p.Currency == "AUD");
        Assert.Equal((1000m, 300m, 112m, 1188m), (position.Opening, position.In, position.Out, position.OnHand));
        Assert.Equal(1188m * 57, position.Base);
    }

    [Fact]
    public async Task Every_figure_equals_the_rows_it_links_to()
    {
        var customer = await app.CustomerAsync("Rows");
        await app.InvoiceAsync(customer, 700, app.Today.AddDays(-30));
        await app.InvoiceAsync(customer, 41.5m, app.Today);
        await app.InvoiceAsync(customer, 58, app.Today.AddDays(-10));
        await AddUnpaidExpenseAsync(100, 12);

        var page = await PageAsync();
        Assert.Equal(page.Flow.Overdue, CashRows.Of(page, CashRowsKind.Overdue, null).Total);
        Assert.Equal(page.Flow.DueIn, CashRows.Of(page, CashRowsKind.In, null).Total);
        Assert.Equal(page.Flow.DueOut, CashRows.Of(page, CashRowsKind.Out, null).Total);
        Assert.All(page.Flow.Weeks, w => Assert.Equal(w.In, CashRows.Of(page, CashRowsKind.In, w.Monday).Total));
        foreach (var url in new[]
        {
            "/finance/cash", "/finance/cash/due", "/finance/cash/overdue", "/finance/cash/out"
        })
            await app.Browser(TestUser.Management).GetAsync(url);
    }

    [Fact]
    public async Task Overdue_is_the_same_number_on_home_in_the_list_in_receivables_and_in_cash()
    {
        // The rate rose since the invoice was issued: everybody counts at today's.
        var currency = "CHF";
        await app.RateAsync(currency, app.Today.AddDays(-100), 90m);
        await app.RateAsync(currency, app.Today.AddDays(-1), 97.25m);
        await app.InvoiceAsync(await app.CustomerAsync("Late", currency), 1234.56m, app.Today.AddDays(-40), currency,
            90);
        var cash = (await PageAsync()).Flow;

        var browser = app.Browser(TestUser.Management);
        var home = await browser.GetAsync("/");
        Assert.Equal(Format.Money(cash.Overdue, "KGS", 0),
            home.QuerySelector("[data-figure='finance.overdue'] .value")!.TextContent.Trim());
        var list = await browser.GetAsync("/finance/invoices?tab=overdue");
        Assert.Contains(Format.Money(cash.Overdue, "KGS"), list.QuerySelector("tfoot")!.TextContent,
            StringComparison.Ordinal);
        var receivables = await browser.GetAsync("/finance/customers");
        Assert.Contains(Format.Money(cash.Overdue, "KGS", 0), receivables.QuerySelector(".figures")!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_may_not_see_is_not_claimed_to_be_billed_or_paid()
    {
        await app.InvoiceAsync(await app.CustomerAsync("Others"), 700, app.Today.AddDays(-30));
        Assert.Empty(await FiguresOfAsync(TestUser.Administrator));
        Assert.Empty(await FiguresOfAsync(TestUser.OtherSales));
        await app.InvoiceAsync(await app.CustomerAsync("Own", ownerId: TestUser.OtherSales.Id), 700, app.Today);
        Assert.Equal("Nothing of your projects and clients is overdue",
            Assert.Single(await FiguresOfAsync(TestUser.OtherSales)));
    }

    // As somebody who put the first steps away: they hide zeros.
    private async Task<string[]> FiguresOfAsync(TestUser user)
    {
        var browser = app.Browser(user);
        var cookie = browser.Http.DefaultRequestHeaders.GetValues("Cookie").Single();
        browser.Http.DefaultRequestHeaders.Remove("Cookie");
        browser.Http.DefaultRequestHeaders.Add("Cookie", $"{cookie}; {FirstStepsRegistration.Preference}=off");
        return [.. (await browser.GetAsync("/")).QuerySelectorAll("[data-figure^='finance.'] .detail")
            .Select(d => d.TextContent.Trim())];
    }

    [Fact]
    public async Task Only_accountants_and_management_see_cash()
    {
        foreach (var user in new[]
        {
            TestUser.Sales, TestUser.ProjectManager, TestUser.TeamMember, TestUser.Administrator
        })
            await app.Browser(user).GetAsync("/finance/cash", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_account_is_entered_and_changed_and_a_stale_form_is_shown_beside_the_new_one()
    {
        await app.RateAsync("GBP", app.Today.AddDays(-400), 110m);
        var browser = app.Browser(TestUser.Accountant);
        (await browser.SubmitAsync(await browser.GetAsync("/finance/bank-accounts/create"), "form#account",
            ("Name", "Demir"), ("Currency", "GBP"), ("OpeningBalance", "1 200,50"))).Saved();
        var account = await app.InAsync<FinanceDbContext, BankAccount>(
            db => db.BankAccounts.SingleAsync(a => a.Name == "Demir"));
        Assert.Equal(1200.50m, account.OpeningBalance);

        var (first, second) = (await browser.GetAsync($"/finance/bank-accounts/{account.Id}/edit"),
            await browser.GetAsync($"/finance/bank-accounts/{account.Id}/edit"));
        (await browser.SubmitAsync(first, "form#account", ("OpeningBalance", "2000"))).Saved();
        Assert.Equal(HttpStatusCode.Conflict,
            (await browser.SubmitAsync(second, "form#account", ("OpeningBalance", "3000"))).Status);
    }

    [Fact]
    public async Task A_second_account_of_a_currency_begins_on_the_day_of_the_first()
    {
        await OpenAccountAsync("First in francs", "CHF", 100, app.Today.AddDays(-30));
        var browser = app.Browser(TestUser.Accountant);
        var form = await browser.GetAsync("/finance/bank-accounts/create");
        var later = await browser.SubmitAsync(form, "form#account", ("Name", "Second in francs"), ("Currency", "CHF"),
            ("OpeningBalance", "500"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, later.Status);
        (await browser.SubmitAsync(later.Page, "form#account", ("OpenedOn",
            app.Today.AddDays(-30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)))).Saved();
    }

    [Fact]
    public async Task The_home_figures_of_an_accountant_have_pages_behind_them()
    {
        var figures = await app.InAsync<FinanceDbContext, IReadOnlyList<HomeFigure>>(async _ =>
        {
            await using var scope = app.Services.CreateAsyncScope();
            var all = new List<HomeFigure>();
            foreach (var source in scope.ServiceProvider.GetServices<IHomeFigures>()
                .Where(s => s.GetType().Assembly == typeof(FinanceDbContext).Assembly))
                all.AddRange(await source.LoadAsync(CancellationToken.None));
            return all;
        });
        Assert.Equal(["finance.unbilled", "finance.overdue", "finance.cash", "finance.due", "finance.profit"],
            figures.Select(f => f.Key));
        foreach (var figure in figures) await app.Browser(TestUser.Accountant).GetAsync(figure.Url);
    }

    private Task<CashPage> PageAsync() => app.InAsync<FinanceDbContext, CashPage>(db =>
        CashPage.LoadAsync(db, new CashBooks(db, new LedgerSums(db)),
            app.Services.GetRequiredService<ICompanyProfile>(), app.Today, CancellationToken.None));

    // The books begin with a balance at the rate of its day.
    private async Task OpenAccountAsync(string name, string currency, decimal balance, DateOnly on)
    {
        await app.RateAsync(currency, app.Today.AddDays(-400), 57m);
        await app.InAsync<FinanceDbContext>(async db =>
        {
            db.Add(BankAccount.Open(name, currency, balance, on, app.Today));
            await db.SaveChangesAsync();
        });
    }

    private Task AddUnpaidExpenseAsync(decimal net, decimal vat) => app.InAsync<FinanceDbContext>(async db =>
    {
        var category = await db.ExpenseCategories.FirstAsync(c => c.Cost == CostKind.Expense);
        var expense = Expense.Record(Guid.NewGuid(),
            new ExpenseTerms(app.Today.AddDays(-4), category.Id, "Unpaid", net, vat, "KGS", null, false, 0), app.Today);
        expense.Submit(DateTime.UnixEpoch);
        expense.Approve(Guid.NewGuid(), DateTime.UnixEpoch, 1, "KGS", category, null);
        db.Add(expense);
        await db.SaveChangesAsync();
    });
}
