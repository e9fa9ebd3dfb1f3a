using System.Globalization;
using ErpCrm.Platform;

namespace ErpCrm.Web.Hosting;

internal static class Clock
{
    /// <summary>
    /// One clock for the whole application; playing the demo company
    /// moves it. While developing, <c>Clock:Start</c> lets the process
    /// begin on another day: <c>--Clock:Start 2028-02-29T09:00</c>, UTC.
    /// </summary>
    public static void AddClock(this WebApplicationBuilder builder)
    {
        var start = builder.Environment.IsProduction() ? null : builder.Configuration["Clock:Start"];
        var time = start is { Length: > 0 }
            ? new AdjustableTime(DateTime.Parse(start, CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal))
            : new AdjustableTime();
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton<TimeProvider>(time);
    }
}
