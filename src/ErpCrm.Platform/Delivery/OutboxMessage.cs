namespace ErpCrm.Platform.Delivery;

/// <summary>A logged event on its way to one listener. The row goes
/// with the commit of what the listener made of it.</summary>
public sealed class OutboxMessage
{
    public long Id { get; private set; }
    public required Guid EventId { get; init; }

    /// <summary>What happened; loaded with the message.</summary>
    public LoggedEvent? Event { get; init; }

    /// <summary>Stored name of the listener.</summary>
    public required string Listener { get; init; }

    /// <summary>Record the event belongs to; the messages of one stream reach one listener in order.</summary>
    public required Guid StreamId { get; init; }

    /// <summary>See <see cref="LoggedEvent.StreamPosition"/>.</summary>
    public required long StreamPosition { get; init; }

    public required DateTime DueAt { get; set; }
    public DateTime LockedUntil { get; set; } = DateTime.UnixEpoch;
    public Guid? LockToken { get; set; }
    public int Attempts { get; set; }
    public string? LastError { get; set; }
    public DateTime? DeadLetteredAt { get; set; }
}

/// <summary>Proof, written in the listener's own transaction, that it has handled the event.</summary>
public sealed class InboxMessage
{
    public required Guid EventId { get; init; }
    public required string Listener { get; init; }
    public required DateTime HandledAt { get; init; }
}
