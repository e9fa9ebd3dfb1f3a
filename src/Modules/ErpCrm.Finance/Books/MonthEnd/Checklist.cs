using ErpCrm.Finance.Books.MonthEnd.Runs;
using ErpCrm.Finance.Books.Periods;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.MonthEnd;

/// <summary>A step of a month as it stands now.</summary>
/// <param name="Tick">What somebody said of it.</param>
internal sealed record CheckedStep(IClosingStep Step, ClosingState State, ClosingTick? Tick, string? TickedBy)
{
    /// <summary>Whether it is done by itself, or as far as somebody who looked at it says; what came since then is not
    /// covered by that.</summary>
    public bool IsDone => State.Status == ClosingStatus.Done || (Tick is { } tick && tick.Left >= State.Left);

    public bool IsPosting => Step is PostingStep;
}

/// <summary>Everything that is to be done before a month is closed, with how far each is.</summary>
internal sealed record Checklist(ClosingMonth Month, IReadOnlyList<CheckedStep> Steps, BookLocks Locks, DateOnly Today)
{
    public int Done => Steps.Count(s => s.IsDone);

    public bool IsClosed => Locks.OperationsDay >= Month.Last;

    public bool IsFinal => Locks.FinalDay >= Month.Last;

    public bool IsOver => Month.Last < Today;

    /// <summary>All of the steps, and closing itself.</summary>
    public int Whole => Steps.Count + 1;

    public int DoneOfWhole => Done + (IsClosed ? 1 : 0);
}

/// <summary>Asks every part of the books how far a month is.</summary>
internal sealed class Checklists(FinanceDbContext db, IEnumerable<IClosingStep> steps)
{
    public async Task<Checklist> OfAsync(ClosingMonth month, DateOnly today, CancellationToken ct)
    {
        var first = month.First;
        var ticks = await db.ClosingTicks.AsNoTracking().Where(t => t.Month == first)
            .ToDictionaryAsync(t => t.Step, ct);
        var ids = ticks.Values.Select(t => t.ById).Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(u => ids.Contains(u.Id))
            .ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var looked = new List<CheckedStep>();
        foreach (var step in Of(month))
        {
            var tick = ticks.GetValueOrDefault(step.Key);
            looked.Add(new CheckedStep(step, await step.LookAsync(month, ct), tick,
                tick is null ? null : names.GetValueOrDefault(tick.ById) ?? "ErpCrm"));
        }

        return new Checklist(month, looked, await PeriodGuard.ReadAsync(db, ct) ?? new BookLocks(), today);
    }

    public IClosingStep? Find(ClosingMonth month, string? key) => Of(month).FirstOrDefault(s => s.Key == key);

    private IEnumerable<IClosingStep> Of(ClosingMonth month) =>
        steps.Where(s => s.IsOf(month)).OrderBy(s => s.Order).ThenBy(s => s.Key, StringComparer.Ordinal);
}
