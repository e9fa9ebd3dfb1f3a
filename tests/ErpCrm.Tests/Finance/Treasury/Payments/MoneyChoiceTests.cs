using System.Net;
using AngleSharp.Html.Dom;
using ErpCrm.Finance;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Finance.Treasury.Payments;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Treasury.Payments;

/// <summary>On which account money moves: chosen, or the usual one of its currency.</summary>
public sealed class MoneyChoiceTests(TestApp app) : IClassFixture<TestApp>
{
    private TestBrowser Accountant { get; } = app.Browser(TestUser.Accountant);

    [Fact]
    public async Task A_payment_lies_where_it_was_said_and_otherwise_on_the_account_that_invoices_name()
    {
        var (cash, main, foreign) = (await OpenAsync("Till", "KGS", false), await OpenAsync("Main", "KGS", true),
            await OpenAsync("Dollars", "USD", true));
        var customer = await app.CustomerAsync("Where it lies");
        var invoice = await app.InvoiceAsync(customer, 300, app.Today);
        var url = $"/finance/payments/create?invoiceId={invoice.Id}";

        var wrong = await Accountant.SubmitAsync(await Accountant.GetAsync(url), "form#payment",
            ("BankAccountId", foreign.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(foreign.ToString(), ((IHtmlSelectElement)wrong.Page.QuerySelector("#BankAccountId")!).Value);
        Assert.Contains("Choose an account in KGS.", wrong.Page.Body!.TextContent, StringComparison.Ordinal);

        (await Accountant.SubmitAsync(wrong.Page, "form#payment", ("BankAccountId", cash.ToString()),
            ("Amount", "100"))).Saved();
        var page = (await Accountant.SubmitAsync(await Accountant.GetAsync(url), "form#payment", ("Amount", "50")))
            .Saved();
        Assert.Equal([cash, main], await app.InAsync<FinanceDbContext, List<Guid>>(async db =>
            [.. (await db.Payments.Where(p => p.CompanyId == customer.Id).ToListAsync())
                .OrderByDescending(p => p.Amount).Select(p => p.BankAccountId!.Value)]));
        Assert.Contains("Main", (await Accountant.GetAsync(page)).QuerySelector(".side")!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expense_is_paid_from_the_account_that_is_chosen_at_the_rate_of_the_day()
    {
        await app.RateAsync("EUR", app.Today.AddDays(-100), 95m);
        await app.RateAsync("EUR", app.Today, 97m);
        var (first, second) = (await OpenAsync("Euro one", "EUR", true), await OpenAsync("Euro two", "EUR", false));
        var id = await app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var category = await db.ExpenseCategories.FirstAsync();
            var expense = Expense.Record(Guid.NewGuid(), new ExpenseTerms(app.Today.AddDays(-5), category.Id, "Fair",
                100, 0, "EUR", null, false, 0), app.Today);
            expense.Submit(DateTime.UnixEpoch);
            expense.Approve(Guid.NewGuid(), DateTime.UnixEpoch, 95m, "KGS", category, null);
            db.Add(expense);
            await db.SaveChangesAsync();
            return expense.Id;
        });
        var page = await Accountant.GetAsync($"/finance/expenses/{id}");
        Assert.Equal([first, second], page.QuerySelectorAll("#paidFromId option").Skip(1)
            .Select(option => Guid.Parse(option.GetAttribute("value")!)));
        (await Accountant.SubmitAsync(page, "form#pay", ("paidFromId", second.ToString()))).Saved();
        var paid = await app.InAsync<FinanceDbContext, Expense>(
            db => db.Expenses.AsNoTracking().SingleAsync(e => e.Id == id));
        Assert.Equal((ExpenseState.Paid, second, 97m), (paid.State, paid.PaidFromId!.Value, paid.PaidRate!.Value));
    }

    private Task<Guid> OpenAsync(string name, string currency, bool isOnInvoices) =>
        app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var account = BankAccount.Open(name, currency, 0, app.Today.AddDays(-60), app.Today);
            account.Describe("Bank", "109018", "1091820182530001", isOnInvoices);
            db.Add(account);
            await db.SaveChangesAsync();
            return account.Id;
        });
}
