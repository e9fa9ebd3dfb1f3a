using ErpCrm.Contracts.Projects;
using ErpCrm.Insights.Engagements;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Insights.Margin;

internal sealed class TakeBackHoursWhenTimeReopened(EngagementBook book) : IHandle<TimeReopened>
{
    public async Task HandleAsync(TimeReopened domainEvent, CancellationToken ct)
    {
        foreach (var work in domainEvent.Entries.GroupBy(e => e.EngagementId))
        {
            var engagement = await book.OpenAsync(work.Key, domainEvent.OccurredAt, ct);
            engagement.ApprovedMinutes -= work.Sum(e => e.WorkedMinutes);
        }
    }
}
