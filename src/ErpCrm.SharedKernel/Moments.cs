namespace ErpCrm.SharedKernel;

/// <summary>Moments that tell one thing from the same thing done again.</summary>
public static class Moments
{
    /// <summary>Now, or just after the last time: a clock that stands still or was set back makes no two the
    /// same.</summary>
    /// <param name="now">UTC.</param>
    /// <param name="last">UTC; null the first time.</param>
    public static DateTime After(DateTime now, DateTime? last) => last is { } at && now <= at ? at.AddTicks(1) : now;
}
