using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Purchasing.Bills;

/// <summary>Whose bills somebody sees and decides: those of his projects and those he recorded, within the scope of his
/// right; the same predicates for lists, pages, counts and search.</summary>
internal static class BillAccess
{
    public static IQueryable<Bill> VisibleTo(this IQueryable<Bill> bills, ICurrentUser me) =>
        bills.CoveredBy(me.AccessTo(FinancePermissions.ViewBills));

    /// <summary>Nobody decides on what he handed in himself, unless the company lets people.</summary>
    public static IQueryable<Bill> DecidedBy(this IQueryable<Bill> bills, ICurrentUser me, CompanyProfile company)
    {
        var covered = bills.CoveredBy(me.AccessTo(FinancePermissions.ApproveBills));
        return company.AllowsOwnDecisions ? covered : covered.Where(b => b.SubmittedById != me.Id);
    }

    /// <summary>With its lines.</summary>
    public static IQueryable<Bill> Whole(this IQueryable<Bill> bills) => bills.Include(b => b.Lines);

    /// <summary>Projects that a bill can be for: open ones of whoever enters it.</summary>
    public static IQueryable<ProjectCopy> OfBills(this IQueryable<ProjectCopy> projects) =>
        projects.AsNoTracking().Where(p => p.IsOpen);

    private static IQueryable<Bill> CoveredBy(this IQueryable<Bill> bills, Access access)
    {
        if (access.Scope == Scope.All) return bills;
        if (access.Scope == Scope.None) return bills.Where(_ => false);
        var ids = access.UserIds.ToArray();
        var managers = access.UserIds.Select(id => (Guid?)id).ToArray();
        return bills.Where(b => ids.Contains(b.RecordedById) || managers.Contains(b.ManagerId));
    }
}
