using Cronos;

namespace ErpCrm.Platform.Jobs;

/// <summary>
/// Recurring work. What is due lives in business tables, never in the
/// schedule: a run does everything not yet done, so that a missed day
/// is caught up, and it is safe to run again after a crash half-way.
/// </summary>
public interface IScheduledJob
{
    Task RunAsync(CancellationToken ct);
}

/// <summary>State of one recurring job, shared by all processes.</summary>
public sealed class ScheduledJob
{
    public required string Name { get; init; }
    public DateTime NextRunAt { get; set; }
    public DateTime LockedUntil { get; set; } = DateTime.UnixEpoch;
    public string? LockedBy { get; set; }
    public DateTime? LastRunAt { get; set; }
    public long LastDurationMs { get; set; }
    public int FailedAttempts { get; set; }
    public string? LastError { get; set; }
}

/// <summary>Which job runs when, in the company's time zone.</summary>
public sealed record ScheduledJobDefinition(string Name, CronExpression Schedule, Type JobType)
{
    internal static ScheduledJobDefinition Create<TJob>(string name, string cron)
        where TJob : IScheduledJob => new(name, CronExpression.Parse(cron), typeof(TJob));

    internal DateTime NextAfter(DateTime utc, TimeZoneInfo zone) =>
        Schedule.GetNextOccurrence(utc, zone) ?? DateTime.MaxValue;
}
