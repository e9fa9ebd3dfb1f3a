using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.ExpenseClaims;

/// <summary>Whose claims somebody sees and decides: those whose expenses he does, by the same rights.</summary>
internal static class ClaimAccess
{
    public static IQueryable<ExpenseClaim> VisibleTo(this IQueryable<ExpenseClaim> claims, ICurrentUser me)
    {
        var access = me.AccessTo(FinancePermissions.ViewExpenses);
        if (access.Scope == Scope.None && me.Can(FinancePermissions.RecordExpenses))
            access = new Access(Scope.Own, [me.Id]);
        return claims.VisibleTo(access, c => c.RecordedById);
    }

    public static IQueryable<ExpenseClaim> RecordedBy(this IQueryable<ExpenseClaim> claims, ICurrentUser me) =>
        claims.Where(c => c.RecordedById == me.Id);

    /// <summary>Nobody decides on his own claims, whatever his scope, unless the company lets people.</summary>
    public static IQueryable<ExpenseClaim> DecidedBy(this IQueryable<ExpenseClaim> claims, ICurrentUser me,
        CompanyProfile company)
    {
        var covered = claims.VisibleTo(me.AccessTo(FinancePermissions.ApproveExpenses), c => c.RecordedById);
        return company.AllowsOwnDecisions ? covered : covered.Where(c => c.RecordedById != me.Id);
    }

    /// <summary>Whose page somebody opens.</summary>
    public static IQueryable<ExpenseClaim> VisibleOrDecided(this IQueryable<ExpenseClaim> claims, ICurrentUser me)
    {
        var (view, decide) = (me.AccessTo(FinancePermissions.ViewExpenses),
            me.AccessTo(FinancePermissions.ApproveExpenses));
        if (view.Scope == Scope.All || decide.Scope == Scope.All) return claims;
        var ids = view.UserIds.Concat(decide.UserIds).Append(me.Id).Distinct().ToList();
        return claims.Where(c => ids.Contains(c.RecordedById));
    }

    public static bool MayDecide(this ICurrentUser me, ExpenseClaim claim, CompanyProfile company) =>
        me.AccessTo(FinancePermissions.ApproveExpenses).Covers(claim.RecordedById) && me.IsOther(claim, company);

    public static bool MayPay(this ICurrentUser me, ExpenseClaim claim, CompanyProfile company) =>
        me.Can(FinancePermissions.EditPayments) && me.IsOther(claim, company);

    private static bool IsOther(this ICurrentUser me, ExpenseClaim claim, CompanyProfile company) =>
        company.AllowsOwnDecisions || claim.RecordedById != me.Id;
}

/// <summary>The expenses of a claim, and what they come to.</summary>
internal static class ClaimLines
{
    /// <summary>In the order they are shown.</summary>
    public static IQueryable<Expense> LinesOf(this FinanceDbContext db, Guid claimId) =>
        db.Expenses.Where(e => e.ClaimId == claimId).OrderBy(e => e.SpentOn).ThenBy(e => e.Id);

    /// <summary>An expense that is a line leaves its claim; another one stays as it is.</summary>
    public static async Task LeaveClaimAsync(this FinanceDbContext db, Expense expense, CancellationToken ct)
    {
        if (expense.ClaimId is { } claim) (await db.ExpenseClaims.OneAsync(claim, ct)).Release(expense);
    }

    /// <summary>What its person is owed in a currency, each line at the rates of its day (domain-rules §6); null when a
    /// rate is missing.</summary>
    public static decimal? OwedOf(IEnumerable<Expense> lines, string currency, ExchangeRateTable rates)
    {
        var total = 0m;
        foreach (var line in lines.Where(l => !l.IsByCard))
        {
            if (OwedOf(line, currency, rates) is not { } owed) return null;
            total += owed;
        }

        return total;
    }

    /// <inheritdoc cref="OwedOf(IEnumerable{Expense}, string, ExchangeRateTable)"/>
    public static decimal? OwedOf(Expense line, string currency, ExchangeRateTable rates)
    {
        if (line is { Payable: { } payable, PayableCurrency: { } known } && known == currency) return payable;
        if (line.Currency == currency) return line.Gross;
        return rates.RateOn(line.Currency, line.SpentOn) is { } rate && rates.RateOn(currency, line.SpentOn) is { } its
            ? PayableAmount.Of(line.Gross, line.Currency, rate, currency, its).Amount
            : null;
    }

    public static async Task<IReadOnlyList<Guid>> ManagersOfAsync(this FinanceDbContext db,
        IEnumerable<Expense> lines, CancellationToken ct)
    {
        var projects = lines.Select(l => l.ProjectId).OfType<Guid>().Distinct().ToList();
        return projects.Count == 0 ? [] : await db.Projects
            .Where(p => projects.Contains(p.Id) && p.ManagerId != null).Select(p => p.ManagerId!.Value).Distinct()
            .ToListAsync(ct);
    }
}
