using ErpCrm.Contracts;
using ErpCrm.Contracts.Projects;
using ErpCrm.Insights.Thread;
using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Insights.Engagements;

/// <summary>The project's own state brings the new value; this tells it, with the difference as its amount.</summary>
internal sealed class ContinueThreadWhenContractValueChanged(EngagementBook book) : IHandle<ContractValueChanged>
{
    public async Task HandleAsync(ContractValueChanged domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        var difference = domainEvent.NewValue.Amount - domainEvent.OldValue.Amount;
        book.Tell(
            engagement, domainEvent, ThreadKind.ContractValueChanged, domainEvent.Reason,
            record: new RecordRef(Kinds.Project, domainEvent.ProjectId), amount: difference,
            currency: domainEvent.NewValue.Currency);
    }
}

/// <summary>The opposite of what the approval told.</summary>
internal sealed class ContinueThreadWhenTimeReopened(EngagementBook book) : IHandle<TimeReopened>
{
    public async Task HandleAsync(TimeReopened domainEvent, CancellationToken ct)
    {
        foreach (var work in domainEvent.Entries.GroupBy(e => (e.EngagementId, e.ProjectId)))
        {
            var engagement = await book.OpenAsync(work.Key.EngagementId, domainEvent.OccurredAt, ct);
            engagement.ApprovedMinutes -= work.Sum(e => e.WorkedMinutes);
            book.Tell(
                engagement, domainEvent, ThreadKind.TimeReopened, work.First().PersonName, domainEvent.Reason,
                new RecordRef(Kinds.Project, work.Key.ProjectId), minutes: work.Sum(e => e.WorkedMinutes));
        }
    }
}
