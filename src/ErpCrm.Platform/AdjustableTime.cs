namespace ErpCrm.Platform;

/// <summary>A clock whose present can be moved, while timers run at their
/// real pace: for playing the demo company and for tests.</summary>
public sealed class AdjustableTime : TimeProvider
{
    private readonly long _made;
    private readonly double _pace = 1;
    private readonly long _beginningTicks;
    private long _offsetTicks;

    /// <summary>The real time.</summary>
    public AdjustableTime() => _made = base.GetUtcNow().UtcTicks;

    /// <summary>It is <paramref name="utc"/> when the clock is made.</summary>
    /// <param name="pace">Seconds of this clock in a real second.</param>
    public AdjustableTime(DateTime utc, double pace = 1) : this()
    {
        _pace = pace;
        _offsetTicks = _beginningTicks = utc.Ticks - _made;
    }

    public override DateTimeOffset GetUtcNow() => new(Unmoved() + Interlocked.Read(ref _offsetTicks), TimeSpan.Zero);

    /// <summary>Makes it <paramref name="utc"/> now; time goes on from there.</summary>
    public void SetUtc(DateTime utc) => Interlocked.Exchange(ref _offsetTicks, utc.Ticks - Unmoved());

    public void Advance(TimeSpan time) => Interlocked.Add(ref _offsetTicks, time.Ticks);

    /// <summary>Back to the time it would be if nobody had moved the clock.</summary>
    public void Reset() => Interlocked.Exchange(ref _offsetTicks, _beginningTicks);

    private long Unmoved() => _made + (long)((base.GetUtcNow().UtcTicks - _made) * _pace);
}
