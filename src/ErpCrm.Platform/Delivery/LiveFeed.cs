using System.Collections.Concurrent;
using System.Threading.Channels;

namespace ErpCrm.Platform.Delivery;

/// <summary>Tells open pages that something happened, by the event's name; it
/// carries no data. Who is told what is decided where the pages listen.</summary>
public sealed class LiveFeed
{
    /// <summary>Stands between a name and the user it is for.</summary>
    public const char OfUser = '@';

    private readonly ConcurrentDictionary<Guid, (ChannelWriter<string> Page, string Ending)> _listeners = new();

    /// <summary>Publishes to every open page, or to those of the user it is for; slow listeners lose messages instead
    /// of memory.</summary>
    public void Publish(string eventName)
    {
        var isForOne = eventName.Contains(OfUser, StringComparison.Ordinal);
        foreach (var (page, ending) in _listeners.Values)
        {
            if (!isForOne || eventName.EndsWith(ending, StringComparison.Ordinal)) page.TryWrite(eventName);
        }
    }

    /// <summary>The name of something that happened for one user only: no other's page is told.</summary>
    public static string For(Guid userId, string name) => $"{name}{OfUser}{userId:N}";

    /// <summary>Listens from now on, until it is disposed.</summary>
    /// <param name="userId">Whose page it is.</param>
    public LiveListener Listen(Guid userId)
    {
        var id = Guid.NewGuid();
        var channel = Channel.CreateBounded<string>(
            new BoundedChannelOptions(32) { FullMode = BoundedChannelFullMode.DropOldest });
        _listeners[id] = (channel.Writer, For(userId, ""));
        return new LiveListener(channel.Reader, () => _listeners.TryRemove(id, out _));
    }
}

/// <summary>One open page that is told.</summary>
public sealed class LiveListener : IDisposable
{
    private readonly Action _leave;

    internal LiveListener(ChannelReader<string> names, Action leave) => (Names, _leave) = (names, leave);

    /// <summary>Event names as they happen.</summary>
    public ChannelReader<string> Names { get; }

    public void Dispose() => _leave();
}
