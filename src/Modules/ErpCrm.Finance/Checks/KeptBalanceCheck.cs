using System.Runtime.CompilerServices;
using ErpCrm.Finance.Books.Balances;
using ErpCrm.Platform.Checking;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Checks;

/// <summary>Kept balances are the sums of the lines of numbered journals, told apart as they say.</summary>
internal sealed class KeptBalanceCheck(FinanceDbContext db) : ICheck
{
    public string Rule => "Balances of months are the sums of their lines";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var sums = new Dictionary<BalanceKey, decimal[]>();
        var numbered = from journal in db.Journals
                       join line in db.JournalLines on journal.Id equals line.JournalId
                       where journal.Number != null
                       select line;
        await foreach (var line in numbered.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            foreach (var key in new[] { BalanceKey.Whole(line), BalanceKey.Detailed(line) })
            {
                if (!sums.TryGetValue(key, out var sum)) sums[key] = sum = new decimal[4];
                sum[0] += line.Debit;
                sum[1] += line.Credit;
                sum[2] += line.BaseDebit;
                sum[3] += line.BaseCredit;
            }
        }

        await foreach (var kept in db.MonthBalances.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
        {
            if (!sums.Remove(kept.Key, out var sum)) sum = new decimal[4];
            decimal[] said = [kept.Debit, kept.Credit, kept.BaseDebit, kept.BaseCredit];
            if (kept.Id != kept.Key.Id()) yield return Of(kept, $"it is not found by what it is the sum of");
            if (!said.SequenceEqual(sum))
                yield return Of(kept,
                    $"its lines come to {sum[0]}, {sum[1]}, {sum[2]} and {sum[3]}, it says {said[0]}, {said[1]}, {said[2]} and {said[3]}");
        }

        foreach (var (key, sum) in sums)
            yield return Finding.Of("Account", key.AccountId,
                $"lines of {key.Month} come to {sum[2]} and {sum[3]}, and no balance keeps them");
    }

    private static Finding Of(MonthBalance kept, FormattableString problem) =>
        Finding.Of("MonthBalance", kept.Id, problem);
}
