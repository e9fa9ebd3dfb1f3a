using System.Net;
using ErpCrm.Contracts;
using ErpCrm.Finance;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Treasury.Banking.Lines;
using ErpCrm.Finance.Treasury.Banking.Matching;
using ErpCrm.Finance.Treasury.Banking.Rules;
using ErpCrm.Finance.Treasury.Banking.Statements;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Tests.Finance.Books;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Treasury.Banking;

/// <summary>Differences with a name, expenses, credit, rules, and what is matched without anybody.</summary>
public sealed class MatchMoneyTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly BankScene _bank = new(app);

    // odoo#64253: what was written off left a rest open.
    [Theory]
    [InlineData("BankCharge", 480, "BankCharges")]
    [InlineData("SmallDifference", 497, "SmallDifferences")]
    [InlineData("Exchange", 515, "RealisedExchange")]
    public async Task With_a_named_difference_the_invoice_is_paid_whole(string kind, int moved, string role)
    {
        var account = await _bank.AccountAsync("Difference " + kind);
        var customer = await app.CustomerAsync("Difference client " + kind);
        var invoice = await app.InvoiceAsync(customer, 500, app.Today.AddDays(-20));
        await _bank.ImportAsync(account, 1_000, _bank.Line(9, moved, "Оплата за вычетом"));
        var line = Assert.Single(await _bank.LinesAsync(account));
        (await _bank.MatchAsync(line, Pays(invoice.Id, moved, kind))).Saved();

        Assert.Equal(0, await app.OpenOfAsync(invoice.Id));
        Assert.Contains(await app.PostedAsync(line.Id), p => p.Role.ToString() == role && p.Amount == 500m - moved);
        Assert.Equal((1_000m + moved, 0m), (await _bank.BookedAsync(account),
            await _bank.StandingAsync(AccountRole.CashInTransit)));
        await _bank.AgreeAsync();
    }

    [Theory]
    [InlineData("BankCharge", 440)]
    [InlineData("SmallDifference", 480)]
    public async Task A_difference_is_never_large(string kind, int moved)
    {
        var account = await _bank.AccountAsync("Large " + kind);
        var customer = await app.CustomerAsync("Large client " + kind);
        var invoice = await app.InvoiceAsync(customer, 500, app.Today.AddDays(-20));
        await _bank.ImportAsync(account, 1_000, _bank.Line(9, moved, "Оплата за вычетом"));
        var answer = await _bank.MatchAsync(Assert.Single(await _bank.LinesAsync(account)),
            Pays(invoice.Id, moved, kind));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(500, await app.OpenOfAsync(invoice.Id));
    }

    // odoo#63111: less money marked the invoice as paid.
    [Fact]
    public async Task Less_money_leaves_the_rest_open()
    {
        var account = await _bank.AccountAsync("Less");
        var customer = await app.CustomerAsync("Less client");
        var invoice = await app.InvoiceAsync(customer, 900, app.Today.AddDays(-20));
        await _bank.ImportAsync(account, 1_000, _bank.Line(9, 850, $"Оплата {invoice.Number}"));
        await _bank.ConfirmAsync(Assert.Single(await _bank.LinesAsync(account)));
        Assert.Equal(50, await app.OpenOfAsync(invoice.Id));
        await _bank.AgreeAsync();
    }

    [Fact]
    public async Task More_than_is_open_is_credit_of_the_customer()
    {
        var account = await _bank.AccountAsync("More");
        var customer = await app.CustomerAsync("More client");
        var invoice = await app.InvoiceAsync(customer, 300, app.Today.AddDays(-20));
        await _bank.ImportAsync(account, 1_000, _bank.Line(9, 333, $"Оплата {invoice.Number}"));
        await _bank.ConfirmAsync(Assert.Single(await _bank.LinesAsync(account)));
        Assert.Equal(0, await app.OpenOfAsync(invoice.Id));
        Assert.Equal(33, await app.InAsync<FinanceDbContext, decimal>(
            db => db.Payments.Where(p => p.CompanyId == customer.Id).Select(p => p.OpenAmount).SingleAsync()));
        await _bank.AgreeAsync();
    }

    [Fact]
    public async Task An_approved_expense_is_paid_by_its_line_and_open_again_without_it()
    {
        var account = await _bank.AccountAsync("Expenses");
        var expense = await ExpenseAsync(76.50m);
        await _bank.ImportAsync(account, 1_000,
            _bank.Line(1, -76.50m, "Возмещение", TestUser.ProjectManager.Name));
        var line = Assert.Single(await _bank.LinesAsync(account));
        await _bank.ConfirmAsync(line);
        Assert.Equal(ExpenseState.Paid, await StateAsync(expense));
        Assert.Equal((923.50m, 0m), (await _bank.BookedAsync(account),
            await _bank.StandingAsync(AccountRole.CashInTransit)));
        await _bank.AgreeAsync();
        await _bank.UndoAsync(line, "");
        Assert.Equal(ExpenseState.Approved, await StateAsync(expense));
        await _bank.AgreeAsync();
    }

    [Fact]
    public async Task What_is_certain_is_matched_by_itself_where_somebody_wants_it()
    {
        var account = await _bank.AccountAsync("By itself");
        var customer = await app.CustomerAsync("By itself client");
        var (certain, equal) = (await app.InvoiceAsync(customer, 1_234, app.Today.AddDays(-20)),
            await app.InvoiceAsync(customer, 4_321, app.Today.AddDays(-20)));
        await _bank.ImportAsync(account, 1_000, _bank.Line(9, -1, "x"));
        (await _bank.Accountant.SubmitAsync(await _bank.Accountant.GetAsync("/finance/bank"),
            $"form[action='/finance/bank/{account.Id}/by-itself']")).Saved();
        await _bank.ImportAsync(account, 999, _bank.Line(8, 1_234, $"Оплата {certain.Number}"),
            _bank.Line(7, 4_000, $"Оплата {equal.Number}"));
        Assert.Equal((0m, 4_321m), (await app.OpenOfAsync(certain.Id), await app.OpenOfAsync(equal.Id)));
        var line = await _bank.LineOfAsync(account, certain.Number!);
        Assert.Equal(MatchMethod.Automatic, (await _bank.HoldingAsync(line)).Method);
        Assert.Equal(BankLineState.Unmatched, (await _bank.LineOfAsync(account, equal.Number!)).State);
        await _bank.AgreeAsync();
    }

    [Fact]
    public async Task A_rule_is_rehearsed_proposes_and_is_refused_when_it_is_broken()
    {
        var account = await _bank.AccountAsync("Rules");
        await _bank.ImportAsync(account, 1_000, _bank.Line(9, -45, "Комиссия за обслуживание"));
        var charges = await app.InAsync<FinanceDbContext, Guid>(
            db => db.Accounts.Where(a => a.Role == AccountRole.BankCharges).Select(a => a.Id).SingleAsync());
        var form = await _bank.Accountant.GetAsync("/finance/bank/rules/create");
        var broken = await _bank.Accountant.SubmitAsync(form, "form#bank-rule", ("Name", "Charges"),
            ("Text", "комиссия("), ("IsPattern", "true"), ("AccountId", charges.ToString()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, broken.Status);
        Assert.Contains("This is no regular expression.", broken.Html, StringComparison.Ordinal);
        (await _bank.Accountant.SubmitAsync(form, "form#bank-rule", ("Name", "Charges"),
            ("Text", "комиссия обслуживание"), ("AccountId", charges.ToString()), ("IsActive", "true"))).Saved();

        var rule = await app.InAsync<FinanceDbContext, BankRule>(db => db.BankRules.SingleAsync());
        var edit = await _bank.Accountant.GetAsync($"/finance/bank/rules/{rule.Id}/edit");
        Assert.Contains("Комиссия за обслуживание", edit.Body!.TextContent, StringComparison.Ordinal);
        var line = Assert.Single(await _bank.LinesAsync(account));
        await _bank.ConfirmAsync(line);
        var match = await _bank.HoldingAsync(line);
        Assert.Equal((MatchMethod.Rule, (Guid?)charges), (match.Method, match.AccountId));
        await _bank.AgreeAsync();
    }

    private static (string, string)[] Pays(Guid invoice, int moved, string difference) =>
    [
        ("Parts[0].Target", new MatchTarget(TargetKind.Pay, invoice, Kinds.Invoice).ToString()),
        ("Parts[0].Amount", $"{moved}"), ("Parts[0].Difference", difference),
    ];

    private Task<ExpenseState> StateAsync(Guid id) => app.InAsync<FinanceDbContext, ExpenseState>(
        db => db.Expenses.Where(e => e.Id == id).Select(e => e.State).SingleAsync());

    private Task<Guid> ExpenseAsync(decimal net) => app.InAsync<FinanceDbContext, Guid>(async db =>
    {
        var category = await db.ExpenseCategories.FirstAsync();
        var expense = Expense.Record(TestUser.ProjectManager.Id,
            new ExpenseTerms(app.Today.AddDays(-4), category.Id, "Taxi", net, 0, "KGS", null, false, 0), app.Today);
        expense.Submit(DateTime.UnixEpoch);
        expense.Approve(Guid.NewGuid(), DateTime.UnixEpoch, 1, "KGS", category, null);
        db.Add(expense);
        await db.SaveChangesAsync();
        return expense.Id;
    });
}
