using ErpCrm.Finance;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Treasury.Payments;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Finance.Books.Posting;

/// <summary>Does one thing with one document, and looks where the money lies.</summary>
internal sealed class PostingSteps(TestApp app)
{
    private static int _number = 910_000;

    public Task<Invoice> IssueAsync(Customer customer, string currency, decimal rate, params LineContent[] lines) =>
        app.InAsync<FinanceDbContext, Invoice>(async db =>
        {
            var invoice = new Invoice(customer, currency, app.Today);
            foreach (var line in lines) invoice.AddFree(null, line);
            invoice.Issue(customer, Interlocked.Increment(ref _number), app.Today, rate, "KGS");
            db.Add(invoice);
            await db.SaveChangesAsync();
            return invoice;
        });

    public Task<Guid> PayAsync(Customer customer, decimal amount, decimal rate,
        (Guid Invoice, decimal Amount)? part = null, Guid? account = null) =>
        app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var terms = new PaymentTerms(customer.Id, app.Today, amount, customer.Currency, rate,
                PaymentMethod.BankTransfer, "ref", null, account);
            var payment = await new Settlement(db, "KGS", app.Today).ReceiveAsync(Guid.Empty, terms, customer,
                part is { } used ? [new PlannedAllocation(used.Invoice, used.Amount)] : [], default);
            await db.SaveChangesAsync();
            return payment.Id;
        });

    public Task<Guid> CreditAsync(Guid invoice, decimal quantity) => app.InAsync<FinanceDbContext, Guid>(async db =>
    {
        var whole = await db.Invoices.Whole().SingleAsync(i => i.Id == invoice);
        var (note, parts) = CreditWriter.Write(whole, new CreditRequest(
            new Dictionary<Guid, decimal> { [whole.Lines[0].Id] = quantity }, CreditedWork.WrittenOff, "Less",
            app.Today));
        note.Issue(Interlocked.Increment(ref _number), app.Today, parts);
        db.Add(note);
        await db.SaveChangesAsync();
        return note.Id;
    });

    public Task<Guid> OpenAsync(string name, string currency, decimal balance, DateOnly? on = null) =>
        app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var account = BankAccount.Open(name, currency, balance, on ?? app.Today.AddDays(-30), app.Today);
            db.Add(account);
            await db.SaveChangesAsync();
            return account.Id;
        });

    public Task<Guid> LedgerOfAsync(Guid account) => app.InAsync<FinanceDbContext, Guid>(
        db => db.BankAccounts.Where(a => a.Id == account).Select(a => a.LedgerAccountId!.Value).SingleAsync());

    public async Task<(decimal Amount, decimal Base)> BalanceAsync(Guid ledger, string currency)
    {
        var sums = await app.SumsAsync(new SumQuery(null, DateOnly.MaxValue, By: SumBy.Currency, Accounts: [ledger]));
        var sum = sums.SingleOrDefault(s => s.Currency == currency);
        return (sum?.Amount ?? 0, sums.Sum(s => s.BaseAmount));
    }

    // All that lies on accounts of money, in base currency.
    public Task<decimal> MoneyAsync() => app.InAsync<FinanceDbContext, decimal>(async db =>
    {
        var accounts = await db.Accounts.Where(a => a.Class == AccountClass.Cash).Select(a => a.Id).ToListAsync();
        return (await db.JournalLines.AsNoTracking().Where(l => accounts.Contains(l.AccountId)).ToListAsync())
            .Sum(l => l.BaseDebit - l.BaseCredit);
    });
}
