using System.Runtime.CompilerServices;
using ErpCrm.Contracts;
using ErpCrm.Platform.Checking;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.MonthEnd.Runs;

/// <summary>Months' ends: each figure adds up, a run that stands is in the books and one that is undone is not, and
/// nothing lies on closed days that may not.</summary>
internal sealed class ClosingCheck(FinanceDbContext db) : ICheck
{
    public string Rule => "Month ends: figures add up, what is undone is reversed, closed days hold (§11, §12, §15)";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var runs = await db.ClosingRuns.AsNoTracking().Include(r => r.Lines).AsSplitQuery().OrderBy(r => r.RanAt)
            .ToListAsync(ct);
        foreach (var run in runs)
        {
            foreach (var line in run.Lines.Where(l => l.Target - l.Before != l.Difference))
                yield return Finding.Of("ClosingRun", run.Id,
                    $"{line.Label}: {line.Target} less {line.Before} is not {line.Difference}");
            if (run.Lines.Sum(l => l.Difference) != run.Amount)
                yield return Finding.Of("ClosingRun", run.Id, $"its lines do not add up to {run.Amount}");
            if (run.State == RunState.Undone && await StandsAsync(run.Id, ct))
                yield return Finding.Of("ClosingRun", run.Id, $"it is undone, and its entry stands in the books");
        }

        await foreach (var finding in LateAsync(ct)) yield return finding;
    }

    private Task<bool> StandsAsync(Guid run, CancellationToken ct) => db.Journals.AnyAsync(
        j => j.SourceKind == Kinds.ClosingRun && j.SourceId == run && j.ReversalOfId == null
            && !db.Journals.Any(other => other.ReversalOfId == j.Id), ct);

    // Whoever passed the lock is written down; what came otherwise passed the application by.
    private async IAsyncEnumerable<Finding> LateAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var late = await db.Journals.AsNoTracking()
            .Where(j => j.IsLate != db.LateEntries.Any(l => l.JournalId == j.Id))
            .Select(j => new { j.Id, j.Date, j.IsLate }).Take(100).ToListAsync(ct);
        foreach (var journal in late)
        {
            var said = journal.IsLate ? "late, and nobody is written down" : "not late, and somebody is written down";
            yield return Finding.Of("Journal", journal.Id, $"it is of {journal.Date} and {said}");
        }
    }
}
