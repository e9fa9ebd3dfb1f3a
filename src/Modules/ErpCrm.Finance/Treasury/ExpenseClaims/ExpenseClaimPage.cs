using ErpCrm.Finance.Billing.Deliveries;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Finance.Treasury.Payments;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.ExpenseClaims;

/// <summary>A line as its claim's page shows it.</summary>
/// <param name="Owed">In the currency of the claim; null when a rate is missing.</param>
/// <param name="Like">Another expense that looks like it.</param>
internal sealed record ClaimLineRow(Expense Expense, string Category, bool IsBuiltInCategory, string? Project,
    decimal? Owed, ReceiptTwin? Like);

/// <summary>An expense of one's own that could become a line.</summary>
internal sealed record LooseExpense(Guid Id, DateOnly SpentOn, string Description, decimal Gross, string Currency);

/// <summary>One claim and what the reader may do with it.</summary>
/// <param name="Total">What is owed, as far as it is known; null when a rate is missing.</param>
internal sealed record ExpenseClaimPage(
    ExpenseClaim Claim,
    IReadOnlyList<ClaimLineRow> Lines,
    decimal? Total,
    string RecordedBy,
    string? DecidedBy,
    DateOnly Today)
{
    public bool IsMine { get; init; }
    public bool MayDecide { get; init; }
    public bool MayUndo { get; init; }
    public bool MayPay { get; init; }
    public bool WaitsForOthers { get; init; }
    public string? PaidFrom { get; init; }
    public IReadOnlyList<SelectListItem> Accounts { get; init; } = [];
    public IReadOnlyList<LooseExpense> Loose { get; init; } = [];

    /// <summary>By company cards, in their currencies.</summary>
    public IEnumerable<Money> ByCard => Lines.Where(l => l.Expense.IsByCard).GroupBy(l => l.Expense.Currency)
        .Select(g => new Money(g.Sum(l => l.Expense.Gross), g.Key));
}

/// <summary>Reads the page of a claim.</summary>
internal sealed class ClaimReading(FinanceDbContext db, ICurrentUser me, IBusinessClock clock, ICompanyProfile profile,
    ReceiptTwins twins)
{
    private const int MostLoose = 50;

    public async Task<ExpenseClaimPage> LoadAsync(ExpenseClaim claim, CancellationToken ct)
    {
        var company = profile.Current;
        var rows = await RowsAsync(claim, ct);
        var names = await db.Users.Where(u => u.Id == claim.RecordedById || u.Id == claim.DecidedById)
            .ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var (isMine, mayDecide) = (claim.RecordedById == me.Id && me.Can(FinancePermissions.RecordExpenses),
            me.MayDecide(claim, company));
        var mayPay = claim.State == ExpenseState.Approved && me.MayPay(claim, company);
        return new ExpenseClaimPage(claim, rows, TotalOf(claim, rows), names.GetValueOrDefault(claim.RecordedById, ""),
            claim.DecidedById is { } decider ? names.GetValueOrDefault(decider) : null, clock.Today)
        {
            IsMine = isMine,
            MayDecide = claim.State == ExpenseState.Submitted && mayDecide,
            MayUndo = (claim.State == ExpenseState.Approved || claim.IsNothingOwed) && mayDecide,
            MayPay = mayPay,
            WaitsForOthers = isMine && !company.AllowsOwnDecisions && claim.State == ExpenseState.Submitted
                && me.Can(FinancePermissions.ApproveExpenses),
            PaidFrom = claim.PaidFromId is { } account
                ? await db.BankAccounts.Where(a => a.Id == account).Select(a => a.Name).FirstOrDefaultAsync(ct)
                : null,
            Accounts = mayPay ? await db.BankAccounts.ItemsAsync(claim.Currency, ct) : [],
            Loose = isMine && claim.IsEditable ? await LooseAsync(ct) : [],
        };
    }

    private async Task<IReadOnlyList<ClaimLineRow>> RowsAsync(ExpenseClaim claim, CancellationToken ct)
    {
        var lines = await db.LinesOf(claim.Id).AsNoTracking().ToListAsync(ct);
        var (categories, projects) = (lines.Select(l => l.CategoryId).Distinct().ToList(),
            lines.Select(l => l.ProjectId).OfType<Guid>().Distinct().ToList());
        var names = await db.ExpenseCategories.Where(c => categories.Contains(c.Id))
            .ToDictionaryAsync(c => c.Id, c => new { c.Name, c.IsBuiltIn }, ct);
        var codes = projects.Count == 0 ? [] : await db.Projects.Where(p => projects.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, p => p.Code, ct);
        var like = await twins.LikeAsync(lines, ct);
        var rates = await Rates.LoadAsync(db, profile, ct);
        return [.. lines.Select(l => new ClaimLineRow(l, names[l.CategoryId].Name, names[l.CategoryId].IsBuiltIn,
            l.ProjectId is { } project ? codes.GetValueOrDefault(project) : null,
            l.IsByCard ? 0 : ClaimLines.OwedOf(l, claim.Currency, rates), like.GetValueOrDefault(l.Id)))];
    }

    // What was approved stays as it was approved.
    private static decimal? TotalOf(ExpenseClaim claim, IReadOnlyList<ClaimLineRow> rows)
    {
        if (claim.State is ExpenseState.Approved or ExpenseState.Paid) return claim.Total;
        return rows.Any(r => r.Owed is null) ? null : rows.Sum(r => r.Owed!.Value);
    }

    private async Task<IReadOnlyList<LooseExpense>> LooseAsync(CancellationToken ct) =>
        await db.Expenses.AsNoTracking().RecordedBy(me)
            .Where(e => e.ClaimId == null && (e.State == ExpenseState.Draft || e.State == ExpenseState.SentBack))
            .OrderByDescending(e => e.SpentOn).ThenBy(e => e.Id).Take(MostLoose)
            .Select(e => new LooseExpense(e.Id, e.SpentOn, e.Description, e.Net + e.Vat, e.Currency)).ToListAsync(ct);
}
