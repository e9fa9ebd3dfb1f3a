using ErpCrm.Contracts.Crm;
using ErpCrm.Crm.Deals;
using ErpCrm.Crm.Leads;
using ErpCrm.Ui.Timelines;

namespace ErpCrm.Crm.Activities;

/// <summary>How a deal moved, as lines of its timeline.</summary>
internal static class DealSteps
{
    public static IEnumerable<TimelineEntry> Of(Deal deal)
    {
        var passages = deal.Passages.OrderBy(p => p.EnteredAt).ToList();
        for (var i = 0; i < passages.Count; i++) yield return Passed(passages[i], i == 0 ? null : passages[i - 1]);
        if (deal.Status != DealStatus.Open && passages.Count > 0 && passages[^1].LeftAt is { } closedAt)
            yield return Closed(deal, closedAt);
    }

    public static TimelineEntry Captured(DateTime at, LeadSource source, string? name) =>
        new TimelineLine("Lead came in: {0}", [Tones.Words(source)], name, null).Entry(at, "sparkles", null);

    private static TimelineEntry Passed(StagePassage passage, StagePassage? before)
    {
        var (at, by) = (passage.EnteredAt, passage.EnteredByName);
        if (before is null)
            return new TimelineLine("Deal opened in {0}", [passage.StageName], null, null).Entry(at, "plus", by);
        return before.StageId == passage.StageId
            ? new TimelineLine("Reopened in {0}", [passage.StageName], null, null).Entry(at, "rotate-ccw", by)
            : new TimelineLine("Moved from {0} to {1}", [before.StageName, passage.StageName], null, null)
                .Entry(at, "arrow-right", by);
    }

    private static TimelineEntry Closed(Deal deal, DateTime at)
    {
        var note = deal.ReasonNote.Length == 0 ? null : deal.ReasonNote;
        return deal.Status == DealStatus.Won
            ? new TimelineLine("Won: {0}", [Tones.Words(deal.WinReason ?? WinReason.Other)], null, note)
                .Entry(at, "trophy", null)
            : new TimelineLine("Lost: {0}", [Tones.Words(deal.LossReason ?? LossReason.Other)], null, note)
                .Entry(at, "circle-x", null);
    }
}
