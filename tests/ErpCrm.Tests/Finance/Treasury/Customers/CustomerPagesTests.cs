using System.Net;
using ErpCrm.Finance;
using ErpCrm.Finance.Treasury.Customers;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Platform;
using ErpCrm.SharedKernel;
using ErpCrm.Tests.Ui.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance.Treasury.Customers;

public sealed class CustomerPagesTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_totals_are_the_sum_of_the_rows_behind_them()
    {
        await app.RateAsync("USD", app.Today.AddDays(-200), 87.4m);
        var (kgs, usd) = (await app.CustomerAsync("Sums KGS"), await app.CustomerAsync("Sums USD", "USD"));
        await app.InvoiceAsync(kgs, 1000.50m, app.Today.AddDays(-40));
        await app.InvoiceAsync(kgs, 200, app.Today);
        await app.InvoiceAsync(usd, 99.99m, app.Today.AddDays(-40), "USD", 87.4m);
        foreach (var tab in new[] { CustomersList.Owing, CustomersList.Overdue })
        {
            var (page, total) = await app.ReadAsync<CustomersList, (Page<CustomerRow>, BaseBalance)>(
                $"?tab={tab}", async (list, scope) => ((await list.LoadAsync(scope, CancellationToken.None)).Page,
                    scope.Kept<Owings>().Total));
            Assert.False(page.HasNext);
            if (tab == CustomersList.Owing) Assert.Equal(total.Open, page.Rows.Sum(r => r.Base.Open));
            else Assert.Equal(total.Overdue, page.Rows.Sum(r => r.Base.Overdue));
        }

        var shown = await app.Browser(TestUser.Management).GetAsync("/finance/customers?tab=overdue");
        Assert.Contains("Sums USD", shown.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_open_on_a_day_counts_only_what_was_dated_by_then()
    {
        var customer = await app.CustomerAsync("As of");
        var invoice = await app.InvoiceAsync(customer, 500, app.Today.AddDays(-60));
        await app.InAsync<FinanceDbContext>(async db =>
        {
            var terms = new PaymentTerms(customer.Id, app.Today.AddDays(-10), 500, "KGS", 1, PaymentMethod.BankTransfer,
                null, null);
            await new Settlement(db, "KGS", app.Today).ReceiveAsync(Guid.Empty, terms, customer,
                [new PlannedAllocation(invoice.Id, 500)], CancellationToken.None);
            await db.SaveChangesAsync();
        });

        Assert.Equal(500m, await OpenOnAsync(customer.Id, app.Today.AddDays(-11)));
        Assert.Equal(0m, await OpenOnAsync(customer.Id, app.Today.AddDays(-10)));
        Assert.Equal(0m, await OpenOnAsync(customer.Id, app.Today.AddDays(-61)));
    }

    [Fact]
    public async Task The_ageing_of_today_equals_the_open_amounts()
    {
        var customer = await app.CustomerAsync("Ageing");
        for (var i = 0; i < 6; i++) await app.InvoiceAsync(customer, 100 + i, app.Today.AddDays(-30 * i));
        var receivables = await app.InAsync<FinanceDbContext, IReadOnlyList<Receivable>>(
            db => Receivables.OpenOnAsync(db, app.Today, customer.Id, CancellationToken.None));
        var open = await app.InAsync<FinanceDbContext, List<decimal>>(
            db => db.Invoices.Where(i => i.CompanyId == customer.Id).Select(i => i.OpenAmount).ToListAsync());
        Assert.Equal(open.Sum(), Ageing.Of(app.Today, receivables.Select(r => (r.DueOn, r.Open))).Open);
    }

    [Fact]
    public async Task A_statement_leads_from_opening_to_closing_balance()
    {
        var customer = await app.CustomerAsync("Statement");
        await app.InvoiceAsync(customer, 300, app.Today.AddDays(-100));
        await app.InvoiceAsync(customer, 200, app.Today.AddDays(-5));
        var from = app.Today.AddDays(-30);
        var statement = await app.InAsync<FinanceDbContext, Statement>(
            db => Statement.LoadAsync(db, customer, "KGS", from, app.Today, CancellationToken.None));
        Assert.Equal((300m, 500m), (statement.Opening, statement.Closing));
        Assert.Equal(statement.Closing, statement.Opening + statement.Lines.Sum(l => l.Amount));
        await app.Browser(TestUser.Accountant)
            .GetAsync($"/finance/customers/{customer.Id}/statement?from={from:yyyy-MM-dd}");
    }

    [Fact]
    public async Task The_page_shows_what_a_customer_owes_to_those_who_may_see_it()
    {
        var customer = await app.CustomerAsync("Shown");
        var invoice = await app.InvoiceAsync(customer, 321.45m, app.Today);
        var page = await app.Browser(TestUser.Accountant).GetAsync($"/finance/customers/{customer.Id}");
        Assert.Contains("321.45", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a[href='/finance/invoices/{invoice.Id}']"));
        Assert.NotNull(
            (await app.Browser(TestUser.Accountant).GetAsync("/finance/customers?q=shown&sort=name&dir=desc"))
                .QuerySelector($"a[href='/finance/customers/{customer.Id}']"));
        await app.Browser(TestUser.Sales).GetAsync($"/finance/customers/{customer.Id}", HttpStatusCode.Forbidden);
        await app.Browser(TestUser.Accountant)
            .GetAsync($"/finance/customers/{Guid.NewGuid()}", HttpStatusCode.NotFound);
    }

    private Task<decimal> OpenOnAsync(Guid customerId, DateOnly day) =>
        app.InAsync<FinanceDbContext, decimal>(async db =>
            (await Receivables.OpenOnAsync(db, day, customerId, CancellationToken.None)).Sum(r => r.Open));
}
