using System.Collections.Concurrent;
using System.Threading.Channels;

namespace ErpCrm.SharedKernel.Events;

/// <summary>Tells open pages that something happened, by the event's name; it
/// carries no data. Who is told what is decided where the pages listen.</summary>
public sealed class LiveFeed
{
    private readonly ConcurrentDictionary<Guid, Channel<string>> _listeners = new();

    /// <summary>Publishes to every open page; slow listeners lose messages instead of memory.</summary>
    public void Publish(string eventName)
    {
        foreach (var listener in _listeners.Values) listener.Writer.TryWrite(eventName);
    }

    /// <summary>Event names as they happen, until cancelled.</summary>
    public async IAsyncEnumerable<string> ListenAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var id = Guid.NewGuid();
        var channel = Channel.CreateBounded<string>(
            new BoundedChannelOptions(32) { FullMode = BoundedChannelFullMode.DropOldest });
        _listeners[id] = channel;
        try
        {
            await foreach (var name in channel.Reader.ReadAllAsync(ct)) yield return name;
        }
        finally
        {
            _listeners.TryRemove(id, out _);
        }
    }
}
