using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Platform.Feeding;

/// <summary>Tells the present state of a module's records as the events
/// that would tell it, for who cannot learn it from the log.</summary>
public interface IAnnounceState
{
    /// <summary>One event a record, in any order.</summary>
    IAsyncEnumerable<DomainEvent> ReadAsync(CancellationToken ct);
}

/// <summary>A source of state.</summary>
/// <param name="Covers">Events that need not be known when the state is.</param>
public sealed record StateAnnouncement(Type Source, IReadOnlyList<Type> Covers);
