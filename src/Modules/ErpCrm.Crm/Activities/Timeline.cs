using ErpCrm.Crm.Deals;
using ErpCrm.Crm.Leads;
using ErpCrm.SharedKernel.Security;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Activities;

/// <summary>One line of what happened.</summary>
/// <param name="At">UTC.</param>
/// <param name="Title">Localizer key, filled by <paramref name="Arguments"/> (localizer keys too); null when <paramref name="Subject"/> says it.</param>
/// <param name="Subject">As somebody typed it.</param>
internal sealed record TimelineEntry(DateTime At, string Icon, string? Title, IReadOnlyList<string> Arguments, string? Subject, string? Text, string? By);

/// <summary>When and from where the lead of a deal came in.</summary>
/// <param name="CapturedAt">UTC.</param>
internal sealed record LeadOrigin(Guid Id, Guid? OwnerId, DateTime CapturedAt, LeadSource Source);

/// <summary>What happened, newest first: what people wrote down and how the deal moved.</summary>
internal static class Timeline
{
    private const int Limit = 100;

    public static async Task<IReadOnlyList<TimelineEntry>> OfLeadAsync(CrmDbContext db, ICurrentUser me, Lead lead, CancellationToken ct)
    {
        // What was written on the deal is read by those who may see the deal.
        var deals = db.Deals.VisibleTo(me.AccessTo(CrmPermissions.ViewDeals), d => d.OwnerId);
        var readable = db.Activities.Where(a => a.EngagementId == lead.EngagementId && (a.DealId == null || deals.Any(d => d.Id == a.DealId)));
        return InOrder([.. await EntriesAsync(readable, ct), Captured(lead.CapturedAt, lead.Source)]);
    }

    public static async Task<IReadOnlyList<TimelineEntry>> OfDealAsync(CrmDbContext db, Deal deal, LeadOrigin? lead, CancellationToken ct)
    {
        var entries = new List<TimelineEntry>(await EntriesAsync(db.Activities.Where(a => a.EngagementId == deal.EngagementId), ct));
        var passages = deal.Passages.OrderBy(p => p.EnteredAt).ToList();
        for (var i = 0; i < passages.Count; i++)
        {
            var passage = passages[i];
            entries.Add(i == 0
                ? new TimelineEntry(passage.EnteredAt, "plus", "Deal opened in {0}", [passage.StageName], null, null, passage.EnteredByName)
                : new TimelineEntry(passage.EnteredAt, "arrow-right", "Moved from {0} to {1}", [passages[i - 1].StageName, passage.StageName], null, null, passage.EnteredByName));
        }

        if (deal.Status != DealStatus.Open && passages.Count > 0 && passages[^1].LeftAt is { } closedAt) entries.Add(Closed(deal, closedAt));
        if (lead is not null) entries.Add(Captured(lead.CapturedAt, lead.Source));
        return InOrder(entries);
    }

    private static TimelineEntry Closed(Deal deal, DateTime at) => deal.Status == DealStatus.Won
        ? new TimelineEntry(at, "trophy", "Won: {0}", [Tones.Words(deal.WinReason ?? WinReason.Other)], null, Note(deal.ReasonNote), null)
        : new TimelineEntry(at, "circle-x", "Lost: {0}", [Tones.Words(deal.LossReason ?? LossReason.Other)], null, Note(deal.ReasonNote), null);

    private static TimelineEntry Captured(DateTime at, LeadSource source) => new(at, "sparkles", "Lead came in: {0}", [Tones.Words(source)], null, null, null);

    private static async Task<List<TimelineEntry>> EntriesAsync(IQueryable<Activity> of, CancellationToken ct)
    {
        var activities = await of.AsNoTracking().OrderByDescending(a => a.HappenedAt).Take(Limit).ToListAsync(ct);
        return activities.ConvertAll(a => new TimelineEntry(a.HappenedAt, Tones.IconOf(a.Kind), null, [], a.Subject, Note(a.Text), a.AuthorName));
    }

    private static string? Note(string text) => text.Length == 0 ? null : text;

    private static IReadOnlyList<TimelineEntry> InOrder(List<TimelineEntry> entries) => [.. entries.OrderByDescending(e => e.At).Take(Limit)];
}
