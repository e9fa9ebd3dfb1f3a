using ErpCrm.Platform.Security;

namespace ErpCrm.Finance.Billing.RecurringInvoices;

/// <summary>The predicate of every page, list and search of recurring invoices: those see one who see its invoices
/// (domain-rules §32).</summary>
internal static class RecurringInvoiceQueries
{
    public static IQueryable<RecurringInvoice> VisibleTo(this IQueryable<RecurringInvoice> recurring,
        FinanceDbContext db, ICurrentUser me) => recurring.VisibleTo(db, me.AccessTo(FinancePermissions.ViewInvoices));

    public static IQueryable<RecurringInvoice> ChangeableBy(this IQueryable<RecurringInvoice> recurring,
        FinanceDbContext db, ICurrentUser me) => recurring.VisibleTo(db, me.AccessTo(FinancePermissions.EditInvoices));

    private static IQueryable<RecurringInvoice> VisibleTo(this IQueryable<RecurringInvoice> recurring,
        FinanceDbContext db, Access access)
    {
        if (access.Scope == Scope.All) return recurring;
        if (access.Scope == Scope.None) return recurring.Where(_ => false);
        var ids = access.UserIds.Select(id => (Guid?)id).ToArray();
        return recurring.Where(r => db.Customers.Any(c => c.Id == r.CompanyId && ids.Contains(c.OwnerId))
            || db.Projects.Any(p => p.Id == r.ProjectId && ids.Contains(p.ManagerId)));
    }
}
