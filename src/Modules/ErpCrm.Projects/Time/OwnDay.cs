using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;

namespace ErpCrm.Projects.Time;

internal static class OwnDay
{
    /// <summary>The person's own day: time is recorded by it, whatever day the company has.</summary>
    public static DateOnly Today(this ICurrentUser me, IBusinessClock clock) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(clock.UtcNow, me.TimeZone));
}
