using ErpCrm.Contracts.Crm;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Insights.Engagements;

internal sealed class LoseWhenDealLost(EngagementBook book) : IHandle<DealLost>
{
    public async Task HandleAsync(DealLost domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        engagement.Lose(domainEvent.OccurredAt);
    }
}
