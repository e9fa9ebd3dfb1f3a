using System.Reflection;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Platform.Delivery;

/// <summary>What a handler does with an event.</summary>
public delegate Task Handling(IServiceProvider services, DomainEvent domainEvent, CancellationToken ct);

/// <summary>One handler of one event, as a part of a listener, with the context its work is saved in.</summary>
public sealed record Subscription(string Listener, Type EventType, string EventName, Type HandlerType, Type ContextType,
    Handling Handle, Handling Feed)
{
    internal static Subscription Create<TEvent, THandler, TContext>(string listener)
        where TEvent : DomainEvent
        where THandler : class, IHandle<TEvent>
        where TContext : DbContext =>
        new(listener, typeof(TEvent), NameOf(typeof(TEvent)), typeof(THandler), typeof(TContext),
            (services, domainEvent, ct) => services.GetRequiredService<THandler>().HandleAsync((TEvent)domainEvent, ct),
            (services, domainEvent, ct) => ((IHandle<TEvent>)services.GetRequiredService<THandler>())
                .FeedAsync((TEvent)domainEvent, ct));

    /// <summary>The stored name of an event type.</summary>
    public static string NameOf(Type eventType) => eventType.GetCustomAttribute<EventNameAttribute>()?.Name
        ?? throw new InvalidOperationException($"{eventType.Name} has no [EventName].");
}

/// <summary>Who listens to what.</summary>
public sealed class Subscriptions
{
    private readonly ILookup<Type, Subscription> _byEvent;
    private readonly Dictionary<Type, string[]> _listeners;
    private readonly ILookup<(string, string), Subscription> _byName;

    public Subscriptions(IEnumerable<Subscription> all)
    {
        var known = all.ToList();
        _byEvent = known.ToLookup(s => s.EventType);
        _listeners = _byEvent.ToDictionary(g => g.Key, g => g.Select(s => s.Listener).Distinct().ToArray());
        _byName = known.ToLookup(s => (s.Listener, s.EventName));
    }

    public IEnumerable<Subscription> For(Type eventType) => _byEvent[eventType];

    /// <summary>Stored names of the listeners to an event.</summary>
    public IReadOnlyList<string> ListenersTo(Type eventType) => _listeners.GetValueOrDefault(eventType, []);

    /// <summary>What a listener listens to.</summary>
    public IEnumerable<Type> EventsOf(string listener) =>
        _byName.Where(g => g.Key.Item1 == listener).Select(g => g.First().EventType);

    /// <summary>The context a listener's work on an event is saved
    /// in; null when nobody listens by that name any more.</summary>
    public Type? ContextOf(string listener, string eventName) =>
        _byName[(listener, eventName)].FirstOrDefault()?.ContextType;

    /// <summary>What a listener does on an event, in the order it was registered.</summary>
    public IReadOnlyList<Subscription> Find(string listener, string eventName) =>
        _byName[(listener, eventName)].ToList() is { Count: > 0 } found
        ? found
        : throw new InvalidOperationException($"Nobody listens to '{eventName}' as '{listener}'.");
}
