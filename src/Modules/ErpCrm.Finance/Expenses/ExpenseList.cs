using ErpCrm.Finance.Projects;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Company;
using ErpCrm.SharedKernel.Copies;
using ErpCrm.SharedKernel.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Expenses;

/// <summary>State of the list, as it stands in the address.</summary>
internal sealed record ExpenseFilter(string? Tab = null, string? Q = null, Guid? Category = null, string? Currency = null, DateOnly? From = null, string? Sort = null, string? Dir = null, int Page = 1)
{
    public const string Mine = "mine";
    public const string ToApprove = "approve";
    public const string Approved = "approved";
    public const string Paid = "paid";
    public const string All = "all";
}

internal sealed record ExpenseRow(
    Guid Id,
    DateOnly SpentOn,
    string Description,
    string Category,
    bool IsBuiltInCategory,
    string? ProjectCode,
    string RecordedBy,
    decimal Gross,
    string Currency,
    ExpenseState State,
    bool HasReceipt,
    bool IsRebillable,
    string Supplier);

internal sealed record ExpenseList(ExpenseFilter Filter, Page<ExpenseRow> Page, int ToApprove, IReadOnlyList<ExpenseCategory> Categories)
{
    private const int CountLimit = 100;

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Filter.Q) || Filter.Category is not null || Filter.Currency is not null || Filter.From is not null;

    public static async Task<ExpenseList> LoadAsync(FinanceDbContext db, ICurrentUser me, CompanyProfile company, ExpenseFilter filter, CancellationToken ct)
    {
        filter = filter with { Tab = TabFor(filter.Tab, me) };
        var toApprove = me.Can(FinancePermissions.ApproveExpenses)
            ? await db.Expenses.DecidedBy(me, company).Where(e => e.State == ExpenseState.Submitted).Take(CountLimit).CountAsync(ct)
            : 0;
        var page = await Rows(db, Sorted(Matching(db, me, company, filter), filter)).ToPageAsync(filter.Page, ct: ct);
        return new ExpenseList(filter, page, toApprove, await CategoriesAsync(db, ct));
    }

    public static Task<List<ExpenseCategory>> CategoriesAsync(FinanceDbContext db, CancellationToken ct) =>
        db.ExpenseCategories.AsNoTracking().OrderBy(c => c.Name).ToListAsync(ct);

    private static string TabFor(string? asked, ICurrentUser me) => asked switch
    {
        ExpenseFilter.ToApprove when me.Can(FinancePermissions.ApproveExpenses) => asked,
        ExpenseFilter.Approved or ExpenseFilter.Paid or ExpenseFilter.All => asked,
        _ => ExpenseFilter.Mine,
    };

    private static IQueryable<Expense> Matching(FinanceDbContext db, ICurrentUser me, CompanyProfile company, ExpenseFilter filter)
    {
        var expenses = db.Expenses.AsNoTracking();
        expenses = filter.Tab switch
        {
            ExpenseFilter.ToApprove => expenses.DecidedBy(me, company).Where(e => e.State == ExpenseState.Submitted),
            ExpenseFilter.Approved => expenses.VisibleTo(me).Where(e => e.State == ExpenseState.Approved),
            ExpenseFilter.Paid => expenses.VisibleTo(me).Where(e => e.State == ExpenseState.Paid),
            ExpenseFilter.All => expenses.VisibleTo(me),
            _ => expenses.Where(e => e.RecordedById == me.Id),
        };
        if (filter.Category is { } category) expenses = expenses.Where(e => e.CategoryId == category);
        if (!string.IsNullOrEmpty(filter.Currency)) expenses = expenses.Where(e => e.Currency == filter.Currency);
        if (filter.From is { } from) expenses = expenses.Where(e => filter.Tab == ExpenseFilter.Paid ? e.PaidOn >= from : e.SpentOn >= from);
        foreach (var word in SearchText.Words(filter.Q)) expenses = expenses.Where(e => e.SearchText.Contains(word));
        return expenses;
    }

    private static IQueryable<Expense> Sorted(IQueryable<Expense> expenses, ExpenseFilter filter) => (filter.Sort, filter.Dir) switch
    {
        ("spent", "asc") => expenses.OrderBy(e => e.SpentOn).ThenBy(e => e.Id),
        _ => expenses.OrderByDescending(e => e.SpentOn).ThenByDescending(e => e.Id),
    };

    private static IQueryable<ExpenseRow> Rows(FinanceDbContext db, IQueryable<Expense> expenses) =>
        from e in expenses
        join c in db.ExpenseCategories on e.CategoryId equals c.Id
        join p in db.Projects on e.ProjectId equals p.Id into projects
        from p in projects.DefaultIfEmpty()
        join u in db.Users on e.RecordedById equals u.Id into users
        from u in users.DefaultIfEmpty()
        select new ExpenseRow(
            e.Id, e.SpentOn, e.Description, c.Name, c.IsBuiltIn, p == null ? null : p.Code, u == null ? "" : u.Name,
            e.Net + e.Vat, e.Currency, e.State, e.ReceiptKey != null, e.IsRebillable, e.Supplier);
}
