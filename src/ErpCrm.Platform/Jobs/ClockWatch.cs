using Microsoft.Extensions.Logging;

namespace ErpCrm.Platform.Jobs;

/// <summary>What the clock said and what it should have said, UTC.</summary>
public sealed record ClockJump(DateTime Expected, DateTime Found);

/// <summary>
/// Notices when the machine's clock jumps: it is compared with the
/// steady time since it was last believed. Until it is believed again no work at set times is done,
/// because that work makes and removes what is due by the date. A jump that went back is forgotten; a
/// small one, or one back in time, is believed after a while; a large one ahead only by a person's word.
/// </summary>
public sealed class ClockWatch(TimeProvider time, ILogger<ClockWatch> log)
{
    /// <summary>What clocks are set right by in the ordinary course.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>How long a changed clock must stay as it is to be believed.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMinutes(10);

    /// <summary>A machine that slept longer than this says so to a person.</summary>
    public static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1);

    /// <summary>The same for an application that was not running.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromDays(14);

    private readonly Lock _lock = new();
    private Reading? _believed;
    private Reading? _changed;
    private bool _afterPause;

    /// <summary>The jump that only a person can confirm; null when there is none.</summary>
    public ClockJump? Unconfirmed { get; private set; }

    /// <summary>Looks at the clock.</summary>
    /// <param name="lastKnown">The newest instant that work was done
    /// at, as the database knows it; asked the first time.</param>
    /// <param name="server">What the database's own clock says, where it has one.</param>
    /// <returns>Whether the clock is believed.</returns>
    public bool Observe(DateTime? lastKnown = null, DateTime? server = null)
    {
        lock (_lock)
        {
            var now = Read();
            if (_believed is null) Begin(now, lastKnown);
            if (IsNear(Expected(now), now.Utc)) return Believe(now);
            if (_changed is null || !IsNear(Continue(_changed, now), now.Utc)) Change(now);
            if (server is { } agreed && IsNear(agreed, now.Utc)) return Believe(now);
            if (!_afterPause && time.GetElapsedTime(_changed!.Timestamp, now.Timestamp) < Settling) return false;
            if (now.Utc - Expected(now) <= (_afterPause ? LongestPause : LongestSleep)) return Believe(now);
            if (Unconfirmed is null)
                log.LogError("Work at set times waits until somebody confirms, under Settings, that it is {Now:u}",
                    now.Utc);
            Unconfirmed = new ClockJump(Expected(now), now.Utc);
            return false;
        }
    }

    /// <summary>An instant the machine's clock said, or what it is by what was
    /// last believed, if that is earlier: for what is made by the date.</summary>
    public DateTime NoLaterThanBelieved(DateTime utc)
    {
        lock (_lock)
        {
            if (_believed is null) return utc;
            var expected = Expected(Read());
            return utc - expected <= Tolerance ? utc : expected;
        }
    }

    /// <summary>A person says that the clock is right.</summary>
    public void Confirm()
    {
        lock (_lock) Believe(Read());
    }

    private static bool IsNear(DateTime one, DateTime other) => (one - other).Duration() <= Tolerance;

    private void Begin(Reading now, DateTime? lastKnown)
    {
        _afterPause = lastKnown is { } last && now.Utc - last > LongestPause;
        _believed = _afterPause ? now with { Utc = lastKnown!.Value } : now;
    }

    private void Change(Reading now)
    {
        if (!_afterPause)
            log.LogError("The clock jumped from {Expected:u} to {Found:u}; work at set times waits", Expected(now),
                now.Utc);
        _changed = now;
        Unconfirmed = null;
    }

    private bool Believe(Reading now)
    {
        if (_changed is not null) log.LogWarning("The clock is believed again: {Now:u}", now.Utc);
        (_believed, _changed, Unconfirmed, _afterPause) = (now, null, null, false);
        return true;
    }

    private DateTime Expected(Reading now) => Continue(_believed!, now);

    private DateTime Continue(Reading from, Reading now) =>
        from.Utc + time.GetElapsedTime(from.Timestamp, now.Timestamp);

    private Reading Read() => new(time.GetTimestamp(), time.GetUtcNow().UtcDateTime);

    private sealed record Reading(long Timestamp, DateTime Utc);
}
