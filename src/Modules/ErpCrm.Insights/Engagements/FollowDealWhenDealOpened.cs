using ErpCrm.Contracts.Crm;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Insights.Engagements;

internal sealed class FollowDealWhenDealOpened(EngagementBook book) : IHandle<DealOpened>
{
    public async Task HandleAsync(DealOpened domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        engagement.Reach(EngagementStage.Deal, domainEvent.OccurredAt);
        engagement.DealId = domainEvent.DealId;
        var (companyId, companyName) = await book.CompanyAsync(domainEvent.CompanyId, domainEvent.CompanyName);
        DealStates.Follow(engagement, domainEvent.OccurredAt, domainEvent.Name, companyId, companyName,
            domainEvent.Value.Currency, domainEvent.OwnerId);
    }
}
