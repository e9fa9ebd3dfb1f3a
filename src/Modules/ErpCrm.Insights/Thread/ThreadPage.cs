using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Insights.Thread;

/// <summary>A part of the thread that can be read by itself.</summary>
internal enum ThreadPart
{
    Sales,
    Work,
    Money,
}

/// <summary>What of the thread is looked at; it is the address.</summary>
internal sealed record ThreadFilter(ThreadPart? Part, int Page)
{
    public ThreadKind[] Kinds => Part switch
    {
        ThreadPart.Sales => [.. Enum.GetValues<ThreadKind>().Where(k => k is <= ThreadKind.DealLost)],
        ThreadPart.Work => [ThreadKind.ProjectOpened, ThreadKind.MilestoneAccepted, ThreadKind.TimeApproved, ThreadKind.ExpenseApproved, ThreadKind.ProjectCompleted, ThreadKind.TimeReopened],
        ThreadPart.Money => [.. Enum.GetValues<ThreadKind>().Where(k => k is >= ThreadKind.InvoiceIssued and not ThreadKind.TimeReopened)],
        _ => Enum.GetValues<ThreadKind>(),
    };
}

/// <summary>What happened of one kind in one week: one line, or several that open.</summary>
internal sealed record ThreadGroup(DateOnly Week, ThreadKind Kind, IReadOnlyList<ThreadEntry> Entries)
{
    public int Minutes => Entries.Sum(e => e.Minutes ?? 0);

    /// <summary>Sums by currency; none when no entry shows an amount.</summary>
    public IEnumerable<(decimal Amount, string Currency)> Amounts =>
        Entries.Where(e => e.Amount is not null).GroupBy(e => e.Currency!).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Sum(e => e.Amount!.Value), g.Key));
}

/// <summary>The newest part of an engagement's thread, grouped by week and kind.</summary>
internal sealed record ThreadPage(IReadOnlyList<ThreadGroup> Groups, ThreadFilter Filter, bool HasOlder)
{
    public const int Size = 200;

    public static async Task<ThreadPage> LoadAsync(InsightsDbContext db, Guid engagement, ThreadFilter filter, bool showsMargin, IBusinessClock clock, CancellationToken ct)
    {
        var entries = db.ThreadEntries.AsNoTracking().Where(t => t.EngagementId == engagement);
        if (filter.Part is not null) entries = entries.Where(t => filter.Kinds.Contains(t.Kind));
        var found = await entries.OrderByDescending(t => t.At).ThenByDescending(t => t.Id)
            .Skip((filter.Page - 1) * Size).Take(Size + 1).ToListAsync(ct);
        var shown = found.Take(Size).Select(t => t.Kind == ThreadKind.ExpenseApproved && !showsMargin ? t.WithoutAmount() : t);
        return new ThreadPage([.. Group(shown, t => Weeks.MondayOf(clock.DayOf(t.At)))], filter, found.Count > Size);
    }

    /// <summary>Weeks from the newest; within one, a kind that comes often is one group at the place of its newest entry.</summary>
    public static IEnumerable<ThreadGroup> Group(IEnumerable<ThreadEntry> entries, Func<ThreadEntry, DateOnly> weekOf)
    {
        foreach (var week in entries.GroupBy(weekOf))
        {
            var byKind = week.ToLookup(t => t.Kind);
            var told = new HashSet<ThreadKind>();
            foreach (var entry in week)
            {
                if (byKind[entry.Kind].Count() <= MostSingle(entry.Kind)) yield return new ThreadGroup(week.Key, entry.Kind, [entry]);
                else if (told.Add(entry.Kind)) yield return new ThreadGroup(week.Key, entry.Kind, [.. byKind[entry.Kind]]);
            }
        }
    }

    /// <summary>As many of a kind in a week as are still read one by one.</summary>
    private static int MostSingle(ThreadKind kind) => kind == ThreadKind.TimeApproved ? 1 : 2;
}
