using System.Runtime.CompilerServices;
using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Books.Posting.Payroll;
using ErpCrm.Finance.Payroll.Runs;
using ErpCrm.Platform.Checking;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Checks;

/// <summary>A payroll run is the sum of its people, and what is unpaid of it is what the books owe.</summary>
internal sealed class PayrollCheck(FinanceDbContext db) : ICheck
{
    private static readonly Dictionary<AccountRole, PayableKind> Owed = Enum.GetValues<PayableKind>()
        .ToDictionary(kind => PostPayrollPayable.RoleOf(kind));

    public string Rule => "Payroll: runs are the sums of their people, what is unpaid stands in the books (§13)";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var runs = await db.PayrollRuns.AsNoTracking().Include(r => r.Payables).ToListAsync(ct);
        var lines = (await db.PayrollLines.AsNoTracking().ToListAsync(ct)).ToLookup(l => l.RunId);
        var books = await BooksAsync(ct);
        foreach (var run in runs)
        {
            var people = lines[run.Id].ToList();
            if ((people.Sum(l => l.Gross), people.Sum(l => l.Net)) != (run.Gross, run.Net))
                yield return Of(run, $"its people come to {people.Sum(l => l.Gross)}, it says {run.Gross}");
            foreach (var line in people.Where(l => l.Pay.Net != l.Net || l.Salary + l.Extra != l.Gross))
                yield return Of(run, $"what is left of {line.Gross} is {line.Pay.Net}, it says {line.Net}");
            if (run.State != PayrollState.Draft && run.Gross + run.Employer != run.Payables.Sum(p => p.Amount))
                yield return Of(run, $"it costs {run.Gross + run.Employer}, it owes {run.Payables.Sum(p => p.Amount)}");
            foreach (var kind in Owed.Values)
            {
                var open = run.Payables.Where(p => p.Kind == kind && p.State == PayableState.Open).Sum(p => p.Amount);
                var owed = books.GetValueOrDefault((run.Id, kind));
                if (open != owed) yield return Of(run, $"{open} of {kind} is unpaid, the books owe {owed}");
            }
        }
    }

    // What stands on the accounts of people, fund and tax office, by run.
    private async Task<Dictionary<(Guid Run, PayableKind Kind), decimal>> BooksAsync(CancellationToken ct)
    {
        var roles = Owed.Keys.ToList();
        var lines = await (
            from line in db.JournalLines.AsNoTracking()
            join account in db.Accounts on line.AccountId equals account.Id
            where line.ItemId != null && roles.Contains(account.Role)
            select new { Run = line.ItemId!.Value, account.Role, line.BaseDebit, line.BaseCredit }).ToListAsync(ct);
        return lines.GroupBy(l => (l.Run, Owed[l.Role]))
            .ToDictionary(g => g.Key, g => g.Sum(l => l.BaseCredit - l.BaseDebit));
    }

    private static Finding Of(PayrollRun run, FormattableString problem) => Finding.Of("PayrollRun", run.Id, problem);
}
