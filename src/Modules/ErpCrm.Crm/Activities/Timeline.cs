using ErpCrm.Crm.Deals;
using ErpCrm.Crm.FollowUps;
using ErpCrm.Crm.Leads;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Activities;

/// <summary>One line of what happened.</summary>
/// <param name="At">UTC.</param>
/// <param name="Title">Localizer key, filled by <paramref name="Arguments"/>
/// (localizer keys too); null when <paramref name="Subject"/> says all.</param>
/// <param name="Subject">As somebody typed it.</param>
internal sealed record TimelineEntry(DateTime At, string Icon, string? Title, IReadOnlyList<string> Arguments,
    string? Subject, string? Text, string? By);

/// <summary>A lead that a deal comes from, or that was put into it.</summary>
/// <param name="CapturedAt">UTC.</param>
internal sealed record LeadOrigin(Guid Id, Guid EngagementId, Guid? OwnerId, DateTime CapturedAt, LeadSource Source,
    string Name);

/// <summary>What happened, newest first: what people wrote down and did, and how the deal moved.</summary>
internal static class Timeline
{
    private const int Limit = 100;

    public static async Task<IReadOnlyList<TimelineEntry>> OfLeadAsync(CrmDbContext db, ICurrentUser me, Lead lead,
        CancellationToken ct)
    {
        // What was written on the deal is read by those who may see the deal.
        var deals = db.Deals.VisibleTo(me);
        var talks = db.Activities.Where(
            a => a.EngagementId == lead.EngagementId && (a.DealId == null || deals.Any(d => d.Id == a.DealId)));
        var steps = db.FollowUps.Where(
            f => f.EngagementId == lead.EngagementId && (f.DealId == null || deals.Any(d => d.Id == f.DealId)));
        return InOrder([.. await EntriesAsync(talks, steps, ct), Captured(lead.CapturedAt, lead.Source, null)]);
    }

    public static async Task<IReadOnlyList<TimelineEntry>> OfDealAsync(CrmDbContext db, Deal deal,
        IReadOnlyList<LeadOrigin> leads, CancellationToken ct)
    {
        var threads = leads.Select(lead => lead.EngagementId).Append(deal.EngagementId).Distinct().ToList();
        var entries = await EntriesAsync(db.Activities.Where(a => threads.Contains(a.EngagementId)),
            db.FollowUps.Where(f => threads.Contains(f.EngagementId)), ct);
        var passages = deal.Passages.OrderBy(p => p.EnteredAt).ToList();
        for (var i = 0; i < passages.Count; i++) entries.Add(Passed(passages[i], i == 0 ? null : passages[i - 1]));
        if (deal.Status != DealStatus.Open && passages.Count > 0 && passages[^1].LeftAt is { } closedAt)
            entries.Add(Closed(deal, closedAt));
        entries.AddRange(leads.Select(
            lead => Captured(lead.CapturedAt, lead.Source, lead.EngagementId == deal.EngagementId ? null : lead.Name)));
        return InOrder(entries);
    }

    private static TimelineEntry Passed(StagePassage passage, StagePassage? before) => before switch
    {
        null => new TimelineEntry(passage.EnteredAt, "plus", "Deal opened in {0}", [passage.StageName], null, null,
            passage.EnteredByName),
        _ when before.StageId == passage.StageId => new TimelineEntry(passage.EnteredAt, "rotate-ccw",
            "Reopened in {0}", [passage.StageName], null, null, passage.EnteredByName),
        _ => new TimelineEntry(passage.EnteredAt, "arrow-right", "Moved from {0} to {1}",
            [before.StageName, passage.StageName], null, null, passage.EnteredByName),
    };

    private static TimelineEntry Closed(Deal deal, DateTime at) => deal.Status == DealStatus.Won
        ? new TimelineEntry(at, "trophy", "Won: {0}", [Tones.Words(deal.WinReason ?? WinReason.Other)], null,
            Note(deal.ReasonNote), null)
        : new TimelineEntry(at, "circle-x", "Lost: {0}", [Tones.Words(deal.LossReason ?? LossReason.Other)], null,
            Note(deal.ReasonNote), null);

    private static TimelineEntry Captured(DateTime at, LeadSource source, string? name) =>
        new(at, "sparkles", "Lead came in: {0}", [Tones.Words(source)], name, null, null);

    // Both in one question.
    private static async Task<List<TimelineEntry>> EntriesAsync(IQueryable<Activity> talks, IQueryable<FollowUp> steps,
        CancellationToken ct)
    {
        var said = talks.AsNoTracking().OrderByDescending(a => a.HappenedAt).Take(Limit).Select(a => new
        {
            At = (DateTime?)a.HappenedAt,
            What = a.Kind == ActivityKind.Call
                ? 0
                : a.Kind == ActivityKind.Meeting ? 1 : a.Kind == ActivityKind.Mail ? 2 : 3,
            a.Subject,
            a.Text,
            By = a.AuthorName,
        });
        var done = steps.AsNoTracking().Where(f => f.DoneAt != null).OrderByDescending(f => f.DoneAt).Take(Limit)
            .Select(f => new
            {
                At = f.DoneAt,
                What = f.IsDropped ? 5 : 4,
                Subject = f.Text,
                Text = "",
                By = f.DoneByName,
            });
        return [.. (await said.Concat(done).ToListAsync(ct)).Select(
            line => EntryOf(line.At ?? default, line.What, line.Subject, line.Text, line.By))];
    }

    private static TimelineEntry EntryOf(DateTime at, int what, string subject, string text, string by) => what switch
    {
        4 => new TimelineEntry(at, "circle-check", "Done", [], subject, null, by),
        5 => new TimelineEntry(at, "circle-x", "No longer needed", [], subject, null, by),
        _ => new TimelineEntry(at, Tones.IconOf((ActivityKind)what), null, [], subject, Note(text), by),
    };

    private static string? Note(string text) => text.Length == 0 ? null : text;

    private static IReadOnlyList<TimelineEntry> InOrder(List<TimelineEntry> entries) =>
        [.. entries.OrderByDescending(e => e.At).Take(Limit)];
}
