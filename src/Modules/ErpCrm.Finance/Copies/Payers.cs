using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Copies;

internal static class Payers
{
    /// <summary>Whose payments somebody records, uses and pays back: those he sees afterwards.</summary>
    public static IQueryable<Customer> PayersOf(this FinanceDbContext db, ICurrentUser me) =>
        db.Customers.Standing().VisibleTo(me.AccessTo(FinancePermissions.ViewPayments), c => c.OwnerId);

    /// <summary>Whether somebody records payments of a customer, uses its credit and pays it back.</summary>
    public static async Task<bool> MayTakeMoneyAsync(this FinanceDbContext db, ICurrentUser me, Guid customerId,
        CancellationToken ct) =>
        me.Can(FinancePermissions.EditPayments) && (me.AccessTo(FinancePermissions.ViewPayments).Scope == Scope.All
            || await db.PayersOf(me).AnyAsync(c => c.Id == customerId, ct));
}
