using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Payments;

internal static class PaymentAccess
{
    /// <summary>A payment is seen by whoever looks after its customer, within the scope of the permission.</summary>
    public static IQueryable<Payment> VisibleTo(this IQueryable<Payment> payments, FinanceDbContext db, ICurrentUser me)
    {
        var access = me.AccessTo(FinancePermissions.ViewPayments);
        if (access.Scope == Scope.All) return payments;
        var customers = db.Customers.VisibleTo(access, c => c.OwnerId);
        return payments.Where(p => customers.Any(c => c.Id == p.CompanyId));
    }

    /// <summary>Credit notes whose credit somebody uses and pays back: those of the same customers.</summary>
    public static IQueryable<CreditNote> CreditOf(this FinanceDbContext db, ICurrentUser me)
    {
        var payers = db.PayersOf(me);
        return db.CreditNotes.Where(n => payers.Any(c => c.Id == n.CompanyId));
    }
}
