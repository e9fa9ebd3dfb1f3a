namespace ErpCrm.SharedKernel.Events;

/// <summary>One event waiting for one handler. The row is deleted once the handler has committed.</summary>
public sealed class OutboxMessage
{
    public long Id { get; private set; }
    public required Guid EventId { get; init; }
    public required string EventName { get; init; }
    public required string Handler { get; init; }

    /// <summary>Record the event belongs to; the messages of one stream reach one handler in order.</summary>
    public required Guid StreamId { get; init; }

    /// <summary>Record version and index within it: the stream's order, whatever order the database gives out identities in.</summary>
    public required long StreamPosition { get; init; }

    public required string Payload { get; init; }
    public required DateTime OccurredAt { get; init; }
    public required DateTime DueAt { get; set; }
    public DateTime LockedUntil { get; set; } = DateTime.UnixEpoch;
    public Guid? LockToken { get; set; }
    public int Attempts { get; set; }
    public string? LastError { get; set; }
    public DateTime? DeadLetteredAt { get; set; }
}

/// <summary>Proof, written in the handler's own transaction, that the handler has run for the event.</summary>
public sealed class InboxMessage
{
    public required Guid EventId { get; init; }
    public required string Handler { get; init; }
    public required DateTime HandledAt { get; init; }
}
