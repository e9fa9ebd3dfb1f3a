using ErpCrm.Contracts.Projects;
using ErpCrm.Insights.Engagements;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Insights.Money;

internal sealed class FollowTermsWhenProjectChanged(EngagementBook book, ProjectTerms terms) : IHandle<ProjectChanged>
{
    public async Task HandleAsync(ProjectChanged domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        await terms.FollowAsync(engagement, domainEvent.ProjectId, domainEvent.Details, domainEvent.SourceVersion,
            domainEvent.OccurredAt, ct);
    }
}
