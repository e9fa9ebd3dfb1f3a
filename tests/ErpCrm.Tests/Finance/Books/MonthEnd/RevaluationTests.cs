using ErpCrm.Finance;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.MonthEnd.Revaluing;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Books.MonthEnd;

/// <summary>Foreign currency at the rate of the last day, on accounts of its own and for one day (domain-rules §6;
/// erpnext#20650, #55715: balances of customers and their ageing never see it).</summary>
public sealed class RevaluationTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly DateOnly October = new(2026, 10, 31);

    // 1000 × (0.95 − 0.90) = 50.
    [Fact]
    public void A_difference_is_what_is_open_at_the_closing_rate_less_what_it_stands_at()
    {
        Assert.Equal(50m, RevaluationStep.Unrealised(1000, 900, 0.95m, "KGS"));
        Assert.Equal(-50m, RevaluationStep.Unrealised(-1000, -900, 0.95m, "KGS"));
    }

    [Fact]
    public async Task What_is_owed_in_foreign_currency_is_revalued_without_anybody_who_owes_it_seeing_that()
    {
        await app.RateAsync("EUR", new(2026, 1, 1), 90m);
        await app.RateAsync("EUR", October, 95m);
        var invoice = await app.SellAsync("Euro", 1000, new(2026, 10, 10), currency: "EUR", rate: 90);
        var run = await app.CloseAsync<RevaluationStep>("2026-10");
        // Gross 1120.
        Assert.Equal(5600m, run.Lines.Single(l => l is { Currency: "EUR", Foreign: 1120m }).Difference);

        var journals = await app.InAsync<FinanceDbContext, List<Journal>>(db => db.Journals.AsNoTracking()
            .Include(j => j.Lines).Where(j => j.SourceId == run.Id).OrderBy(j => j.Date).ToListAsync());
        Assert.Equal([October, October.AddDays(1)], journals.Select(j => j.Date));
        Assert.All(journals.SelectMany(j => j.Lines), l => Assert.True(l is { PartyId: null, ItemId: null }));
        Assert.Equal((5600m, 0m), (await StandsAsync(AccountRole.ReceivablesRevaluation, October, run.Id),
            await StandsAsync(AccountRole.ReceivablesRevaluation, October.AddDays(1), run.Id)));
        // The control account, and so ageing and the statement of the customer, stay as the document is.
        Assert.Equal(invoice.BaseGross, await app.BaseOfAsync(AccountRole.Receivables, invoice.Id));
        await app.BooksAgreeAsync();

        // Paid at 96 later: all of the difference is realised, none of it twice.
        var payment = await app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var customer = await db.Customers.SingleAsync(c => c.Id == invoice.CompanyId);
            var paid = await new Settlement(db, "KGS", app.Today).ReceiveAsync(Guid.Empty,
                new PaymentTerms(customer.Id, app.Today, 1120, "EUR", 96, PaymentMethod.BankTransfer, null, null),
                customer, [new PlannedAllocation(invoice.Id, 1120)], CancellationToken.None);
            await db.SaveChangesAsync();
            return paid.Id;
        });
        Assert.Equal(-6720m, (await app.PostedAsync(payment)).Where(p => p.Role == AccountRole.RealisedExchange)
            .Sum(p => p.Base));
        Assert.Equal(0m, await app.BaseOfAsync(AccountRole.Receivables, invoice.Id));
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task Money_in_foreign_currency_is_revalued_once_and_what_comes_later_adds_the_rest()
    {
        await app.RateAsync("CHF", new(2026, 1, 1), 100m);
        await app.RateAsync("CHF", October, 110m);
        await HoldAsync("Franken", 50);
        var first = await app.CloseAsync<RevaluationStep>("2026-10");
        Assert.Equal(500m, first.Lines.Single(l => l.Currency == "CHF").Difference);
        var again = await Assert.ThrowsAsync<BusinessRuleException>(() => app.CloseAsync<RevaluationStep>("2026-10"));
        Assert.Equal("Nothing is to be posted.", again.Message);

        await HoldAsync("Franken 2", 10);
        var rest = await app.CloseAsync<RevaluationStep>("2026-10");
        Assert.Equal([("CHF", 100m)], rest.Lines.Select(l => (l.Currency!, l.Difference)));
        await app.UndoAsync(first.Id);
        await app.UndoAsync(rest.Id);
        Assert.Equal(0m, await app.BaseOfAsync(AccountRole.MoneyRevaluation));
        Assert.Equal(600m, (await app.ComputeAsync<RevaluationStep>("2026-10")).Where(r => r.Currency == "CHF")
            .Sum(r => r.Difference));
    }

    [Fact]
    public async Task Without_a_rate_nothing_is_guessed()
    {
        await app.SellAsync("Pounds", 100, new(2026, 10, 10), currency: "GBP", rate: 110);
        var refusal = await Assert.ThrowsAsync<BusinessRuleException>(
            () => app.CloseAsync<RevaluationStep>("2026-10"));
        Assert.StartsWith("There is no exchange rate", refusal.Message, StringComparison.Ordinal);
        await app.RateAsync("GBP", new(2026, 1, 1), 112m);
        var run = await app.CloseAsync<RevaluationStep>("2026-10");
        Assert.Equal(224m, run.Lines.Single(l => l.Currency == "GBP").Difference);
    }

    private Task HoldAsync(string name, decimal amount) => app.InAsync<FinanceDbContext>(async db =>
    {
        db.Add(BankAccount.Open(name, "CHF", amount, new(2026, 10, 5), app.Today));
        await db.SaveChangesAsync();
    });

    // What a run has put on the account of a role by a day.
    private Task<decimal> StandsAsync(AccountRole role, DateOnly on, Guid run) =>
        app.InAsync<FinanceDbContext, decimal>(async db =>
        {
            var account = await db.Accounts.Where(a => a.Role == role).Select(a => a.Id).SingleAsync();
            return (await db.JournalLines.AsNoTracking().Where(l => l.AccountId == account && l.Date <= on
                && db.Journals.Any(j => j.Id == l.JournalId && j.SourceId == run)).ToListAsync())
                .Sum(l => l.BaseDebit - l.BaseCredit);
        });
}
