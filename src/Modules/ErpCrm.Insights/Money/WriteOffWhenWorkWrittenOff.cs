using ErpCrm.Contracts.Finance;
using ErpCrm.Insights.Engagements;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Insights.Money;

internal sealed class WriteOffWhenWorkWrittenOff(EngagementBook book, MoneyBook money) : IHandle<WorkWrittenOff>
{
    public async Task HandleAsync(WorkWrittenOff domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        await money.GiveUpAsync(engagement, domainEvent, ct);
    }
}
