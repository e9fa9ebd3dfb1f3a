using ErpCrm.Contracts;
using ErpCrm.Finance;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.Posting;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance.Books.Periods;

/// <summary>The ways in which something comes into the books.</summary>
internal sealed class PostingWays(TestApp app)
{
    public async Task<Guid> PayAsync(IServiceProvider services, Customer customer, DateOnly on,
        params PlannedAllocation[] plan)
    {
        var db = services.GetRequiredService<FinanceDbContext>();
        var payment = await new Settlement(db, "KGS", app.Today).ReceiveAsync(Guid.Empty,
            new PaymentTerms(customer.Id, on, 500, "KGS", 1, PaymentMethod.BankTransfer, null, null), customer, plan,
            CancellationToken.None);
        await db.SaveChangesAsync();
        return payment.Id;
    }

    public async Task UseAsync(IServiceProvider services, Guid credit, Guid invoice)
    {
        var db = services.GetRequiredService<FinanceDbContext>();
        var payment = await db.Payments.Include(p => p.Allocations).SingleAsync(p => p.Id == credit);
        await new Settlement(db, "KGS", app.Today).UseAsync(payment, [new PlannedAllocation(invoice, 50)],
            CancellationToken.None);
        await db.SaveChangesAsync();
    }

    public async Task ReverseAsync(IServiceProvider services, Guid id)
    {
        var db = services.GetRequiredService<FinanceDbContext>();
        var payment = await db.Payments.Include(p => p.Allocations).SingleAsync(p => p.Id == id);
        await new Settlement(db, "KGS", app.Today).ReverseAsync(payment, Guid.Empty, "Wrong", CancellationToken.None);
        await db.SaveChangesAsync();
    }

    public async Task RefundAsync(IServiceProvider services, Guid id)
    {
        var db = services.GetRequiredService<FinanceDbContext>();
        var payment = await db.Payments.Include(p => p.Allocations).SingleAsync(p => p.Id == id);
        db.Add(payment.Refund(Guid.Empty, new RefundTerms(app.Today, 10, 1, PaymentMethod.BankTransfer, null, null),
            [], app.Today));
        await db.SaveChangesAsync();
    }

    public async Task CreditAsync(IServiceProvider services, Guid id)
    {
        var invoice = await services.GetRequiredService<FinanceDbContext>().Invoices.Whole()
            .SingleAsync(i => i.Id == id);
        await services.GetRequiredService<Crediting>().CreditAsync(invoice, new CreditRequest(
            new Dictionary<Guid, decimal> { [invoice.Lines[0].Id] = 1 }, CreditedWork.WrittenOff, "Less", app.Today),
            CancellationToken.None);
    }

    public async Task OpenBankAccountAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<FinanceDbContext>();
        db.Add(BankAccount.Open("Closed day", "KGS", 100, app.Today, app.Today));
        await db.SaveChangesAsync();
    }

    public static async Task<Guid> WriteAsync(IServiceProvider services, DateOnly on)
    {
        var db = services.GetRequiredService<FinanceDbContext>();
        var keeper = services.GetRequiredService<BookKeeper>();
        var run = await keeper.BeginAsync(CancellationToken.None);
        var entry = run.Open(JournalKind.Manual, on, Kinds.Journal, Guid.NewGuid(), "By hand");
        entry.Debit(AccountRole.BankCharges, 5).Credit(AccountRole.CashInTransit, 5);
        keeper.Post(run);
        await db.SaveChangesAsync();
        return entry.Journal.Id;
    }

    public async Task<Guid> ExpenseAsync(DateOnly on, bool approve)
    {
        var id = await app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var category = await db.ExpenseCategories.Select(c => c.Id).FirstAsync();
            var expense = Expense.Record(TestUser.TeamMember.Id,
                new ExpenseTerms(on, category, "Paper", 100, 12, "KGS", null, false, 0), app.Today);
            expense.Submit(TestClock.Start);
            db.Add(expense);
            await db.SaveChangesAsync();
            return expense.Id;
        });
        if (approve) await ApproveAsync(id);
        return id;
    }

    public Task ApproveAsync(Guid id) => app.InAsync<FinanceDbContext>(async db =>
    {
        var expense = await db.Expenses.SingleAsync(e => e.Id == id);
        await ExpenseApproval.ApproveAsync(db, new ExchangeRateTable("KGS", []), "KGS", expense, Guid.NewGuid(), "Boss",
            TestClock.Start, CancellationToken.None);
        await db.SaveChangesAsync();
    });

    public async Task PayExpenseAsync(IServiceProvider services, Guid id)
    {
        var db = services.GetRequiredService<FinanceDbContext>();
        (await db.Expenses.SingleAsync(e => e.Id == id)).Pay(app.Today, app.Today);
        await db.SaveChangesAsync();
    }
}
