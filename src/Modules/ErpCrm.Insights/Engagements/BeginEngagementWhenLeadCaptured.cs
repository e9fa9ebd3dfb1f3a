using ErpCrm.Contracts.Crm;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Insights.Engagements;

internal sealed class BeginEngagementWhenLeadCaptured(EngagementBook book) : IHandle<LeadCaptured>
{
    public async Task HandleAsync(LeadCaptured domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        engagement.LeadId = domainEvent.LeadId;
        if (engagement.DealId is null)
        {
            engagement.Name = domainEvent.Name;
            engagement.CompanyName = domainEvent.CompanyName;
            engagement.OwnerId = domainEvent.OwnerId;
            engagement.Refresh();
        }
    }
}
