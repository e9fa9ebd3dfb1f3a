using ErpCrm.Finance.Books.MonthEnd.Runs;
using ErpCrm.Finance.Books.Periods;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.MonthEnd;

/// <summary>The months one has to do with: the next to be closed with its steps, and the last ones.</summary>
/// <param name="Next">The first month that is over and not closed; else the current one.</param>
internal sealed record MonthEndPage(Checklist Next, IReadOnlyList<ClosedMonth> Months, BookLocks Locks)
{
    private const int MonthsShown = 12;

    public static async Task<MonthEndPage> LoadAsync(FinanceDbContext db, Checklists lists, DateOnly today,
        CancellationToken ct)
    {
        var locks = await PeriodGuard.ReadAsync(db, ct) ?? new BookLocks();
        var current = ClosingMonth.Of(today);
        var next = locks.FirstOpenDay is { } open ? ClosingMonth.Of(open)
            : await FirstAsync(db, ct) ?? current.Before;
        if (next.First > current.First) next = current;
        var oldest = current.First.AddMonths(1 - MonthsShown);
        var runs = await db.ClosingRuns.AsNoTracking()
            .Where(r => r.Month >= oldest && r.State == RunState.Posted)
            .GroupBy(r => r.Month).Select(g => new { Month = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Month, g => g.Count, ct);
        var months = Enumerable.Range(0, MonthsShown).Select(i => new ClosingMonth(current.First.AddMonths(-i)))
            .Select(month => new ClosedMonth(month, locks.FinalDay >= month.Last, locks.OperationsDay >= month.Last,
                runs.GetValueOrDefault(month.First)));
        return new MonthEndPage(await lists.OfAsync(next, today, ct), [.. months], locks);
    }

    // The books begin with their first entry; nobody closes what lies before.
    private static async Task<ClosingMonth?> FirstAsync(FinanceDbContext db, CancellationToken ct) =>
        await db.Journals.AsNoTracking().OrderBy(j => j.Date).Select(j => (DateOnly?)j.Date).FirstOrDefaultAsync(ct)
            is { } day ? ClosingMonth.Of(day) : null;
}

/// <param name="Runs">How many computed entries of the month stand.</param>
internal sealed record ClosedMonth(ClosingMonth Month, bool IsFinal, bool IsClosed, int Runs);

/// <summary>A computed step before it is posted.</summary>
/// <param name="Lack">What is missing; null when nothing is.</param>
internal sealed record StepPage(ClosingMonth Month, PostingStep Step, RunRows Rows, string? Lack, bool IsClosed,
    IReadOnlyList<StepRun> Runs)
{
    public bool MayPost => Lack is null && Rows.Rows.Any(r => r.Difference != 0);
}

/// <summary>A run of the step in this month.</summary>
internal sealed record StepRun(Guid Id, string Code, RunState State, decimal Amount, DateTime RanAt);
