using ErpCrm.Contracts;
using ErpCrm.Finance;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.Posting.Banking;
using ErpCrm.Finance.Treasury.Banking.Lines;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Treasury.Banking;

/// <summary>Where money lies that somebody recorded by hand, and what the books have while lines are open (decision
/// 0054).</summary>
public sealed class BankBooksTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly BankScene _bank = new(app);

    [Fact]
    public async Task The_first_statement_puts_what_was_recorded_since_in_transit()
    {
        var account = await _bank.AccountAsync("First");
        var customer = await app.CustomerAsync("First client");
        var invoice = await app.InvoiceAsync(customer, 100, app.Today.AddDays(-30));
        await _bank.PaymentAsync(account, customer, 40, 20);
        var since = await _bank.PaymentAsync(account, customer, 60, 10);
        Assert.Equal((1_100m, 0m), (await _bank.BookedAsync(account), await InTransitAsync()));

        // What was recorded before the first day of the statement stays on the account.
        await _bank.ImportAsync(account, 1_040, _bank.Line(15, -1, "x"), _bank.Line(5, 60, "Оплата", "First client"));
        Assert.Equal((1_099m, 60m), (await _bank.BookedAsync(account), await InTransitAsync()));
        await _bank.AgreeAsync();

        await _bank.ConfirmAsync(await _bank.LineOfAsync(account, "Оплата"));
        Assert.Equal((1_099m, 0m), (await _bank.BookedAsync(account), await InTransitAsync()));
        Assert.Equal(since.Id, (await _bank.HoldingAsync(await _bank.LineOfAsync(account, "Оплата"))).DocumentId);
        Assert.Equal(100, await app.OpenOfAsync(invoice.Id));
        await _bank.AgreeAsync();
    }

    [Fact]
    public async Task An_earlier_statement_moves_the_beginning_back()
    {
        var account = await _bank.AccountAsync("Back");
        var customer = await app.CustomerAsync("Back client");
        var payment = await _bank.PaymentAsync(account, customer, 40, 20);
        await _bank.ImportAsync(account, 1_040, _bank.Line(9, -1, "x"));
        Assert.Equal((1_039m, 0m), (await _bank.BookedAsync(account), await InTransitAsync()));
        await _bank.ImportAsync(account, 1_000, _bank.Line(25, -5, "y"), _bank.Line(20, 40, "z"),
            _bank.Line(18, 5, "w"));
        Assert.Equal((1_039m, 40m), (await _bank.BookedAsync(account), await InTransitAsync()));
        (await _bank.MatchAsync(await _bank.LineOfAsync(account, "z"), ("Parts[0].Amount", "40"), ("Parts[0].Target",
            new MatchTarget(TargetKind.Money, payment.Id, Kinds.Payment).ToString()))).Saved();
        Assert.Equal(0, await InTransitAsync());
        await _bank.AgreeAsync();
    }

    [Fact]
    public async Task An_earlier_statement_leaves_what_met_its_line_already()
    {
        var account = await _bank.AccountAsync("Met already");
        var payment = await _bank.PaymentAsync(account, await app.CustomerAsync("Met client"), 40, 12);
        // The bank booked it later than somebody recorded it.
        var url = await _bank.GiveAsync(account, BankScene.File(account, 1_000, _bank.Line(9, 40, "Оплата")));
        (await _bank.Accountant.SubmitAsync(await _bank.Accountant.GetAsync(url), "form#import-statement",
            ("Choice", "Leave"))).Saved();
        (await _bank.MatchAsync(await _bank.LineOfAsync(account, "Оплата"), ("Parts[0].Amount", "40"),
            ("Parts[0].Target", new MatchTarget(TargetKind.Money, payment.Id, Kinds.Payment).ToString()))).Saved();
        Assert.Equal((1_040m, 0m), (await _bank.BookedAsync(account), await InTransitAsync()));

        await _bank.ImportAsync(account, 1_000, _bank.Line(25, -5, "y"), _bank.Line(18, 5, "w"));
        Assert.Equal((1_040m, 0m), (await _bank.BookedAsync(account), await InTransitAsync()));
        await _bank.AgreeAsync();
    }

    [Fact]
    public async Task Cash_counts_what_the_bank_says_and_what_was_recorded_since()
    {
        var account = await _bank.AccountAsync("Cash", "AUD", 57);
        var customer = await app.CustomerAsync("Cash client", "AUD");
        await _bank.ImportAsync(account, 1_000, _bank.Line(9, 200, "Что-то"), _bank.Line(7, -10, "Комиссия"));
        Assert.Equal(1_190, await OnHandAsync("AUD"));
        // Of a day that the statement covers: either it is one of its lines, or it never came.
        await _bank.PaymentAsync(account, customer, 200, 8);
        Assert.Equal(1_190, await OnHandAsync("AUD"));
        await _bank.PaymentAsync(account, customer, 30, 2);
        Assert.Equal(1_220, await OnHandAsync("AUD"));
    }

    [Fact]
    public async Task Nothing_of_a_line_or_its_match_changes_but_what_it_is()
    {
        var account = await _bank.AccountAsync("Frozen");
        await _bank.ImportAsync(account, 1_000, _bank.Line(3, -7, "Комиссия"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.InAsync<FinanceDbContext>(async db =>
        {
            var line = await db.BankLines.FirstAsync(l => l.BankAccountId == account.Id);
            db.Entry(line).Property(l => l.Amount).CurrentValue = -8;
            await db.SaveChangesAsync();
        }));
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.InAsync<FinanceDbContext>(async db =>
        {
            db.Remove(await db.BankLines.FirstAsync(l => l.BankAccountId == account.Id));
            await db.SaveChangesAsync();
        }));
    }

    private Task<decimal> InTransitAsync() => _bank.StandingAsync(AccountRole.CashInTransit);

    private Task<decimal> OnHandAsync(string currency) => app.InAsync<FinanceDbContext, decimal>(async db =>
        (await new CashBooks(db, new LedgerSums(db)).OnHandAsync(app.Today, default)).GetValueOrDefault(currency));
}
