using ErpCrm.Contracts.Projects;
using ErpCrm.Insights.Engagements;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Insights.Money;

internal sealed class DropPlanWhenMilestoneRemoved(EngagementBook book, ProjectTerms terms) : IHandle<MilestoneRemoved>
{
    public async Task HandleAsync(MilestoneRemoved domainEvent, CancellationToken ct) =>
        await terms.DropAsync(await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct),
            domainEvent.MilestoneId, ct);
}
