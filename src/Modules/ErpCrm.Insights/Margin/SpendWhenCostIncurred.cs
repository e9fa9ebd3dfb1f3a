using ErpCrm.Contracts.Finance;
using ErpCrm.Insights.Engagements;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Insights.Margin;

internal sealed class SpendWhenCostIncurred(EngagementBook book) : IHandle<CostIncurred>
{
    public async Task HandleAsync(CostIncurred domainEvent, CancellationToken ct) =>
        await book.SpendAsync(await book.OpenAsync(domainEvent.EngagementId, domainEvent.OccurredAt, ct), domainEvent,
            ct);
}
