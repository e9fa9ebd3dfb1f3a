using ErpCrm.Contracts.Crm;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Insights.Engagements;

internal sealed class FollowDealWhenDealChanged(EngagementBook book) : IHandle<DealChanged>
{
    public async Task HandleAsync(DealChanged domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        var (companyId, companyName) = await book.CompanyAsync(domainEvent.CompanyId, domainEvent.CompanyName);
        DealStates.Follow(engagement, domainEvent.OccurredAt, domainEvent.Name, companyId, companyName,
            domainEvent.Value.Currency, domainEvent.OwnerId);
    }
}
