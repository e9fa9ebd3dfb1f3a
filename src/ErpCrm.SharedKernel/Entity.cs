using ErpCrm.SharedKernel.Events;

namespace ErpCrm.SharedKernel;

/// <summary>
/// A record with an identity of its own: the root of what is changed, versioned, audited and announced together.
/// </summary>
public abstract class Entity
{
    private readonly List<DomainEvent> _events = [];

    /// <summary>Ordered by the time of creation, on every database product.</summary>
    public Guid Id { get; protected init; } = Ids.New();

    /// <summary>Optimistic concurrency token, raised with every saved change; forms carry it back.</summary>
    public int Version { get; internal set; }

    internal bool IsTouched { get; private set; }

    /// <summary>Announces what happened; it is stored with the change itself and delivered after the commit.</summary>
    protected void Raise(DomainEvent domainEvent) => _events.Add(domainEvent);

    /// <summary>Raises <see cref="Version"/> at the next save although
    /// only rows that belong to this record changed.</summary>
    protected void Touch() => IsTouched = true;

    internal IReadOnlyList<DomainEvent> TakeEvents()
    {
        var taken = _events.ToArray();
        _events.Clear();
        IsTouched = false;
        return taken;
    }
}

/// <summary>A row that belongs to another record; its changes appear in that record's history.</summary>
public interface IPartOf
{
    /// <summary>Type of the record it belongs to.</summary>
    Type OwnerType { get; }

    /// <summary>Id of the record it belongs to.</summary>
    Guid OwnerId { get; }
}
