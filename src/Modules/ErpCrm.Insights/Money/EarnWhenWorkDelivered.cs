using ErpCrm.Contracts.Finance;
using ErpCrm.Insights.Engagements;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Insights.Money;

internal sealed class EarnWhenWorkDelivered(EngagementBook book, MoneyBook money) : IHandle<WorkDelivered>
{
    public async Task HandleAsync(WorkDelivered domainEvent, CancellationToken ct)
    {
        var engagement = await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct);
        await money.DeliverAsync(engagement, domainEvent, PoolOf(domainEvent), ct);
    }

    private static Guid PoolOf(WorkDelivered delivered) => delivered.Kind switch
    {
        BillingSourceKind.Milestone or BillingSourceKind.Expense => delivered.SourceId,
        _ => delivered.ProjectId,
    };
}
