using ErpCrm.Contracts.Crm;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Insights.Engagements;

internal sealed class LoseWhenLeadDisqualified(EngagementBook book) : IHandle<LeadDisqualified>
{
    public async Task HandleAsync(LeadDisqualified domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        if (engagement.Stage == EngagementStage.Lead) engagement.Lose(domainEvent.OccurredAt);
    }
}
