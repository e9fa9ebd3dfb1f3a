using ErpCrm.Crm.FollowUps;
using ErpCrm.Ui.Timelines;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Activities;

/// <summary>The deal that a line is of, where lines of several stand together.</summary>
internal sealed record DealName(Guid Id, string Name);

/// <summary>What a line of the timeline says.</summary>
/// <param name="Title">Localizer key, filled by <paramref name="Arguments"/>
/// (localizer keys too); null when <paramref name="Subject"/> says all.</param>
/// <param name="Subject">As somebody typed it.</param>
internal sealed record TimelineLine(string? Title, IReadOnlyList<string> Arguments, string? Subject, string? Text,
    DealName? Deal = null)
{
    private const string View = "~/Crm/Activities/_Line.cshtml";

    /// <param name="at">UTC.</param>
    public TimelineEntry Entry(DateTime at, string icon, string? by) => new(at, by, icon, View, this);
}

/// <summary>What people wrote down, and what they planned and did.</summary>
internal sealed record Happened(DateTime At, Guid EngagementId, int What, string Subject, string Text, string By)
{
    private const int Done = 4;
    private const int Dropped = 5;

    /// <summary>The newest of both, in one question.</summary>
    public static async Task<List<Happened>> ReadAsync(IQueryable<Activity> talks, IQueryable<FollowUp> steps,
        TimelineSpan span, CancellationToken ct)
    {
        (talks, steps) = (talks.AsNoTracking(), steps.AsNoTracking().Where(f => f.DoneAt != null));
        if (span.Since is { } since)
            (talks, steps) = (talks.Where(a => a.HappenedAt >= since), steps.Where(f => f.DoneAt >= since));
        if (span.Before is { } before)
            (talks, steps) = (talks.Where(a => a.HappenedAt < before), steps.Where(f => f.DoneAt < before));
        var said = talks.OrderByDescending(a => a.HappenedAt).Take(span.Limit).Select(a => new
        {
            At = (DateTime?)a.HappenedAt,
            a.EngagementId,
            What = a.Kind == ActivityKind.Call
                ? 0
                : a.Kind == ActivityKind.Meeting ? 1 : a.Kind == ActivityKind.Mail ? 2 : 3,
            a.Subject,
            a.Text,
            By = a.AuthorName,
        });
        var done = steps.OrderByDescending(f => f.DoneAt).Take(span.Limit).Select(f => new
        {
            At = f.DoneAt,
            f.EngagementId,
            What = f.IsDropped ? Dropped : Done,
            Subject = f.Text,
            Text = "",
            By = f.DoneByName,
        });
        return [.. (await said.Concat(done).ToListAsync(ct)).Select(
            line => new Happened(line.At ?? default, line.EngagementId, line.What, line.Subject, line.Text, line.By))];
    }

    public TimelineEntry Entry(DealName? deal = null) => What switch
    {
        Done => new TimelineLine("Done", [], Subject, null, deal).Entry(At, "circle-check", By),
        Dropped => new TimelineLine("No longer needed", [], Subject, null, deal).Entry(At, "circle-x", By),
        _ => new TimelineLine(null, [], Subject, Text.Length == 0 ? null : Text, deal)
            .Entry(At, Tones.IconOf((ActivityKind)What), By),
    };
}
