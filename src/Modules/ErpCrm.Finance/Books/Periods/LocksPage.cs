using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Periods;

/// <summary>What is closed, who moved it and why, who is let in, and what was posted into closed days.</summary>
internal sealed record LocksPage(BookLocks Locks, IReadOnlyList<LockMove> Moves,
    IReadOnlyList<LockException> Exceptions, IReadOnlyList<LatePosting> Late, DateTime Now,
    IReadOnlyDictionary<Guid, string> Names)
{
    private const int Most = 100;

    public string NameOf(Guid? id) => id is { } known && Names.TryGetValue(known, out var name) ? name : "ErpCrm";

    public static async Task<LocksPage> LoadAsync(FinanceDbContext db, DateTime now, CancellationToken ct)
    {
        var locks = await PeriodGuard.ReadAsync(db, ct) ?? new BookLocks();
        var moves = await db.LockMoves.AsNoTracking().OrderByDescending(m => m.At).ThenByDescending(m => m.Id)
            .Take(Most).ToListAsync(ct);
        var exceptions = await db.LockExceptions.AsNoTracking().OrderByDescending(e => e.Until).Take(Most)
            .ToListAsync(ct);
        var late = await db.LateEntries.AsNoTracking().OrderByDescending(l => l.At).Take(Most)
            .Join(db.Journals, l => l.JournalId, j => j.Id, (l, j) => new LatePosting(
                j.Id, j.Date, l.LockedUntil, l.ById, l.At, l.ExceptionId != null, j.SourceKind, j.SourceId,
                j.Reference)).ToListAsync(ct);
        var names = await db.Users.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        return new LocksPage(locks, moves, exceptions, [.. late.OrderByDescending(l => l.At)], now, names);
    }
}

/// <summary>A journal that was posted into closed days.</summary>
/// <param name="SourceKind">Key of the kind of record it comes from (<c>Kinds</c>).</param>
internal sealed record LatePosting(Guid JournalId, DateOnly Date, DateOnly LockedUntil, Guid ById, DateTime At,
    bool ByException, string SourceKind, Guid SourceId, string Reference);
