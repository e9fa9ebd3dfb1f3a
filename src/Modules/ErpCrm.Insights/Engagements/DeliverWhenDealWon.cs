using ErpCrm.Contracts.Crm;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Insights.Engagements;

internal sealed class DeliverWhenDealWon(EngagementBook book) : IHandle<DealWon>
{
    public async Task HandleAsync(DealWon domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        engagement.Reach(EngagementStage.Delivery, domainEvent.OccurredAt);
        engagement.Billing = domainEvent.Terms.Billing.ToString();
    }
}
