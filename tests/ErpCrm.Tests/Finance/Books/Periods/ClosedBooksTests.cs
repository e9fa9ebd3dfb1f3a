using System.Data.Common;
using ErpCrm.Contracts;
using ErpCrm.Finance;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.Periods;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking.Internal;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Finance.Books.Periods;

/// <summary>Closed days hold whatever writes: pages, records, programs, and the database itself (domain-rules §15;
/// erpnext#56164, #58446, #57038, #57406, #39208: one path was forgotten each time).</summary>
public sealed class ClosedBooksTests(TestApp app) : IClassFixture<TestApp>
{
    private readonly FinanceScene _scene = new(app);
    private readonly PostingWays _ways = new(app);

    [Fact]
    public async Task Every_way_to_post_on_a_closed_day_is_refused_and_leaves_nothing_behind()
    {
        await app.OpenAsync();
        var firm = await FirmAsync();
        await app.LockAsync(LockKind.Final, app.Today);
        var before = await StateAsync();
        (string Name, Func<IServiceProvider, Task> Work)[] ways =
        [
            ("issue", services => _scene.IssueAsync(firm.Draft)),
            ("credit", services => _ways.CreditAsync(services, firm.Invoice)),
            ("payment", services => _ways.PayAsync(services, firm.Customer, app.Today)),
            ("allocation", services => _ways.UseAsync(services, firm.Credit, firm.Invoice)),
            ("reversal", services => _ways.ReverseAsync(services, firm.Used)),
            ("refund", services => _ways.RefundAsync(services, firm.Credit)),
            ("expense paid", services => _ways.PayExpenseAsync(services, firm.Expense)),
            ("opening balance", _ways.OpenBankAccountAsync),
            ("by hand", services => PostingWays.WriteAsync(services, app.Today)),
        ];
        foreach (var (name, work) in ways)
        {
            var refusal = await Assert.ThrowsAsync<BusinessRuleException>(() => app
                .InScopeAsync<IServiceProvider, bool>(async services =>
                {
                    await work(services);
                    return true;
                }));
            Assert.True(refusal.Message.StartsWith("The books are closed", StringComparison.Ordinal),
                $"{name}: {refusal.Message}");
            Assert.Equal(before, await StateAsync());
        }

        await app.OpenAsync();
        await app.BooksAgreeAsync();
    }

    [Fact]
    public async Task What_is_approved_late_is_a_cost_of_the_first_open_day()
    {
        await app.OpenAsync();
        var expense = await _ways.ExpenseAsync(app.Today.AddDays(-40), approve: false);
        await app.LockAsync(LockKind.Operations, app.Today.AddDays(-10));
        await _ways.ApproveAsync(expense);
        var (day, isLate) = await app.InAsync<FinanceDbContext, (DateOnly, bool)>(async db =>
        {
            var journal = await db.Journals.SingleAsync(j => j.SourceId == expense && j.Kind == JournalKind.Expense);
            return (journal.Date, journal.IsLate);
        });
        Assert.Equal((app.Today.AddDays(-9), false), (day, isLate));
        await app.OpenAsync();
    }

    [Fact]
    public async Task Who_is_let_in_posts_until_the_exception_ends_and_is_written_down()
    {
        await app.OpenAsync();
        var day = app.Today.AddDays(-20);
        var customer = await app.CustomerAsync("Late for one");
        await app.LockAsync(LockKind.Operations, app.Today.AddDays(-10));
        var person = TestUser.TeamMember.Id;
        await RefusedAsync(person, customer, day);
        var exception = await app.InAsync<FinanceDbContext, Guid>(async db =>
        {
            var given = new LockException(person, day, TestClock.Start.AddDays(7), "One payment", TestClock.Start,
                Guid.Empty);
            db.Add(given);
            await db.SaveChangesAsync();
            return given.Id;
        });
        await ActAsync(person, services => _ways.PayAsync(services, customer, day));
        await RefusedAsync(person, customer, day.AddDays(-1));
        await RefusedAsync(TestUser.OtherMember.Id, customer, day);
        var late = await app.InAsync<FinanceDbContext, LateEntry>(
            db => db.LateEntries.SingleAsync(l => l.ExceptionId == exception));
        Assert.Equal((person, day), (late.ById, late.Date));
        await app.InAsync<FinanceDbContext>(async db =>
        {
            (await db.LockExceptions.SingleAsync(e => e.Id == exception)).End(TestClock.Start, Guid.Empty);
            await db.SaveChangesAsync();
        });
        await RefusedAsync(person, customer, day);
        await app.OpenAsync();
    }

