using ErpCrm.Platform;

namespace ErpCrm.Tests;

/// <summary>The day of every test: a Wednesday morning in Bishkek, whenever
/// the tests run. Nothing here reads the machine's clock.</summary>
internal static class TestClock
{
    /// <summary>UTC.</summary>
    public static readonly DateTime Start = new(2026, 11, 25, 5, 0, 0, DateTimeKind.Utc);

    /// <summary>So slow that no minute passes while pages are compared, and still no two moments are one.</summary>
    public const double Slow = 0.001;

    /// <summary>A clock that begins then, or at a moment of the test's own.</summary>
    public static AdjustableTime New(DateTime? utc = null, double pace = 1) => new(utc ?? Start, pace);
}
