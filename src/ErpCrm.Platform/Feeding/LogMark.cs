using ErpCrm.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Platform.Feeding;

/// <summary>From when on the event log is complete; there is none
/// while it holds everything that ever happened.</summary>
public sealed class LogMark
{
    public int Id { get; init; } = 1;

    /// <summary>UTC; what happened up to then is not in the log.</summary>
    public required DateTime After { get; set; }

    /// <summary>When the log begins; null when nothing was taken from it.</summary>
    public static Task<DateTime?> FindAsync(PlatformDbContext db, CancellationToken ct) =>
        db.Set<LogMark>().AsNoTracking().OrderBy(m => m.Id).Select(m => (DateTime?)m.After).FirstOrDefaultAsync(ct);

    /// <summary>Writes down that what happened up to then is not in the log, or soon will not be.</summary>
    public static async Task SetAsync(PlatformDbContext db, DateTime after, CancellationToken ct)
    {
        if (await db.Set<LogMark>().OrderBy(m => m.Id).FirstOrDefaultAsync(ct) is not { } mark)
            db.Add(new LogMark { After = after });
        else if (mark.After < after) mark.After = after;
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }
}
