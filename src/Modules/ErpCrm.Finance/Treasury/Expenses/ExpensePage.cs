using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Treasury.ExpenseCategories;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Expenses;

/// <summary>One expense and what the reader may do with it.</summary>
internal sealed record ExpensePage(
    Expense Expense,
    ExpenseCategory Category,
    ProjectCopy? Project,
    string RecordedBy,
    string? DecidedBy,
    bool IsMine,
    bool MayDecide,
    bool MayUndo,
    bool MayPay,
    bool WaitsForOthers,
    DateOnly Today,
    string BaseCurrency,
    string? PaidFrom,
    IReadOnlyList<SelectListItem> Accounts)
{
    public static async Task<ExpensePage> LoadAsync(FinanceDbContext db, ICurrentUser me, Expense expense,
        DateOnly today, CompanyProfile company, CancellationToken ct)
    {
        var names = await db.Users.Where(u => u.Id == expense.RecordedById || u.Id == expense.DecidedById)
            .ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        return new ExpensePage(
            expense,
            await db.ExpenseCategories.AsNoTracking().SingleAsync(c => c.Id == expense.CategoryId, ct),
            expense.ProjectId is { } project ? await db.Projects.AsNoTracking()
                .FirstOrDefaultAsync(p => p.Id == project, ct) : null,
            names.GetValueOrDefault(expense.RecordedById, ""),
            expense.DecidedById is { } decider ? names.GetValueOrDefault(decider) : null,
            expense.RecordedById == me.Id && me.Can(FinancePermissions.RecordExpenses),
            expense.State == ExpenseState.Submitted && me.MayDecide(expense, company),
            expense.State == ExpenseState.Approved && me.MayDecide(expense, company),
            expense.State == ExpenseState.Approved && me.MayPay(expense, company),
            !company.AllowsOwnDecisions && expense.RecordedById == me.Id && WouldDecide(me, expense.State),
            today,
            company.BaseCurrency,
            expense.PaidFromId is { } account ? await db.BankAccounts.Where(a => a.Id == account)
                .Select(a => a.Name).FirstOrDefaultAsync(ct) : null,
            expense.State == ExpenseState.Approved && me.MayPay(expense, company)
                ? await db.BankAccounts.ItemsAsync(expense.Currency, ct)
                : []);
    }

    private static bool WouldDecide(ICurrentUser me, ExpenseState state) => state switch
    {
        ExpenseState.Submitted => me.Can(FinancePermissions.ApproveExpenses),
        ExpenseState.Approved => me.Can(FinancePermissions.EditPayments),
        _ => false,
    };
}
