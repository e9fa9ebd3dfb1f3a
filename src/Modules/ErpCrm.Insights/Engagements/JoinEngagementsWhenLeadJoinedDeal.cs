using ErpCrm.Contracts.Crm;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Insights.Engagements;

/// <summary>What was told of the lead so far moves to the deal's thread; what arrives later follows.</summary>
internal sealed class JoinEngagementsWhenLeadJoinedDeal(InsightsDbContext db, EngagementBook book)
    : IHandle<LeadJoinedDeal>
{
    public async Task HandleAsync(LeadJoinedDeal domainEvent, CancellationToken ct)
    {
        var (from, into) = (domainEvent.LeadEngagementId, domainEvent.EngagementId);
        if (await db.JoinedEngagements.FindAsync([from], ct) is null)
            db.Add(new JoinedEngagement { Id = from, IntoId = into });
        await db.ThreadEntries.Where(t => t.EngagementId == from)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.EngagementId, into), ct);
        var lead = await db.Engagements.FindAsync([from], ct);
        var engagement = await book.OpenAsync(into, domainEvent.OccurredAt, ct);
        if (lead is not null)
        {
            if (lead.StartedAt < engagement.StartedAt) engagement.StartedAt = lead.StartedAt;
            db.Remove(lead);
        }
    }
}
