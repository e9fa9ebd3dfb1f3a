using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Platform.Company;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Accounts;

/// <summary>One of the latest lines on an account.</summary>
internal sealed record AccountLine(
    Guid JournalId, DateOnly Date, JournalKind Kind, string Reference, string Text, decimal BaseDebit,
    decimal BaseCredit);

/// <summary>One month of an account: what stands at its end, or what it came to.</summary>
internal sealed record AccountMonth(DateOnly Month, decimal Amount);

/// <summary>An account with what stands on it, its year and its latest lines.</summary>
internal sealed record AccountPage(Account Account, decimal Balance, IReadOnlyList<AccountMonth> Months,
    IReadOnlyList<AccountLine> Lines, DateOnly YearStart, DateOnly Today, string BaseCurrency)
{
    private const int LineCount = 20;

    public static async Task<AccountPage> LoadAsync(FinanceDbContext db, LedgerSums sums, AccountBalances balances,
        CompanyProfile company, Account account, DateOnly today, CancellationToken ct)
    {
        var start = company.YearOf(today);
        var balance = (await balances.NowAsync([account], today, ct)).GetValueOrDefault(account.Id);
        var moved = (await sums.ReadAsync(
                new SumQuery(start, today, By: SumBy.Month, Accounts: [account.Id], WithoutYearEnd: true), ct))
            .GroupBy(s => s.Month!.Value)
            .ToDictionary(g => g.Key, g => account.Type.Natural(g.Sum(s => s.BaseAmount)));
        var lines = await (
            from l in db.JournalLines
            join j in db.Journals on l.JournalId equals j.Id
            where l.AccountId == account.Id
            orderby l.Date descending, l.Id descending
            select new AccountLine(j.Id, l.Date, j.Kind, j.Reference, l.Text, l.BaseDebit, l.BaseCredit))
            .Take(LineCount).ToListAsync(ct);
        return new AccountPage(account, balance, MonthsOf(account, balance, moved, start, today), lines, start, today,
            company.BaseCurrency);
    }

    // Of the balance sheet what stood at the end of each month, counted back from today; else what each month came to.
    private static List<AccountMonth> MonthsOf(Account account, decimal balance,
        Dictionary<DateOnly, decimal> moved, DateOnly start, DateOnly today)
    {
        var months = FinancialYears.MonthsOf(start).Where(month => month <= today)
            .Select(month => new AccountMonth(month, moved.GetValueOrDefault(month))).ToList();
        if (!account.Type.IsOfBalanceSheet()) return months;
        for (var i = months.Count - 1; i >= 0; i--)
        {
            var movement = months[i].Amount;
            months[i] = months[i] with { Amount = balance };
            balance -= movement;
        }

        return months;
    }
}
