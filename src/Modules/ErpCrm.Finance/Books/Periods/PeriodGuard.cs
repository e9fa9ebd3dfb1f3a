using ErpCrm.Finance.Books.Journals;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Periods;

/// <summary>
/// Nothing is posted on a closed day, whoever saves and by whatever way (domain-rules §15). The database refuses the
/// same by itself; this says it in words, knows who may pass, and writes down who did.
/// </summary>
internal sealed class PeriodGuard(ICurrentUser me, TimeProvider time)
{
    /// <summary>Asked in the save that adds them; reads the locks once, in its transaction.</summary>
    /// <exception cref="BusinessRuleException">A day is closed.</exception>
    public async Task RequireOpenAsync(FinanceDbContext db, IReadOnlyCollection<Journal> added, CancellationToken ct)
    {
        if (added.Count == 0 || await ReadAsync(db, ct) is not { OperationsDay: { } closed } locks) return;
        var late = added.Where(journal => journal.Date <= closed).ToList();
        if (late.Find(journal => journal.Date <= locks.FinalDay) is { } refused) throw Closed(refused.Date, locks);
        if (late.Count == 0) return;
        var exceptions = ClosesPeriods ? null : await ExceptionsAsync(db, ct);
        foreach (var journal in late) Pass(db, journal, closed, exceptions, locks);
    }

    /// <summary>The day itself, or the first one after it on which daily work may be posted: for what becomes due by
    /// itself, and for what was decided later than its day. Nobody's right to pass is used for it.</summary>
    public static async Task<DateOnly> FirstOpenAsync(FinanceDbContext db, DateOnly date, CancellationToken ct) =>
        await ReadAsync(db, ct) is { FirstOpenDay: { } open } && open > date ? open : date;

    public static Task<BookLocks?> ReadAsync(FinanceDbContext db, CancellationToken ct) =>
        db.BookLocks.AsNoTracking().FirstOrDefaultAsync(l => l.Id == BookLocks.Only, ct);

    // Work that goes on by itself may do everything; that it was caused by somebody is no decision to pass.
    private bool ClosesPeriods => me.Id != Guid.Empty && ActingUser.Current is not { IsReader: false }
        && me.Can(FinancePermissions.ClosePeriods);

    private void Pass(FinanceDbContext db, Journal journal, DateOnly closed, List<LockException>? exceptions,
        BookLocks locks)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var exception = exceptions?.Find(e => e.Holds(me.Id, journal.Date, now));
        if (exceptions is not null && exception is null) throw Closed(journal.Date, locks);
        if (journal.IsLate) return;
        journal.PassLock();
        db.Add(new LateEntry(journal.Id, journal.Date, closed, me.Id, exception?.Id, now));
    }

    private async Task<List<LockException>> ExceptionsAsync(FinanceDbContext db, CancellationToken ct)
    {
        var (userId, now) = (me.Id, time.GetUtcNow().UtcDateTime);
        if (userId == Guid.Empty) return [];
        return await db.LockExceptions.AsNoTracking()
            .Where(e => e.UserId == userId && e.EndedAt == null && e.Until > now).ToListAsync(ct);
    }

    private static BusinessRuleException Closed(DateOnly date, BookLocks locks)
    {
        var until = date <= locks.FinalDay ? locks.FinalDay : locks.OperationsDay;
        return new BusinessRuleException("The books are closed until {0}. Nothing is posted on {1}.", until!.Value,
            date);
    }
}
