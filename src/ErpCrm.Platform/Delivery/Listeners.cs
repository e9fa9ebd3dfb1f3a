using ErpCrm.Contracts.Crm;
using ErpCrm.Contracts.Finance;
using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Merging;
using ErpCrm.SharedKernel.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ErpCrm.Platform.Delivery;

/// <summary>
/// One listener: handlers that keep or do one thing together. It gets
/// an event once, and the events of one record in their order; its name is stored and never changes.
/// </summary>
/// <param name="Name"><c>finance.customers</c>.</param>
/// <param name="Keeps">Types of rows that hold nothing but what the events
/// told, so that they can be made again; empty when it acts.</param>
public sealed record Listener(string Name, Type ContextType, IReadOnlyList<Type> Keeps)
{
    /// <summary>Whether its rows can be made again from what
    /// happened; one that acts is not made to act again.</summary>
    public bool IsFed => Keeps.Count > 0;
}

/// <summary>All listeners of the application.</summary>
public sealed class Listeners(IEnumerable<Listener> all)
{
    /// <summary>Length of a listener's name.</summary>
    public const int KeyLength = 100;

    public IReadOnlyList<Listener> All { get; } = [.. all.DistinctBy(l => l.Name)];

    public Listener? Find(string name) => All.FirstOrDefault(l => l.Name == name);
}

/// <summary>Registers what a listener does on which event.</summary>
public sealed class ListenerBuilder<TContext>(IServiceCollection services, string listener)
    where TContext : DbContext
{
    /// <summary>Several handlers of one event run in this order, in one transaction.</summary>
    public ListenerBuilder<TContext> Handles<TEvent, THandler>()
        where TEvent : DomainEvent
        where THandler : class, IHandle<TEvent>
    {
        services.TryAddScoped<THandler>();
        services.AddSingleton(Subscription.Create<TEvent, THandler, TContext>(listener));
        return this;
    }

    /// <summary>One handler, <c>Handler&lt;TEvent&gt;</c>, of several events.</summary>
    public ListenerBuilder<TContext> HandlesAll(IEnumerable<Type> events, Type handler)
    {
        var handles = GetType().GetMethod(nameof(Handles))!;
        foreach (var it in events)
            handles.MakeGenericMethod(it, handler.MakeGenericType(it)).Invoke(this, null);
        return this;
    }

    /// <summary>Does anything with few events only: which of them, is asked of several at once.</summary>
    public ListenerBuilder<TContext> OnlyIf<TChoice>()
        where TChoice : class, IChooseEvents
    {
        services.TryAddScoped<TChoice>();
        services.AddSingleton(new ChoosingListener(listener, typeof(TContext), typeof(TChoice)));
        return this;
    }

    /// <summary>Moves what the module keeps about records that are merged.</summary>
    public ListenerBuilder<TContext> FollowsMerges() =>
        Handles<CompaniesMerged, MoveReferences<TContext, CompaniesMerged>>()
        .Handles<CompaniesParted, MoveReferences<TContext, CompaniesParted>>()
        .Handles<ContactsMerged, MoveReferences<TContext, ContactsMerged>>()
        .Handles<ContactsParted, MoveReferences<TContext, ContactsParted>>();

    /// <summary>Keeps a copy of the exchange rates.</summary>
    public ListenerBuilder<TContext> FollowsExchangeRates() =>
        Handles<ExchangeRateSet, FollowRateWhenExchangeRateSet<TContext>>()
            .Handles<ExchangeRateRemoved, FollowRateWhenExchangeRateSet<TContext>>();
}
