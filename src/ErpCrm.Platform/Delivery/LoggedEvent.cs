namespace ErpCrm.Platform.Delivery;

/// <summary>
/// An event as it is kept: once, whoever listens, written with the
/// change that raised it and never changed. The log is what a listener that comes later learns from.
/// </summary>
public sealed class LoggedEvent
{
    /// <summary>Length of an event's stored name.</summary>
    public const int NameLength = 100;

    /// <summary>Order of the log; on a server with gaps, and of two
    /// saves at the same moment in the order of their rows.</summary>
    public long Sequence { get; private set; }

    public required Guid EventId { get; init; }

    /// <summary>Stored name, <c>crm.deal-won</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Record the event belongs to.</summary>
    public required Guid StreamId { get; init; }

    /// <summary>Record version and index within it: the stream's order,
    /// whatever order the database gives out identities in.</summary>
    public required long StreamPosition { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime OccurredAt { get; init; }

    /// <summary>Where the chain of events began that this one belongs to.</summary>
    public required EventOrigin Origin { get; init; }

    /// <summary>What led to it directly.</summary>
    public required CauseKind Cause { get; init; }

    /// <summary>Id of the person, the form's key or the event before it; name of the rule.</summary>
    public required string CauseId { get; init; }

    /// <summary>The event as JSON; see <see cref="EventJson"/>.</summary>
    public required string Payload { get; init; }
}
