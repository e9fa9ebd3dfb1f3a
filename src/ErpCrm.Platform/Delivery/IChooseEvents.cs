using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Platform.Delivery;

/// <summary>
/// Says of several events at once with which of them a listener does anything. The others go together, without a
/// transaction each: most of what happens is followed by nobody and told to no webhook.
/// </summary>
public interface IChooseEvents
{
    /// <summary>Reads the database now, after the events were committed: whoever asked before them is found.</summary>
    /// <returns>Ids of those events that are to be handled; one too many does no harm.</returns>
    Task<IReadOnlySet<Guid>> ChooseAsync(IReadOnlyList<WaitingEvent> events, CancellationToken ct);
}

/// <summary>An event on its way to a listener that chooses.</summary>
/// <param name="Type">The event in the code.</param>
public sealed record WaitingEvent(Guid Id, Type Type, EventOrigin Origin, string Payload)
{
    public DomainEvent Read() => EventJson.Read(Payload, Type);
}

/// <summary>A listener that chooses, and what it chooses by.</summary>
/// <param name="Choice">An <see cref="IChooseEvents"/>.</param>
public sealed record ChoosingListener(string Name, Type ContextType, Type Choice);
