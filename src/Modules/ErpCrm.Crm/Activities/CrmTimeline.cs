using ErpCrm.Contracts;
using ErpCrm.Contracts.Crm;
using ErpCrm.Crm.Deals;
using ErpCrm.Crm.Leads;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Timelines;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Activities;

/// <summary>What a client's records tell: what people wrote down and did, and how the deal moved.</summary>
internal sealed class CrmTimeline(CrmDbContext db, ICurrentUser me) : ITimelineSource
{
    public IReadOnlyList<string> Events { get; } =
    [
        .. new[]
        {
            typeof(ActivityLogged), typeof(DealStageChanged), typeof(DealWon), typeof(DealLost), typeof(DealReopened),
        }.Select(Subscription.NameOf),
    ];

    public bool Tells(string kind) => kind is Kinds.Company or Kinds.Contact or Kinds.Lead or Kinds.Deal;

    public Task<IReadOnlyList<TimelineEntry>> ReadAsync(RecordRef record, TimelineSpan span, CancellationToken ct) =>
        record.Kind switch
        {
            Kinds.Lead => OfLeadAsync(record.Id, span, ct),
            Kinds.Deal => OfDealAsync(record.Id, span, ct),
            Kinds.Company => OfDealsAsync(db.Deals.Where(d => d.CompanyId == record.Id), span, ct),
            _ => OfDealsAsync(db.Deals.Where(d => d.ContactId == record.Id), span, ct),
        };

    private async Task<IReadOnlyList<TimelineEntry>> OfLeadAsync(Guid id, TimelineSpan span, CancellationToken ct)
    {
        var lead = await db.Leads.VisibleTo(me).Where(l => l.Id == id)
            .Select(l => new { l.EngagementId, l.CapturedAt, l.Source }).FirstOrDefaultAsync(ct);
        if (lead is null) return [];
        // What was written on the deal is read by those who may see the deal.
        var deals = db.Deals.VisibleTo(me);
        var happened = await Happened.ReadAsync(
            db.Activities.Where(a => a.EngagementId == lead.EngagementId
                && (a.DealId == null || deals.Any(d => d.Id == a.DealId))),
            db.FollowUps.Where(f => f.EngagementId == lead.EngagementId
                && (f.DealId == null || deals.Any(d => d.Id == f.DealId))), span, ct);
        return InOrder([.. happened.Select(h => h.Entry()), DealSteps.Captured(lead.CapturedAt, lead.Source, null)],
            span);
    }

    private async Task<IReadOnlyList<TimelineEntry>> OfDealAsync(Guid id, TimelineSpan span, CancellationToken ct)
    {
        var deal = await db.Deals.AsNoTracking().Include(d => d.Passages).VisibleTo(me)
            .FirstOrDefaultAsync(d => d.Id == id, ct);
        if (deal is null) return [];
        var leads = await db.Leads.Where(l => l.DealId == id)
            .Select(l => new { l.EngagementId, l.CapturedAt, l.Source, l.Name }).ToListAsync(ct);
        var threads = leads.Select(lead => lead.EngagementId).Append(deal.EngagementId).Distinct().ToList();
        var happened = await Happened.ReadAsync(db.Activities.Where(a => threads.Contains(a.EngagementId)),
            db.FollowUps.Where(f => threads.Contains(f.EngagementId)), span, ct);
        return InOrder(
        [
            .. happened.Select(h => h.Entry()),
            .. DealSteps.Of(deal),
            .. leads.Select(l => DealSteps.Captured(l.CapturedAt, l.Source,
                l.EngagementId == deal.EngagementId ? null : l.Name)),
        ], span);
    }

    // Of several deals each line says which.
    private async Task<IReadOnlyList<TimelineEntry>> OfDealsAsync(IQueryable<Deal> deals, TimelineSpan span,
        CancellationToken ct)
    {
        var visible = deals.VisibleTo(me);
        var engagements = visible.Select(d => d.EngagementId);
        var happened = await Happened.ReadAsync(db.Activities.Where(a => engagements.Contains(a.EngagementId)),
            db.FollowUps.Where(f => engagements.Contains(f.EngagementId)), span, ct);
        if (happened.Count == 0) return [];
        var threads = happened.Select(h => h.EngagementId).Distinct().ToList();
        var names = (await visible.Where(d => threads.Contains(d.EngagementId))
            .Select(d => new { d.EngagementId, Deal = new DealName(d.Id, d.Name) }).ToListAsync(ct))
            .ToLookup(d => d.EngagementId, d => d.Deal);
        return InOrder([.. happened.Select(h => h.Entry(names[h.EngagementId].FirstOrDefault()))], span);
    }

    private static IReadOnlyList<TimelineEntry> InOrder(List<TimelineEntry> entries, TimelineSpan span) =>
        [.. entries.Where(e => span.Holds(e.At)).OrderByDescending(e => e.At).Take(span.Limit)];
}
