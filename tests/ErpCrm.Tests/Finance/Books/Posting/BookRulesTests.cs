using System.Net;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Books.Posting;

/// <summary>How the books begin, and what they refuse.</summary>
public sealed class BookRulesTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly PostingSteps _do = new(app);

    [Fact]
    public async Task A_foreign_account_that_becomes_empty_has_nothing_left_in_base_currency()
    {
        await app.RateAsync("SEK", app.Today.AddDays(-400), 8m);
        var account = await _do.OpenAsync("Krona", "SEK", 100);
        var customer = await app.CustomerAsync("Swede", "SEK");
        var payment = await _do.PayAsync(customer, 50, 8.4m, account: account);
        await app.InAsync<FinanceDbContext>(async db =>
        {
            var paid = await db.Payments.Include(p => p.Allocations).SingleAsync(p => p.Id == payment);
            db.Add(paid.Refund(Guid.Empty, new RefundTerms(app.Today, 50, 8.6m, PaymentMethod.BankTransfer, null, null,
                account), [], app.Today));
            await db.SaveChangesAsync();
        });
        var ledger = await _do.LedgerOfAsync(account);
        Assert.Equal((100m, 790m), await _do.BalanceAsync(ledger, "SEK"));
        // What was there at the beginning goes too, by an expense in that currency.
        await app.InAsync<FinanceDbContext>(async db =>
        {
            var category = await db.ExpenseCategories.FirstAsync();
            var expense = Expense.Record(Guid.NewGuid(),
                new ExpenseTerms(app.Today, category.Id, "Fair", 100, 0, "SEK", null, false, 0), app.Today);
            expense.Submit(DateTime.UnixEpoch);
            expense.Approve(Guid.NewGuid(), DateTime.UnixEpoch, 8.5m, "KGS", category, null);
            expense.Pay(app.Today, app.Today, account, 8.55m);
            db.Add(expense);
            await db.SaveChangesAsync();
        });
        Assert.Equal((0m, 0m), await _do.BalanceAsync(ledger, "SEK"));
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task A_carried_over_invoice_is_owed_against_the_opening_balances_and_goes_with_its_import()
    {
        var customer = await app.CustomerAsync("Carried over");
        var id = await app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var invoice = Invoice.CarryOver(customer, new CarriedInvoice($"OLD-{Guid.NewGuid():N}",
                app.Today.AddDays(-60), app.Today.AddDays(-30), "KGS", 1120, 120, 400), 1, "KGS");
            db.Add(invoice);
            await db.SaveChangesAsync();
            return invoice.Id;
        });
        Assert.Equal([(AccountRole.Receivables, 400m), (AccountRole.OpeningBalances, -400m)],
            (await app.PostedAsync(id)).Select(p => (p.Role, p.Base)));
        await app.InAsync<FinanceDbContext>(async db =>
        {
            db.Remove(await db.Invoices.Include(i => i.Lines).SingleAsync(i => i.Id == id));
            await db.SaveChangesAsync();
        });
        Assert.Equal(0m, await app.BaseOfAsync(AccountRole.Receivables, id));
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task The_opening_balance_of_an_account_is_posted_and_a_correction_takes_it_back_first()
    {
        await app.RateAsync("NOK", app.Today.AddDays(-400), 8m);
        await app.RateAsync("NOK", app.Today.AddDays(-10), 9m);
        var account = await _do.OpenAsync("Fjord", "NOK", 100, app.Today.AddDays(-20));
        var ledger = await _do.LedgerOfAsync(account);
        Assert.Equal((100m, 800m), await _do.BalanceAsync(ledger, "NOK"));
        await app.InAsync<FinanceDbContext>(async db =>
        {
            (await db.BankAccounts.SingleAsync(a => a.Id == account)).Change("Fjord 2", "NOK", 250,
                app.Today.AddDays(-5), app.Today);
            await db.SaveChangesAsync();
        });
        Assert.Equal((250m, 2250m), await _do.BalanceAsync(ledger, "NOK"));
        Assert.Equal("Fjord 2", await app.InAsync<FinanceDbContext, string>(
            db => db.Accounts.Where(a => a.Id == ledger).Select(a => a.Name).SingleAsync()));
        Assert.Equal(3, await app.InAsync<FinanceDbContext, int>(
            db => db.Journals.CountAsync(j => j.SourceId == account)));
        await app.BooksAgreeAsync();
    }

    // The opening balance contains what moved before its day.
    [Fact]
    public async Task Money_of_days_in_between_is_counted_once_whichever_day_an_account_begins_on()
    {
        await app.RateAsync("DKK", app.Today.AddDays(-400), 12m);
        var account = await _do.OpenAsync("Belt", "DKK", 100, app.Today.AddDays(-20));
        var ledger = await _do.LedgerOfAsync(account);
        var customer = await app.CustomerAsync("Dane", "DKK");
        var payment = await app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var received = await new Settlement(db, "KGS", app.Today).ReceiveAsync(Guid.Empty,
                new PaymentTerms(customer.Id, app.Today.AddDays(-10), 50, "DKK", 12, PaymentMethod.BankTransfer, null,
                    null, account), customer, [], default);
            await db.SaveChangesAsync();
            return received.Id;
        });
        Assert.Equal((150m, 1800m), await _do.BalanceAsync(ledger, "DKK"));
        await BeginAsync(account, 150, app.Today.AddDays(-5));
        Assert.Equal((150m, 1800m), await _do.BalanceAsync(ledger, "DKK"));
        await BeginAsync(account, 100, app.Today.AddDays(-20));
        Assert.Equal((150m, 1800m), await _do.BalanceAsync(ledger, "DKK"));
        await app.InAsync<FinanceDbContext>(async db =>
        {
            var received = await db.Payments.Include(p => p.Allocations).SingleAsync(p => p.Id == payment);
            await new Settlement(db, "KGS", app.Today).ReverseAsync(received, Guid.Empty, "Twice", default);
            await db.SaveChangesAsync();
        });
        Assert.Equal((100m, 1200m), await _do.BalanceAsync(ledger, "DKK"));
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task An_opening_balance_without_an_exchange_rate_is_refused_beside_its_amount()
    {
        var browser = app.Browser(TestUser.Accountant);
        var answer = await browser.SubmitAsync(await browser.GetAsync("/finance/bank-accounts/create"), "form#account",
            ("Name", "Zloty"), ("Currency", "PLN"), ("OpeningBalance", "10"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("There is no exchange rate for PLN", answer.Page.Body!.TextContent, StringComparison.Ordinal);
        (await browser.SubmitAsync(answer.Page, "form#account", ("OpeningBalance", "0"))).Saved();
    }

    [Fact]
    public async Task What_is_posted_is_neither_changed_nor_deleted()
    {
        var invoice = await app.InvoiceAsync(await app.CustomerAsync("Unchanging"), 100, app.Today);
        await app.InAsync<FinanceDbContext>(async db =>
        {
            var journal = await db.Journals.Include(j => j.Lines).SingleAsync(j => j.SourceId == invoice.Id);
            db.Entry(journal).Property(j => j.Reference).CurrentValue = "other";
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
            db.ChangeTracker.Clear();
            db.Remove(await db.JournalLines.FirstAsync(l => l.JournalId == journal.Id));
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
        });
    }

    [Fact]
    public async Task A_journal_that_does_not_balance_is_refused_whoever_saves_it()
    {
        await Assert.ThrowsAsync<BusinessRuleException>(() => app.InAsync<FinanceDbContext>(async db =>
        {
            var account = await db.Accounts.FirstAsync();
            var journal = new Journal(JournalKind.Manual, app.Today, DateTime.UnixEpoch, "journal", Guid.Empty, null);
            journal.Add(new JournalLine(journal, account.Id, "KGS", 1, 1, LineOf.Nothing));
            db.Add(journal);
            await db.SaveChangesAsync();
        }));
    }

    [Fact]
    public async Task A_save_that_is_refused_and_tried_again_posts_once()
    {
        var customer = await app.CustomerAsync("Tried again");
        var invoice = await app.InAsync<FinanceDbContext, Invoice>(async db =>
        {
            var issued = MoneyScene.NewInvoice(customer, 100, app.Today);
            var number = issued.Number;
            db.Add(issued);
            var twin = MoneyScene.NewInvoice(customer, 100, app.Today);
            db.Add(twin);
            db.Entry(twin).Property(i => i.Number).CurrentValue = number;
            await Assert.ThrowsAnyAsync<DbUpdateException>(() => db.SaveChangesAsync());
            db.Entry(twin).Property(i => i.Number).CurrentValue = number + "a";
            await db.SaveChangesAsync();
            return issued;
        });
        Assert.Equal(1, await app.InAsync<FinanceDbContext, int>(
            db => db.Journals.CountAsync(j => j.SourceId == invoice.Id)));
        await app.BooksAgreeAsync();
    }

    private Task BeginAsync(Guid account, decimal balance, DateOnly on) => app.InAsync<FinanceDbContext>(async db =>
    {
        var known = await db.BankAccounts.SingleAsync(a => a.Id == account);
        known.Change(known.Name, known.Currency, balance, on, app.Today);
        await db.SaveChangesAsync();
    });
}
