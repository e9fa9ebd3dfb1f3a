using System.Runtime.CompilerServices;
using ErpCrm.Contracts;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform.Checking;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Checks;

/// <summary>Every document that moves money or debts is posted, and what is posted has its document.</summary>
internal sealed class PostedCheck(FinanceDbContext db) : ICheck
{
    public string Rule => "Documents are posted: each has its journal";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var (kind, ids) in Missing())
        {
            foreach (var id in await ids.ToListAsync(ct)) yield return Finding.Of(kind, id, $"it has no journal");
        }

        foreach (var finding in await OpeningsAsync(ct)) yield return finding;
    }

    private IEnumerable<(string Kind, IQueryable<Guid> Ids)> Missing()
    {
        yield return ("Invoice", db.Invoices.Where(i => i.Status == InvoiceStatus.Issued && i.Gross != 0
            && !db.Journals.Any(j => j.SourceKind == Kinds.Invoice && j.SourceId == i.Id)).Select(i => i.Id));
        yield return ("CreditNote", db.CreditNotes.Where(n => n.Gross != 0
            && !db.Journals.Any(j => j.SourceKind == Kinds.CreditNote && j.SourceId == n.Id)).Select(n => n.Id));
        yield return ("Payment", db.Payments.Where(
            p => !db.Journals.Any(j => j.SourceKind == Kinds.Payment && j.SourceId == p.Id)).Select(p => p.Id));
        yield return ("Expense", db.Expenses.Where(
            e => (e.State == ExpenseState.Approved || e.State == ExpenseState.Paid)
                && !db.Journals.Any(j => j.SourceKind == Kinds.Expense && j.SourceId == e.Id)).Select(e => e.Id));
        yield return ("ExpenseClaim", db.ExpenseClaims.Where(c => c.PaidOn != null
            && !db.Journals.Any(j => j.SourceKind == Kinds.ExpenseClaim && j.SourceId == c.Id)).Select(c => c.Id));
        yield return ("Bill", db.Bills.Where(b => b.State == BillState.Posted && b.Gross != b.SettledBefore
            && !db.Journals.Any(j => j.SourceKind == Kinds.Bill && j.SourceId == b.Id)).Select(b => b.Id));
        yield return ("SupplierPayment", db.SupplierPayments.Where(
            p => !db.Journals.Any(j => j.SourceKind == Kinds.SupplierPayment && j.SourceId == p.Id)).Select(p => p.Id));
        yield return ("BankAccount", db.BankAccounts.Where(a => a.LedgerAccountId == null || (a.OpeningBalance != 0
            && !db.Journals.Any(j => j.SourceKind == Kinds.BankAccount && j.SourceId == a.Id))).Select(a => a.Id));
    }

    private async Task<IReadOnlyList<Finding>> OpeningsAsync(CancellationToken ct)
    {
        var accounts = await db.BankAccounts.AsNoTracking().ToListAsync(ct);
        var lines = await (from journal in db.Journals
                           join line in db.JournalLines on journal.Id equals line.JournalId
                           where journal.SourceKind == Kinds.BankAccount
                           select new
                           {
                               journal.SourceId, line.AccountId, line.Currency, Amount = line.Debit - line.Credit
                           }).ToListAsync(ct);
        return
        [
            .. accounts.Select(a => (Account: a, Posted: lines.Where(l => l.SourceId == a.Id
                    && l.AccountId == a.LedgerAccountId && l.Currency == a.Currency).Sum(l => l.Amount)))
                .Where(a => a.Posted != a.Account.OpeningBalance)
                .Select(a => Finding.Of("BankAccount", a.Account.Id,
                    $"it opened with {a.Account.OpeningBalance}, {a.Posted} is posted")),
        ];
    }
}
