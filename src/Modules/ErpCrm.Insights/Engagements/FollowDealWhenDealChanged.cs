using ErpCrm.Contracts.Crm;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Insights.Engagements;

internal sealed class FollowDealWhenDealChanged(EngagementBook book) : IHandle<DealChanged>
{
    public async Task HandleAsync(DealChanged domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        DealStates.Follow(engagement, domainEvent.OccurredAt, domainEvent.Name, domainEvent.CompanyId,
            domainEvent.CompanyName, domainEvent.Value.Currency, domainEvent.OwnerId);
    }
}
