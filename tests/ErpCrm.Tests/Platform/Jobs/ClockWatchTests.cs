using ErpCrm.Platform.Jobs;
using Microsoft.Extensions.Logging.Abstractions;

namespace ErpCrm.Tests.Platform.Jobs;

public sealed class ClockWatchTests
{
    private static readonly DateTime Start = new(2026, 11, 29, 10, 0, 0, DateTimeKind.Utc);
    private readonly TwoClocks _time = new() { Utc = Start };
    private readonly ClockWatch _watch;

    public ClockWatchTests() => _watch = new ClockWatch(_time, NullLogger<ClockWatch>.Instance);

    [Fact]
    public void A_clock_that_goes_evenly_is_believed()
    {
        for (var i = 0; i < 1000; i++)
        {
            Assert.True(_watch.Observe(Start));
            Pass(TimeSpan.FromSeconds(5));
        }
    }

    [Theory, InlineData(400), InlineData(-400), InlineData(0.5), InlineData(-0.01)]
    public void A_jump_that_goes_back_leaves_nothing_behind(double days)
    {
        Assert.True(_watch.Observe());
        _time.Utc += TimeSpan.FromDays(days);
        for (var i = 0; i < 4; i++)
        {
            Assert.False(_watch.Observe());
            Pass(TimeSpan.FromSeconds(5));
        }

        _time.Utc -= TimeSpan.FromDays(days);
        Assert.True(_watch.Observe());
        Assert.Null(_watch.Unconfirmed);
    }

    [Theory, InlineData(0.9), InlineData(-3000)]
    public void A_machine_that_slept_or_was_set_back_is_believed_after_a_while(double days)
    {
        _watch.Observe();
        _time.Utc += TimeSpan.FromDays(days);
        Assert.False(_watch.Observe());
        Pass(ClockWatch.Settling);
        Assert.True(_watch.Observe());
    }

    [Fact]
    public void A_clock_far_ahead_waits_for_a_person_however_long_it_stays()
    {
        _watch.Observe();
        _time.Utc += TimeSpan.FromDays(33);
        for (var i = 0; i < 100; i++)
        {
            Assert.False(_watch.Observe());
            Pass(TimeSpan.FromHours(1));
        }

        Assert.NotNull(_watch.Unconfirmed);
        Assert.Equal(33, (_watch.Unconfirmed.Found - _watch.Unconfirmed.Expected).TotalDays, 1);
        _watch.Confirm();
        Assert.True(_watch.Observe());
        Assert.Null(_watch.Unconfirmed);
    }

    [Fact]
    public void A_clock_that_goes_on_jumping_is_never_believed_by_itself()
    {
        _watch.Observe();
        for (var i = 0; i < 300; i++)
        {
            _time.Utc += TimeSpan.FromMinutes(10);
            Pass(TimeSpan.FromSeconds(5));
            Assert.False(_watch.Observe());
        }
    }

    [Fact]
    public void A_long_pause_of_the_application_is_confirmed_by_a_person_or_by_the_databases_clock()
    {
        Assert.False(_watch.Observe(Start.AddDays(-60)));
        Assert.NotNull(_watch.Unconfirmed);
        Assert.True(_watch.Observe(Start.AddDays(-60), server: _time.Utc));

        Assert.True(new ClockWatch(_time, NullLogger<ClockWatch>.Instance).Observe(Start.AddDays(-10)));
        Assert.True(new ClockWatch(_time, NullLogger<ClockWatch>.Instance).Observe(Start.AddDays(400)));
    }

    [Theory, InlineData(400, 0), InlineData(-3, -3), InlineData(0.002, 0.002)]
    public void What_is_made_by_the_date_is_never_made_for_a_later_one_than_is_believed(double jump, double expected)
    {
        Assert.Equal(_time.Utc, _watch.NoLaterThanBelieved(_time.Utc));
        _watch.Observe();
        var right = _time.Utc;
        _time.Utc += TimeSpan.FromDays(jump);
        Assert.Equal(right.AddDays(expected), _watch.NoLaterThanBelieved(_time.Utc));
        _watch.Confirm();
        Assert.Equal(_time.Utc, _watch.NoLaterThanBelieved(_time.Utc));
    }

    private void Pass(TimeSpan time)
    {
        _time.Utc += time;
        _time.Steady += time;
    }

    private sealed class TwoClocks : TimeProvider
    {
        public DateTime Utc { get; set; }

        public TimeSpan Steady { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => new(Utc);

        public override long GetTimestamp() => Steady.Ticks;
    }
}
