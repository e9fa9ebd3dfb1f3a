using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Finance.Billing.Unbilled;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;

namespace ErpCrm.Finance.Billing.Concessions;

/// <summary>Who sees what is asked for, who decides about it and who takes it back: as he sees and changes the invoice,
/// or bills the work, that it is about.</summary>
internal static class ConcessionAccess
{
    /// <summary>Whoever asked sees his own, always.</summary>
    public static IQueryable<Concession> VisibleTo(this IQueryable<Concession> asked, FinanceDbContext db,
        ICurrentUser me) => asked.Covered(db, me.AccessTo(FinancePermissions.ViewInvoices), me.Id);

    /// <summary>Nobody decides about what he asked for himself, unless the company lets people.</summary>
    public static IQueryable<Concession> DecidedBy(this IQueryable<Concession> asked, FinanceDbContext db,
        ICurrentUser me, CompanyProfile company)
    {
        var covered = asked.Covered(db, me.AccessTo(FinancePermissions.ApproveConcessions), null);
        return company.AllowsOwnDecisions ? covered : covered.Where(c => c.AskedById != me.Id);
    }

    /// <summary>Whoever may do it without a policy takes the request back too.</summary>
    public static IQueryable<Concession> WithdrawnBy(this IQueryable<Concession> asked, FinanceDbContext db,
        ICurrentUser me) => asked.Covered(db, me.AccessTo(FinancePermissions.EditInvoices), me.Id);

    private static IQueryable<Concession> Covered(this IQueryable<Concession> asked, FinanceDbContext db,
        Access access, Guid? own)
    {
        if (access.Scope == Scope.All) return asked;
        if (access.Scope == Scope.None) return asked.Where(c => own != null && c.AskedById == own);
        var (invoices, deliveries) = (db.Invoices.VisibleTo(access), db.Deliveries.VisibleTo(db, access));
        return asked.Where(c => (own != null && c.AskedById == own)
            || invoices.Any(i => i.Id == c.SubjectId) || deliveries.Any(d => d.Id == c.SubjectId));
    }
}
