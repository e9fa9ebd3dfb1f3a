using ErpCrm.Contracts.Projects;
using ErpCrm.Insights.Engagements;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Insights.Money;

internal sealed class PlanWhenMilestonePlanned(EngagementBook book, ProjectTerms terms) : IHandle<MilestonePlanned>
{
    public async Task HandleAsync(MilestonePlanned domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        await terms.PlanAsync(engagement, domainEvent, domainEvent.DueOn ?? book.DayOf(domainEvent.OccurredAt), ct);
    }
}
