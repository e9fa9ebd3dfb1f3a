using ErpCrm.Contracts.Crm;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Insights.Engagements;

internal sealed class ReachDealWhenDealStageChanged(EngagementBook book) : IHandle<DealStageChanged>
{
    public async Task HandleAsync(DealStageChanged domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        engagement.Reach(EngagementStage.Deal, domainEvent.OccurredAt);
    }
}
