using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Workspace.Notifications;

/// <summary>Whatever an event tells people is kept for each of them.</summary>
internal sealed class KeepNotices<TEvent>(NotificationBook book) : IHandle<TEvent>
    where TEvent : DomainEvent
{
    public Task HandleAsync(TEvent domainEvent, CancellationToken ct) =>
        book.KeepAsync(domainEvent, NotificationBook.NoticesOf(domainEvent), ct);
}
