using ErpCrm.Contracts;
using ErpCrm.Contracts.Projects;
using ErpCrm.Insights.Engagements;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Insights.Thread;

/// <summary>The event does not know the project's code; its stage
/// and terms come with the project's own state.</summary>
internal sealed class TellWhenProjectCompleted(EngagementBook book) : IHandle<ProjectCompleted>
{
    public async Task HandleAsync(ProjectCompleted domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        book.Tell(engagement, domainEvent,
            new(engagement.Id, ThreadKind.ProjectCompleted, Kinds.Project, domainEvent.ProjectId)
            {
                Text = engagement.ProjectCode,
            });
    }
}
