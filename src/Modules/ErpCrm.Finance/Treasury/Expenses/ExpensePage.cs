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
    /// <summary>Another expense of the same person, day, amount and seller.</summary>
    public ReceiptTwin? Like { get; init; }

    /// <summary>Title of the claim that it is a line of.</summary>
    public string? Claim { get; init; }

    public static async Task<ExpensePage> LoadAsync(FinanceDbContext db, ICurrentUser me, Expense expense,
        DateOnly today, CompanyProfile company, CancellationToken ct)
    {
        var names = await db.Users.Where(u => u.Id == expense.RecordedById || u.Id == expense.DecidedById)
            .ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        // A line of a claim is decided and paid with it.
        var (isAlone, isPaid) = (expense.ClaimId is null, expense.State == ExpenseState.Paid);
        var mayPay = isAlone && expense.State == ExpenseState.Approved && me.MayPay(expense, company);
        return new ExpensePage(
            expense,
            await db.ExpenseCategories.AsNoTracking().SingleAsync(c => c.Id == expense.CategoryId, ct),
            expense.ProjectId is { } project ? await db.Projects.AsNoTracking()
                .FirstOrDefaultAsync(p => p.Id == project, ct) : null,
            names.GetValueOrDefault(expense.RecordedById, ""),
            expense.DecidedById is { } decider ? names.GetValueOrDefault(decider) : null,
            expense.RecordedById == me.Id && me.Can(FinancePermissions.RecordExpenses),
            isAlone && expense.State == ExpenseState.Submitted && me.MayDecide(expense, company),
            isAlone && (expense.State == ExpenseState.Approved || (expense.IsByCard && isPaid))
                && me.MayDecide(expense, company),
            mayPay,
            isAlone && !company.AllowsOwnDecisions && expense.RecordedById == me.Id && WouldDecide(me, expense.State),
            today,
            company.BaseCurrency,
            expense.PaidFromId is { } account ? await db.BankAccounts.Where(a => a.Id == account)
                .Select(a => a.Name).FirstOrDefaultAsync(ct) : null,
            mayPay ? await db.BankAccounts.ItemsAsync(expense.Currency, ct) : [])
        {
            Claim = expense.ClaimId is { } claim
                ? await db.ExpenseClaims.Where(c => c.Id == claim).Select(c => c.Title).FirstOrDefaultAsync(ct)
                : null,
        };
    }

    private static bool WouldDecide(ICurrentUser me, ExpenseState state) => state switch
    {
        ExpenseState.Submitted => me.Can(FinancePermissions.ApproveExpenses),
        ExpenseState.Approved => me.Can(FinancePermissions.EditPayments),
        _ => false,
    };
}
