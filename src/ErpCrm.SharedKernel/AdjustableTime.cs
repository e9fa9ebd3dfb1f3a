namespace ErpCrm.SharedKernel;

/// <summary>A clock whose present can be moved, while timers run at their real pace: for playing the demo company and for tests.</summary>
public sealed class AdjustableTime : TimeProvider
{
    private readonly long _beginningTicks;
    private long _offsetTicks;

    /// <summary>The real time.</summary>
    public AdjustableTime()
    {
    }

    /// <summary>It is <paramref name="utc"/> when the clock is made.</summary>
    public AdjustableTime(DateTime utc) => _offsetTicks = _beginningTicks = (utc - base.GetUtcNow().UtcDateTime).Ticks;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddTicks(Interlocked.Read(ref _offsetTicks));

    /// <summary>Makes it <paramref name="utc"/> now; time goes on from there.</summary>
    public void SetUtc(DateTime utc) => Interlocked.Exchange(ref _offsetTicks, (utc - base.GetUtcNow().UtcDateTime).Ticks);

    public void Advance(TimeSpan time) => Interlocked.Add(ref _offsetTicks, time.Ticks);

    /// <summary>Back to the time it would be if nobody had moved the clock.</summary>
    public void Reset() => Interlocked.Exchange(ref _offsetTicks, _beginningTicks);
}
