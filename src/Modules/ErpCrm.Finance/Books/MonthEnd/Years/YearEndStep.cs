using ErpCrm.Contracts;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Finance.Books.Journals;
using ErpCrm.Finance.Books.MonthEnd.Runs;
using ErpCrm.Finance.Books.Posting;
using ErpCrm.Platform.Company;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.MonthEnd.Years;

/// <summary>
/// At the end of a financial year income and costs go into what the company earned so far. Reports of profit leave this
/// entry out; opening the year again takes it back.
/// </summary>
internal sealed class YearEndStep(FinanceDbContext db, LedgerSums sums, ICompanyProfile company) : PostingStep(db)
{
    public override RunStep Step => RunStep.YearEnd;

    public override int Order => 95;

    public override string Title => "Close the year";

    public override string About => "Income and costs go into retained earnings; the next year begins with nothing.";

    public override bool IsOf(ClosingMonth month) =>
        month.Next.First.Month == company.Current.FiscalYearStartMonth;

    public override async Task<IReadOnlyList<RunRow>> ComputeAsync(ClosingMonth month, CancellationToken ct)
    {
        var posted = await PostedAsync(month, month.First, ct);
        var accounts = (await Db.Accounts.AsNoTracking().ToListAsync(ct))
            .Where(a => !a.Type.IsOfBalanceSheet()).ToDictionary(a => a.Id);
        var balances = (await sums.ReadAsync(new SumQuery(null, month.Last, Accounts: accounts.Keys), ct))
            .ToDictionary(s => s.AccountId, s => s.BaseAmount);
        var rows = new List<RunRow>();
        foreach (var account in accounts.Values.OrderBy(a => a.Code, StringComparer.Ordinal))
        {
            var before = posted.GetValueOrDefault((account.Id, ""));
            var left = balances.GetValueOrDefault(account.Id);
            if (left == 0 && before == 0) continue;
            // What stands contains what was posted: only the rest goes.
            rows.Add(new RunRow(Kinds.Account, account.Id, "", account.Code, before - left, before)
            {
                AccountId = account.Id,
            });
        }

        return rows;
    }

    public override void Post(ClosingRun run, IReadOnlyList<RunRow> rows, PostingRun posting)
    {
        var entry = posting.Open(JournalKind.YearEnd, run.Of.Last, Kinds.ClosingRun, run.Id, run.Code);
        foreach (var row in rows) entry.Debit(row.AccountId!.Value, row.Difference);
        entry.Credit(AccountRole.RetainedEarnings, rows.Sum(row => row.Difference));
    }
}
