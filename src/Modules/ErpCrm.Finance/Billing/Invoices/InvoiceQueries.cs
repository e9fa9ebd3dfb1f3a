using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>The predicate of every page, total, print, export and search of invoices:
/// managers of their projects and owners of their customers (domain-rules §32).</summary>
internal static class InvoiceQueries
{
    public static IQueryable<Invoice> VisibleTo(this IQueryable<Invoice> invoices, ICurrentUser me) =>
        invoices.VisibleTo(me.AccessTo(FinancePermissions.ViewInvoices));

    public static IQueryable<Invoice> ChangeableBy(this IQueryable<Invoice> invoices, ICurrentUser me) =>
        invoices.VisibleTo(me.AccessTo(FinancePermissions.EditInvoices));

    public static IQueryable<Invoice> VisibleTo(this IQueryable<Invoice> invoices, Access access)
    {
        if (access.Scope == Scope.All) return invoices;
        if (access.Scope == Scope.None) return invoices.Where(_ => false);
        var ids = access.UserIds.Select(id => (Guid?)id).ToArray();
        return invoices.Where(i => ids.Contains(i.ManagerId) || ids.Contains(i.SalesOwnerId));
    }

    /// <summary>The same predicate for an invoice at hand.</summary>
    public static bool IsVisibleTo(this Invoice invoice, Access access) =>
        access.Covers(invoice.ManagerId) || access.Covers(invoice.SalesOwnerId);

    public static IQueryable<CreditNote> VisibleTo(this IQueryable<CreditNote> notes, ICurrentUser me) =>
        notes.VisibleTo(me.AccessTo(FinancePermissions.ViewInvoices));

    public static IQueryable<CreditNote> ChangeableBy(this IQueryable<CreditNote> notes, ICurrentUser me) =>
        notes.VisibleTo(me.AccessTo(FinancePermissions.EditInvoices));

    private static IQueryable<CreditNote> VisibleTo(this IQueryable<CreditNote> notes, Access access)
    {
        if (access.Scope == Scope.All) return notes;
        if (access.Scope == Scope.None) return notes.Where(_ => false);
        var ids = access.UserIds.Select(id => (Guid?)id).ToArray();
        return notes.Where(n => ids.Contains(n.ManagerId) || ids.Contains(n.SalesOwnerId));
    }

    /// <summary>With lines, what they bill or deduct and what was credited: what a change needs.</summary>
    public static IQueryable<Invoice> Whole(this IQueryable<Invoice> invoices) => invoices
        .Include(i => i.Lines).ThenInclude(l => l.Allocations).ThenInclude(a => a.Delivery)
        .Include(i => i.Lines).ThenInclude(l => l.Deposit)
        .Include(i => i.CreditNotes).ThenInclude(n => n.Lines)
        .AsSplitQuery();
}
