using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.RecurringInvoices;

/// <summary>One time of a recurring invoice, and its invoice where the reader sees it.</summary>
internal sealed record ShownOccurrence(RecurringInvoiceOccurrence Occurrence, Guid? InvoiceId, string? Number,
    InvoiceState? State, decimal Gross);

/// <summary>One recurring invoice: its next days, what it made, what stands in the way.</summary>
internal sealed record RecurringInvoicePage(RecurringInvoice Recurring, Customer Customer, ProjectCopy? Project,
    IReadOnlyList<ComingInvoice> Coming, IReadOnlyList<ShownOccurrence> Occurrences, bool CanEdit, DateOnly Today)
{
    private const int ShownOccurrences = 36;

    public static async Task<RecurringInvoicePage> LoadAsync(FinanceDbContext db, ICurrentUser me,
        RecurringInvoiceWriter writer, RecurringInvoice recurring, DateOnly today, CancellationToken ct)
    {
        var occurrences = await db.RecurringInvoiceOccurrences.AsNoTracking()
            .Where(o => o.RecurringInvoiceId == recurring.Id).OrderByDescending(o => o.Number)
            .Take(ShownOccurrences).ToListAsync(ct);
        var ids = occurrences.Select(o => o.InvoiceId).OfType<Guid>().ToList();
        var invoices = await db.Invoices.AsNoTracking().VisibleTo(me).Where(i => ids.Contains(i.Id))
            .ToDictionaryAsync(i => i.Id, ct);
        return new RecurringInvoicePage(
            recurring,
            await db.Customers.AsNoTracking().SingleAsync(c => c.Id == recurring.CompanyId, ct),
            recurring.ProjectId is { } project
                ? await db.Projects.AsNoTracking().FirstOrDefaultAsync(p => p.Id == project, ct)
                : null,
            await writer.ComingAsync(recurring, RecurringInvoiceForms.ShownComing, today, ct),
            [.. occurrences.Select(o => Shown(o, invoices))],
            await db.RecurringInvoices.ChangeableBy(db, me).AnyAsync(r => r.Id == recurring.Id, ct)
                && me.Can(FinancePermissions.EditInvoices),
            today);
    }

    private static ShownOccurrence Shown(RecurringInvoiceOccurrence occurrence, Dictionary<Guid, Invoice> invoices) =>
        occurrence.InvoiceId is { } id && invoices.TryGetValue(id, out var invoice)
            ? new ShownOccurrence(occurrence, id, invoice.Number, invoice.State(), invoice.Gross)
            : new ShownOccurrence(occurrence, null, null, null, 0);
}
