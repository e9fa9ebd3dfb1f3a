using ErpCrm.Finance.Books.Journals;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Balances;

/// <summary>
/// Numbers journals in the order in which they were posted and adds them to the kept balances, in one transaction: a
/// journal with a number is in the balances, one without is not. One process at a time does it; should two, the unique
/// number and the versions of the balances let only the first one save.
/// </summary>
internal sealed class FoldJournals(FinanceDbContext db) : IScheduledJob
{
    private const int Portion = 500;

    public async Task RunAsync(CancellationToken ct)
    {
        // Who only looks waits for nobody who writes.
        if (!await db.Journals.AnyAsync(j => j.Number == null, ct)) return;
        while (await db.InTransactionAsync(token => FoldAsync(token), ct) == Portion)
        {
        }
    }

    private async Task<int> FoldAsync(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var journals = await db.Journals.Where(j => j.Number == null).OrderBy(j => j.PostedAt).ThenBy(j => j.Id)
            .Take(Portion).ToListAsync(ct);
        if (journals.Count == 0) return 0;
        await NumberAsync(journals, ct);
        var ids = journals.ConvertAll(j => j.Id);
        await AddAsync(await db.JournalLines.AsNoTracking().Where(l => EF.Parameter(ids).Contains(l.JournalId))
            .ToListAsync(ct), ct);
        db.ChangeTracker.DetectChanges();
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        return journals.Count;
    }

    private async Task NumberAsync(List<Journal> journals, CancellationToken ct)
    {
        foreach (var year in journals.GroupBy(j => j.Year))
        {
            var last = await db.Journals.Where(j => j.Year == year.Key).MaxAsync(j => j.Number, ct) ?? 0;
            foreach (var journal in year) journal.GiveNumber(++last);
        }
    }

    private async Task AddAsync(List<JournalLine> lines, CancellationToken ct)
    {
        var sums = lines.Select(l => (Key: BalanceKey.Whole(l), Line: l))
            .Concat(lines.Select(l => (Key: BalanceKey.Detailed(l), Line: l)))
            .GroupBy(it => it.Key).ToDictionary(g => g.Key.Id(), g => (g.Key, Lines: g.Select(it => it.Line).ToList()));
        var ids = sums.Keys.ToList();
        var kept = await db.MonthBalances.Where(b => EF.Parameter(ids).Contains(b.Id)).ToDictionaryAsync(b => b.Id, ct);
        foreach (var (id, sum) in sums)
        {
            if (!kept.TryGetValue(id, out var balance)) db.Add(balance = new MonthBalance(sum.Key));
            foreach (var line in sum.Lines) balance.Add(line);
        }
    }
}
