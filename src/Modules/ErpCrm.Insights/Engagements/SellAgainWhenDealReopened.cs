using ErpCrm.Contracts.Crm;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Insights.Engagements;

internal sealed class SellAgainWhenDealReopened(EngagementBook book) : IHandle<DealReopened>
{
    public async Task HandleAsync(DealReopened domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        engagement.SellAgain(domainEvent.OccurredAt);
    }
}
