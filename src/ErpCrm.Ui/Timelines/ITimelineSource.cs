using ErpCrm.Platform.Records;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Ui.Timelines;

/// <summary>What a module tells of records: it stands among what people say about them, in order of time.</summary>
public interface ITimelineSource
{
    /// <summary>Names of the events that add to it: an open page asks again.</summary>
    IReadOnlyList<string> Events { get; }

    /// <summary>Whether it tells anything of records of the kind.</summary>
    bool Tells(string kind);

    /// <summary>What happened, newest first. Whoever asks may open the record; what of it is not for him is left
    /// out.</summary>
    Task<IReadOnlyList<TimelineEntry>> ReadAsync(RecordRef record, TimelineSpan span, CancellationToken ct);
}

/// <summary>What part of a record's past is asked for.</summary>
/// <param name="Since">UTC, included; null from the beginning.</param>
/// <param name="Before">UTC, not included; null up to now.</param>
/// <param name="Limit">No more than these, the newest.</param>
public sealed record TimelineSpan(DateTime? Since, DateTime? Before, int Limit)
{
    public bool Holds(DateTime at) => (Since is null || at >= Since) && (Before is null || at < Before);
}

/// <summary>Something that happened to a record.</summary>
/// <param name="At">UTC.</param>
/// <param name="By">Who did it; null when nobody is named.</param>
/// <param name="Icon">Lucide name.</param>
/// <param name="View">Partial view of the module that tells it.</param>
/// <param name="Model">What that view shows.</param>
public sealed record TimelineEntry(DateTime At, string? By, string Icon, string View, object Model);

public static class TimelineServices
{
    /// <summary>Tells what a module knows of records.</summary>
    public static IServiceCollection AddTimeline<TSource>(this IServiceCollection services)
        where TSource : class, ITimelineSource => services.AddScoped<ITimelineSource, TSource>();
}
