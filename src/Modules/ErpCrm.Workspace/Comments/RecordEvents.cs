using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Records;
using ErpCrm.Ui.Timelines;
using ErpCrm.Workspace.Mail;
using ErpCrm.Workspace.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Comments;

/// <summary>
/// What happened to a record, where its own module tells no timeline: what other programs are told of it too, in the
/// words of its module. What was changed stands in its history field by field, and what was mailed among the mails.
/// </summary>
internal sealed class RecordEvents(WorkspaceDbContext db, WebhookEvents words, IEnumerable<ITimelineSource> sources)
{
    private static readonly string[] ToldElsewhere = [".changed", ".mailed"];

    public IReadOnlyList<WebhookEvent> Of(string kind) =>
        sources.Any(source => source is not MailTimeline && source.Tells(kind))
            ? []
            : [.. WebhookEvents.All.Where(e => e.Kind == kind
                && !ToldElsewhere.Any(end => e.Name.EndsWith(end, StringComparison.Ordinal)))];

    public async Task<IReadOnlyList<TimelineEntry>> ReadAsync(
        RecordKind kind, Guid id, TimelineSpan span, CancellationToken ct)
    {
        var told = Of(kind.Key).ToDictionary(e => Subscription.NameOf(e.Type));
        if (told.Count == 0) return [];
        var names = told.Keys.ToList();
        var logged = db.Set<LoggedEvent>().AsNoTracking()
            .Where(e => e.StreamId == id && EF.Parameter(names).Contains(e.Name));
        if (span.Since is { } since) logged = logged.Where(e => e.OccurredAt >= since);
        if (span.Before is { } before) logged = logged.Where(e => e.OccurredAt < before);
        var rows = await logged.OrderByDescending(e => e.OccurredAt).ThenByDescending(e => e.Sequence).Take(span.Limit)
            .Select(e => new { e.Name, e.OccurredAt, e.Payload }).ToListAsync(ct);
        return [.. rows.Select(e => new TimelineEntry(e.OccurredAt,
            EventJson.Read(e.Payload, told[e.Name].Type).ActorName, kind.Icon, "/Workspace/Comments/_Happened.cshtml",
            words.WordOf(told[e.Name].Name)))];
    }
}
