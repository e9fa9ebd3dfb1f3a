using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Expenses;

/// <summary>Whose expenses somebody sees and decides; the same
/// predicates for lists, pages, counts and search.</summary>
internal static class ExpenseAccess
{
    /// <summary>Who records expenses always sees his own.</summary>
    public static IQueryable<Expense> VisibleTo(this IQueryable<Expense> expenses, ICurrentUser me)
    {
        var access = me.AccessTo(FinancePermissions.ViewExpenses);
        if (access.Scope == Scope.None && me.Can(FinancePermissions.RecordExpenses))
            access = new Access(Scope.Own, [me.Id]);
        return expenses.VisibleTo(access, e => e.RecordedById);
    }

    /// <summary>Who recorded an expense changes it, nobody else.</summary>
    public static IQueryable<Expense> RecordedBy(this IQueryable<Expense> expenses, ICurrentUser me) =>
        expenses.Where(e => e.RecordedById == me.Id);

    /// <summary>Nobody decides on his own expenses, whatever his scope, unless the company lets people.</summary>
    public static IQueryable<Expense> DecidedBy(this IQueryable<Expense> expenses, ICurrentUser me,
        CompanyProfile company)
    {
        var covered = expenses.VisibleTo(me.AccessTo(FinancePermissions.ApproveExpenses), e => e.RecordedById);
        return company.AllowsOwnDecisions ? covered : covered.Where(e => e.RecordedById != me.Id);
    }

    /// <summary>Whose page and receipt somebody opens.</summary>
    public static IQueryable<Expense> VisibleOrDecided(this IQueryable<Expense> expenses, ICurrentUser me)
    {
        var (view, decide) = (me.AccessTo(FinancePermissions.ViewExpenses),
            me.AccessTo(FinancePermissions.ApproveExpenses));
        if (view.Scope == Scope.All || decide.Scope == Scope.All) return expenses;
        var ids = view.UserIds.Concat(decide.UserIds).Append(me.Id).Distinct().ToList();
        return expenses.Where(e => ids.Contains(e.RecordedById));
    }

    /// <summary>User who manages the project of an expense.</summary>
    public static async Task<Guid?> ManagerOfAsync(this FinanceDbContext db, Guid? projectId, CancellationToken ct) =>
        projectId is null
            ? null
            : await db.Projects.Where(p => p.Id == projectId).Select(p => p.ManagerId).FirstOrDefaultAsync(ct);

    /// <summary>Projects somebody may charge: open ones; only his own for those who see no other's expenses.</summary>
    public static IQueryable<ProjectCopy> ChargeableBy(this IQueryable<ProjectCopy> projects, FinanceDbContext db,
        ICurrentUser me)
    {
        projects = projects.AsNoTracking().Where(p => p.IsOpen);
        var access = me.AccessTo(FinancePermissions.ViewExpenses);
        if (access.Scope == Scope.All) return projects;
        var users = access.UserIds.Append(me.Id).Select(id => (Guid?)id).ToArray();
        var people = db.People.Where(p => users.Contains(p.UserId)).Select(p => p.Id);
        return projects.Where(p => users.Contains(p.ManagerId) || p.MemberIds.Count == 0
            || p.MemberIds.Any(member => people.Contains(member)));
    }

    public static bool MayDecide(this ICurrentUser me, Expense expense, CompanyProfile company) =>
        me.AccessTo(FinancePermissions.ApproveExpenses).Covers(expense.RecordedById) && me.IsOther(expense, company);

    public static bool MayPay(this ICurrentUser me, Expense expense, CompanyProfile company) =>
        me.Can(FinancePermissions.EditPayments) && me.IsOther(expense, company);

    private static bool IsOther(this ICurrentUser me, Expense expense, CompanyProfile company) =>
        company.AllowsOwnDecisions || expense.RecordedById != me.Id;
}
