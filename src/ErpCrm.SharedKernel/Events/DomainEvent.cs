namespace ErpCrm.SharedKernel.Events;

/// <summary>
/// Something that happened in a module and matters outside of it:
/// immutable, past tense, plain data with everything a listener needs. Only additive changes once released.
/// </summary>
public abstract record DomainEvent
{
    public Guid EventId { get; init; } = Ids.New();

    /// <summary>UTC, set when the change that raised it is saved.</summary>
    public DateTime OccurredAt { get; init; }

    /// <summary>User who caused it; null for the system.</summary>
    public Guid? ActorId { get; init; }

    public string? ActorName { get; init; }
}

/// <summary>The stored name of an event, never changed: stored rows outlive renames of the record.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventNameAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>
/// Reacts to an event in its own scope and transaction after the
/// producer committed. Changes only its own module's context, opens no transaction,
/// need not save. Runs at least once per event; its effect happens once.
/// </summary>
public interface IHandle<in TEvent> where TEvent : DomainEvent
{
    Task HandleAsync(TEvent domainEvent, CancellationToken ct);

    /// <summary>
    /// The same when the listener's rows are made again from the log:
    /// keeps what is to be kept, announces nothing and changes no record, because that was done when it happened.
    /// </summary>
    Task FeedAsync(TEvent domainEvent, CancellationToken ct) => HandleAsync(domainEvent, ct);
}
