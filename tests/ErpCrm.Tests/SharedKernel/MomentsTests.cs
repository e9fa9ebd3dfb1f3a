using CsCheck;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.SharedKernel;

public sealed class MomentsTests
{
    [Fact]
    public void No_two_moments_are_the_same_whatever_the_clock_does() =>
        Gen.Int[-3, 3].Array[1, 20].Sample(steps =>
        {
            DateTime? last = null;
            var now = new DateTime(2026, 11, 30, 9, 0, 0, DateTimeKind.Utc);
            foreach (var step in steps)
            {
                now = now.AddTicks(step);
                var next = Moments.After(now, last);
                Assert.True(next >= now && (last is null || next > last));
                last = next;
            }
        });
}
