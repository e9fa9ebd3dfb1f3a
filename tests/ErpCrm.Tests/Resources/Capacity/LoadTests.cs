using CsCheck;
using ErpCrm.Resources.Capacity;

namespace ErpCrm.Tests.Resources.Capacity;

public sealed class LoadTests
{
    [Theory]
    [InlineData(0, "h0")]
    [InlineData(1, "h1")]
    [InlineData(1200, "h1")]
    [InlineData(1201, "h2")]
    [InlineData(1920, "h2")]
    [InlineData(1921, "h3")]
    [InlineData(2400, "h3")]
    [InlineData(2401, "h5")]
    [InlineData(2880, "h5")]
    [InlineData(2881, "h6")]
    public void The_steps_are_zero_fifty_eighty_hundred_hundred_and_twenty(int minutes, string step) =>
        Assert.Equal(step, new Load(new WorkTime(2400, 0, 0), minutes, 0, false).Step);

    [Fact]
    public void A_week_away_is_time_off_unless_something_is_booked_on_it()
    {
        var away = new WorkTime(2400, 480, 1920);

        Assert.Equal("off", new Load(away, 0, 0, false).Step);
        Assert.Equal("h6", new Load(away, 60, 0, false).Step);
        Assert.Equal(60, new Load(away, 60, 0, false).Over);
        Assert.Null(new Load(away, 60, 0, false).Share);
    }

    [Fact]
    public void Tentative_time_counts_only_when_asked_for()
    {
        var time = new WorkTime(2400, 0, 0);

        Assert.Equal(0.5m, new Load(time, 1200, 600, false).Share);
        Assert.Equal(0.75m, new Load(time, 1200, 600, true).Share);
    }

    [Fact]
    public void A_department_is_the_sum_of_its_people_not_the_mean_of_their_shares()
    {
        var full = new Load(new WorkTime(2400, 0, 0), 2400, 0, false);
        var part = new Load(new WorkTime(600, 0, 0), 0, 0, false);

        Assert.Equal(0.8m, (full + part).Share);
    }

    [Fact]
    public void Free_and_over_are_never_negative_and_explain_the_difference() =>
        Gen.Select(Gen.Int[0, 3000], Gen.Int[0, 5000], Gen.Int[0, 5000], Gen.Bool)
            .Sample((available, confirmed, tentative, counts) =>
            {
                var load = new Load(new WorkTime(available, 0, 0), confirmed, tentative, counts);
                Assert.True(load.Free >= 0 && load.Over >= 0 && (load.Free == 0 || load.Over == 0));
                Assert.Equal(load.Available - load.Booked, load.Free - load.Over);
            });
}
