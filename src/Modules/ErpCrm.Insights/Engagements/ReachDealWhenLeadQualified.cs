using ErpCrm.Contracts.Crm;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Insights.Engagements;

internal sealed class ReachDealWhenLeadQualified(EngagementBook book) : IHandle<LeadQualified>
{
    public async Task HandleAsync(LeadQualified domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        engagement.Reach(EngagementStage.Deal, domainEvent.OccurredAt);
    }
}
