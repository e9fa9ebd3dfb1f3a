using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.SharedKernel.Events;

/// <summary>One handler of one event, with the context its work is saved in.</summary>
public sealed record Subscription(
    Type EventType,
    string EventName,
    Type HandlerType,
    string HandlerName,
    Type ContextType,
    Func<IServiceProvider, DomainEvent, CancellationToken, Task> Invoke)
{
    internal static Subscription Create<TEvent, THandler, TContext>()
        where TEvent : DomainEvent
        where THandler : class, IHandle<TEvent>
        where TContext : DbContext =>
        new(typeof(TEvent), NameOf(typeof(TEvent)), typeof(THandler), HandlerNameOf(typeof(THandler), typeof(TContext)), typeof(TContext),
            (services, domainEvent, ct) => services.GetRequiredService<THandler>().HandleAsync((TEvent)domainEvent, ct));

    /// <summary>The stored name of an event type.</summary>
    public static string NameOf(Type eventType) => eventType.GetCustomAttribute<EventNameAttribute>()?.Name
        ?? throw new InvalidOperationException($"{eventType.Name} has no [EventName].");

    private static string HandlerNameOf(Type handler, Type context) =>
        handler.IsGenericType ? $"{context.Name}.{handler.Name[..handler.Name.IndexOf('`', StringComparison.Ordinal)]}" : handler.FullName!;
}

/// <summary>Who listens to what.</summary>
public sealed class Subscriptions(IEnumerable<Subscription> all)
{
    private readonly ILookup<Type, Subscription> _byEvent = all.ToLookup(s => s.EventType);
    private readonly Dictionary<(string, string), Subscription> _byName = all.ToDictionary(s => (s.EventName, s.HandlerName));

    public IEnumerable<Subscription> For(Type eventType) => _byEvent[eventType];

    public Subscription Find(OutboxMessage message) => _byName.TryGetValue((message.EventName, message.Handler), out var subscription)
        ? subscription
        : throw new InvalidOperationException($"No handler '{message.Handler}' is registered for '{message.EventName}'.");
}

/// <summary>In-memory wake-up per module; losing one is harmless because the dispatcher also polls.</summary>
public sealed class OutboxSignals
{
    private readonly ConcurrentDictionary<Type, SemaphoreSlim> _signals = new();
    private readonly ConditionalWeakTable<DbContext, object> _armed = [];

    internal void Arm(DbContext db) => _armed.AddOrUpdate(db, true);

    internal void Wake(DbContext db)
    {
        if (!_armed.Remove(db)) return;
        var signal = For(db.GetType());
        if (signal.CurrentCount == 0) signal.Release();
    }

    internal Task WaitAsync(Type context, TimeSpan atMost, CancellationToken ct) => For(context).WaitAsync(atMost, ct);

    private SemaphoreSlim For(Type context) => _signals.GetOrAdd(context, _ => new SemaphoreSlim(0));
}
