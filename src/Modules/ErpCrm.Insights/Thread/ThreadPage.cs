using ErpCrm.Contracts;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Threads;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Insights.Thread;

/// <summary>What of the thread is looked at; it is the address.</summary>
internal sealed record ThreadFilter(ThreadPart? Part, int Page);

/// <summary>What happened of one kind in one week: one line, or several that open.</summary>
internal sealed record ThreadGroup(DateOnly Week, ThreadKind Kind, IReadOnlyList<ThreadEntry> Entries)
{
    public int Minutes => Entries.Sum(e => e.Minutes ?? 0);

    /// <summary>Sums by currency; none when no entry shows an amount.</summary>
    public IEnumerable<(decimal Amount, string Currency)> Amounts =>
        Entries.Where(e => e.Amount is not null).GroupBy(e => e.Currency!).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Sum(e => e.Amount!.Value), g.Key));
}

/// <summary>What happened in one month, newest first, grouped by week and kind.</summary>
internal sealed record ThreadMonth(DateOnly Month, IReadOnlyList<ThreadGroup> Groups)
{
    /// <summary>The month at a glance: everything of a kind as one group, work
    /// and money first. That an invoice is paid, its payments tell.</summary>
    public IEnumerable<ThreadGroup> Kinds =>
        Groups.SelectMany(g => g.Entries).Where(e => e.Kind != ThreadKind.InvoicePaid).GroupBy(e => e.Kind)
            .OrderBy(g => PlaceOf(g.Key))
            .ThenBy(g => g.Key)
            .Select(g => new ThreadGroup(Month, g.Key, [.. g]));

    private static int PlaceOf(ThreadKind kind) => kind switch
    {
        ThreadKind.MilestoneAccepted => 0,
        ThreadKind.TimeApproved => 1,
        ThreadKind.InvoiceIssued or ThreadKind.DepositInvoiced or ThreadKind.CreditNoteIssued => 2,
        ThreadKind.PaymentReceived => 3,
        _ => 4,
    };
}

/// <summary>The newest part of an engagement's thread, by months.</summary>
internal sealed record ThreadPage(IReadOnlyList<ThreadMonth> Months, ThreadFilter Filter, bool HasOlder)
{
    public const int Size = 200;

    /// <summary>Lines that are still read at one go.</summary>
    private const int Short = 12;

    /// <summary>A long thread shows its newest month, the others are opened on demand.</summary>
    public bool IsFolded => Months.Count > 1 && Months.Sum(m => m.Groups.Count) > Short;

    public static async Task<ThreadPage> LoadAsync(InsightsDbContext db, Guid engagement, ThreadFilter filter,
        ThreadWording wording, bool showsMargin, IBusinessClock clock, CancellationToken ct)
    {
        var entries = db.ThreadEntries.AsNoTracking().Where(t => t.EngagementId == engagement);
        if (filter.Part is { } part)
        {
            var kinds = wording.KindsOf(part);
            entries = entries.Where(t => kinds.Contains(t.Kind));
        }

        var found = await entries.OrderByDescending(t => t.At).ThenByDescending(t => t.Id)
            .Skip((filter.Page - 1) * Size).Take(Size + 1).ToListAsync(ct);
        var shown = found.Take(Size)
            .Select(t => wording.IsCost(t.Kind) && !showsMargin ? t.WithoutAmount() : t);
        return new ThreadPage([.. ByMonth(shown, t => clock.DayOf(t.At))], filter, found.Count > Size);
    }

    /// <summary>Months from the newest.</summary>
    public static IEnumerable<ThreadMonth> ByMonth(IEnumerable<ThreadEntry> entries,
        Func<ThreadEntry, DateOnly> dayOf) =>
        entries.GroupBy(e => MonthOf(dayOf(e)))
            .Select(month => new ThreadMonth(month.Key, [.. Group(month, e => Weeks.MondayOf(dayOf(e)))]));

    /// <summary>Weeks from the newest; within one, a kind that comes
    /// often is one group at the place of its newest entry.</summary>
    public static IEnumerable<ThreadGroup> Group(IEnumerable<ThreadEntry> entries, Func<ThreadEntry, DateOnly> weekOf)
    {
        foreach (var week in entries.GroupBy(weekOf))
        {
            var byKind = week.ToLookup(t => t.Kind);
            var told = new HashSet<ThreadKind>();
            foreach (var entry in week)
            {
                if (byKind[entry.Kind].Count() <= MostSingle(entry.Kind))
                    yield return new ThreadGroup(week.Key, entry.Kind, [entry]);
                else if (told.Add(entry.Kind))
                    yield return new ThreadGroup(week.Key, entry.Kind, [.. byKind[entry.Kind]]);
            }
        }
    }

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>As many of a kind in a week as are still read one by one.</summary>
    private static int MostSingle(ThreadKind kind) => kind == ThreadKind.TimeApproved ? 1 : 2;
}
