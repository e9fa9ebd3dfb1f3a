using ErpCrm.Contracts;
using ErpCrm.Insights.Engagements;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Insights.Thread;

/// <summary>What an event says of itself is kept; what it changes beside that, handlers of their own do.</summary>
internal sealed class TellThread<TEvent>(EngagementBook book) : IHandle<TEvent>
    where TEvent : DomainEvent, ITellsThread
{
    public async Task HandleAsync(TEvent domainEvent, CancellationToken ct)
    {
        foreach (var line in domainEvent.Tell())
        {
            var engagement = await book.OpenAsync(line.EngagementId, domainEvent.OccurredAt, ct);
            book.Tell(engagement, domainEvent, line);
        }
    }
}
