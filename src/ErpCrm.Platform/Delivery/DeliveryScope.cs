using System.Collections.Concurrent;

namespace ErpCrm.Platform.Delivery;

/// <summary>
/// Lets a request wait briefly until the handlers of the events it
/// raised have run, so that the next page shows their effect.
/// </summary>
public sealed class DeliveryScope : IDisposable
{
    private static readonly AsyncLocal<DeliveryScope?> Ambient = new();
    private static readonly ConcurrentDictionary<(Guid, string), TaskCompletionSource> Waiting = new();
    private readonly ConcurrentBag<(Guid, string)> _raised = [];

    /// <summary>Starts collecting what the current flow of work raises.</summary>
    public static DeliveryScope Begin() => Ambient.Value = new DeliveryScope();

    /// <summary>Waits until everything raised was tried once, or the time is over.</summary>
    public Task WhenDeliveredAsync(TimeSpan atMost) => _raised.IsEmpty
        ? Task.CompletedTask
        : Task.WhenAny(Task.WhenAll(
            _raised.Select(key => Waiting.TryGetValue(key, out var waiter) ? waiter.Task : Task.CompletedTask)),
            Task.Delay(atMost));

    public void Dispose()
    {
        foreach (var key in _raised) Waiting.TryRemove(key, out _);
        Ambient.Value = null;
    }

    internal static void Raised(OutboxMessage message)
    {
        if (Ambient.Value is not { } scope) return;
        Waiting[(message.EventId, message.Listener)] = new TaskCompletionSource(
            TaskCreationOptions.RunContinuationsAsynchronously);
        scope._raised.Add((message.EventId, message.Listener));
    }

    /// <summary>The message was tried, or will never be sent because
    /// its save failed: nobody waits for it any longer.</summary>
    internal static void Done(OutboxMessage message)
    {
        if (Waiting.TryRemove((message.EventId, message.Listener), out var waiter)) waiter.TrySetResult();
    }
}
