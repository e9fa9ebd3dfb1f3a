using ErpCrm.Platform;

namespace ErpCrm.Tests.Platform.Jobs;

/// <summary>Minutes pass in a tenth of a second; the date stays.</summary>
internal sealed class HurriedTime : TimeProvider
{
    private const int Hurry = 400;
    private readonly AdjustableTime _clock = TestClock.New();

    public override DateTimeOffset GetUtcNow() => _clock.GetUtcNow();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Hurried(dueTime), Hurried(period));

    private static TimeSpan Hurried(TimeSpan time) => time > TimeSpan.Zero ? time / Hurry : time;
}
