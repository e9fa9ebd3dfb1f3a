using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Platform.Data;

/// <summary>
/// The time that all processes of one database agree on: a shared
/// database's own. Leases are taken by it, whatever the clocks of the
/// machines say. It is asked twice a minute and goes on evenly in between.
/// </summary>
public sealed class DatabaseClock(IDatabase database, TimeProvider time)
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(30);
    private volatile Reading? _reading;

    /// <summary>Now, UTC; of an embedded database the application's own clock.</summary>
    public async ValueTask<DateTime> UtcNowAsync(DbContext db, CancellationToken ct) =>
        await TryUtcNowAsync(db, ct) ?? time.GetUtcNow().UtcDateTime;

    /// <summary>The same; null when the database has no clock of its own.</summary>
    public async ValueTask<DateTime?> TryUtcNowAsync(DbContext db, CancellationToken ct)
    {
        if (!database.IsShared) return null;
        if (_reading is { } known && time.GetElapsedTime(known.Timestamp) is var since && since < AskEvery)
            return known.Utc + since;
        if (await database.UtcNowAsync(db, ct) is not { } utc) return null;
        _reading = new Reading(time.GetTimestamp(), utc);
        return utc;
    }

    private sealed record Reading(long Timestamp, DateTime Utc);
}
