using ErpCrm.Platform.Delivery;

namespace ErpCrm.Tests;

/// <summary>Messages that were given up.</summary>
internal static class DeadLetters
{
    public static OutboxMessage Of(string eventName, string listener, DateTime at)
    {
        var logged = new LoggedEvent
        {
            EventId = Guid.NewGuid(),
            Name = eventName,
            StreamId = Guid.NewGuid(),
            StreamPosition = 0,
            OccurredAt = at,
            Origin = EventOrigin.Person,
            Cause = CauseKind.Person,
            CauseId = "",
            Payload = "{}",
        };
        return new OutboxMessage
        {
            EventId = logged.EventId,
            Event = logged,
            Listener = listener,
            StreamId = logged.StreamId,
            StreamPosition = logged.StreamPosition,
            DueAt = new DateTime(9999, 1, 1, 0, 0, 0, DateTimeKind.Utc),
            Attempts = 9,
            DeadLetteredAt = at,
        };
    }
}
