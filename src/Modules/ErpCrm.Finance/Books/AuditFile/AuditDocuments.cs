using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Purchasing.Bills;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Lists;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.AuditFile;

/// <summary>A list of documents in an audit file.</summary>
/// <param name="Name">English, as the list is called.</param>
/// <param name="IsWhole">Whether whoever takes it sees all of them: a part of them would say nothing.</param>
/// <param name="Write">Writes it; true for the book.</param>
internal sealed record AuditList(
    string Path, string Name, bool IsWhole, Func<Stream, bool, CancellationToken, Task> Write);

/// <summary>The documents of some days: their lists, as their pages export them, and the prints of those that were
/// issued.</summary>
internal sealed class AuditDocuments(FinanceDbContext db, DocumentPrinter printer, ICurrentUser me,
    IServiceProvider services, InvoicesList invoices, CreditNotesList creditNotes, PaymentsList payments,
    ExpensesList expenses, BillsList bills)
{
    public IReadOnlyList<AuditList> ListsOf(AuditTaking taking) =>
    [
        Listed(taking, invoices, "issued", FinancePermissions.ViewInvoices),
        Listed(taking, creditNotes, "issued", FinancePermissions.ViewInvoices),
        Listed(taking, payments, "received", FinancePermissions.ViewPayments),
        Listed(taking, expenses, "spent", FinancePermissions.ViewExpenses),
        Listed(taking, bills, "billed", FinancePermissions.ViewBills),
    ];

    /// <summary>Writes the prints one after the other, each as it was sent out.</summary>
    /// <returns>How many there are.</returns>
    public async Task<int> PrintAsync(AuditTaking taking, AuditArchive archive, CancellationToken ct)
    {
        if (me.ScopeOf(FinancePermissions.ViewInvoices) != Scope.All) return 0;
        var (from, to) = (taking.From, taking.To);
        var invoiced = await db.Invoices.Where(i => i.IssuedOn >= from && i.IssuedOn <= to).OrderBy(i => i.Number)
            .Select(i => new { i.Id, Number = i.Number! }).ToListAsync(ct);
        var credited = await db.CreditNotes.Where(n => n.IssuedOn >= from && n.IssuedOn <= to)
            .OrderBy(n => n.Number).Select(n => new { n.Id, n.Number }).ToListAsync(ct);
        var printed = 0;
        foreach (var document in invoiced.Concat(credited))
        {
            // What was carried over from other books was never printed here.
            if (await printer.FileAsync(document.Id, ct) is not { } file) continue;
            var name = FileNames.Clean(document.Number.Replace('/', '-'));
            await archive.AddAsync($"pdf/{name}.pdf", stream => stream.WriteAsync(file.Pdf, ct).AsTask(), ct);
            db.ChangeTracker.Clear();
            printed++;
        }

        return printed;
    }

    private AuditList Listed<TRecord, TRow>(
        AuditTaking taking, ListOf<TRecord, TRow> list, string day, string permission)
        where TRecord : class
        where TRow : class
    {
        var query = $"?tab=all&f.{day}={taking.From:yyyy-MM-dd}..{taking.To:yyyy-MM-dd}";
        return new AuditList($"documents/{list.Key}", list.Name, me.ScopeOf(permission) == Scope.All,
            (file, isSheet, ct) => ListExport.WriteAsync(
                list, new ListScope(services, ListQuery.Parse(query), typeof(FinanceText)), file, isSheet, ct));
    }
}