    [Fact]
    public async Task Work_that_goes_on_by_itself_does_not_pass_a_lock()
    {
        await app.OpenAsync();
        var customer = await app.CustomerAsync("Nobody there");
        await app.LockAsync(LockKind.Operations, app.Today.AddDays(-10));
        await RefusedAsync(Guid.Empty, customer, app.Today.AddDays(-20));
        await RefusedAsync(TestUser.Accountant.Id, customer, app.Today.AddDays(-20));
        await app.OpenAsync();
    }

    [Fact]
    public async Task The_database_itself_refuses_what_passes_the_application_by()
    {
        await app.OpenAsync();
        var day = app.Today.AddDays(-30);
        var journal = await app.InScopeAsync<IServiceProvider, Guid>(services => PostingWays.WriteAsync(services, day));
        await app.LockAsync(LockKind.Operations, app.Today.AddDays(-10));
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => app.InScopeAsync<IServiceProvider, bool>(
            async services =>
            {
                var db = services.GetRequiredService<FinanceDbContext>();
                db.Add(new Journal(JournalKind.Manual, day, TestClock.Start, Kinds.Journal, Guid.NewGuid(), "Past"));
#pragma warning disable EF1001 // Past what the application asks when it saves.
                await db.GetService<IStateManager>().SaveChangesAsync(acceptAllChangesOnSuccess: true);
#pragma warning restore EF1001
                return true;
            }));
        await Assert.ThrowsAnyAsync<DbException>(() => app.InAsync<FinanceDbContext>(db => db.JournalLines
            .Where(l => l.JournalId == journal).ExecuteUpdateAsync(set => set.SetProperty(l => l.BaseDebit, 1m))));
        await Assert.ThrowsAnyAsync<DbException>(() => app.InAsync<FinanceDbContext>(
            db => db.JournalLines.Where(l => l.JournalId == journal).ExecuteDeleteAsync()));
        // Whose a line is changes when companies are merged; numbering goes on.
        Assert.NotEqual(0, await app.InAsync<FinanceDbContext, int>(db => db.JournalLines
            .Where(l => l.JournalId == journal).ExecuteUpdateAsync(set => set.SetProperty(l => l.PartyId,
                (Guid?)Guid.NewGuid()))));
        await app.FoldAsync();
        await app.OpenAsync();
    }

    private sealed record Firm(Customer Customer, Guid Draft, Guid Invoice, Guid Used, Guid Credit, Guid Expense);

    private async Task<Firm> FirmAsync()
    {
        var (company, project, invoice) = await _scene.IssuedAsync("Closed firm", 20);
        await _scene.TimeAsync(project, 600);
        var draft = await _scene.DraftAsync(company);
        var customer = await app.InAsync<FinanceDbContext, Customer>(
            db => db.Customers.SingleAsync(c => c.Id == company));
        var used = await app.InScopeAsync<IServiceProvider, Guid>(
            services => _ways.PayAsync(services, customer, app.Today, new PlannedAllocation(invoice, 100)));
        var credit = await app.InScopeAsync<IServiceProvider, Guid>(
            services => _ways.PayAsync(services, customer, app.Today));
        return new Firm(customer, draft, invoice, used, credit, await _ways.ExpenseAsync(app.Today, approve: true));
    }

    // What is in the books and what it is about.
    private Task<string> StateAsync() => app.InAsync<FinanceDbContext, string>(async db => string.Join(' ',
        await db.Journals.CountAsync(), await db.JournalLines.CountAsync(), await db.Payments.CountAsync(),
        await db.PaymentAllocations.CountAsync(), await db.CreditNotes.CountAsync(), await db.BankAccounts.CountAsync(),
        await db.Invoices.CountAsync(i => i.Status == InvoiceStatus.Issued), await db.IssuedDocuments.CountAsync(),
        await db.Expenses.CountAsync(e => e.State == ExpenseState.Paid),
        await db.Payments.CountAsync(p => p.IsReversed),
        (await db.NumberSequences.AsNoTracking().ToListAsync()).Sum(s => s.Last)));

    private Task RefusedAsync(Guid person, Customer customer, DateOnly on) =>
        Assert.ThrowsAsync<BusinessRuleException>(
            () => ActAsync(person, services => _ways.PayAsync(services, customer, on)));

    private async Task ActAsync(Guid person, Func<IServiceProvider, Task> work)
    {
        using var acting = person == Guid.Empty ? ActingUser.Act(null, null) : ActingUser.Act(person, "Somebody");
        await using var scope = app.Services.CreateAsyncScope();
        await work(scope.ServiceProvider);
    }
}
