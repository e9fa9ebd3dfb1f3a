using System.Collections.Concurrent;
using System.Globalization;
using System.Threading.Channels;

namespace ErpCrm.Platform.Delivery;

/// <summary>Tells open pages that something happened, by the event's name; it
/// carries no data. Who is told what is decided where the pages listen.</summary>
public sealed class LiveFeed
{
    /// <summary>Stands between a name and the user it is for.</summary>
    public const char OfUser = '@';

    private const int Kept = 512;

    // Of another process, or of one before this: everything kept is told then.
    private readonly string _process = Guid.NewGuid().ToString("N")[..8];
    private readonly ConcurrentDictionary<Guid, (ChannelWriter<string> Page, string Ending)> _listeners = new();
    private readonly Queue<(long Number, string Name)> _latest = new(Kept);
    private long _number;

    /// <summary>A point in what is published. A page that was made at it and listens later is told what it missed.
    /// </summary>
    public string Position => $"{_process}.{Interlocked.Read(ref _number)}";

    /// <summary>Publishes to every open page, or to those of the user it is for; slow listeners lose messages instead
    /// of memory.</summary>
    public void Publish(string eventName)
    {
        lock (_latest)
        {
            if (_latest.Count == Kept) _latest.Dequeue();
            _latest.Enqueue((++_number, eventName));
        }

        foreach (var (page, ending) in _listeners.Values)
        {
            if (IsFor(eventName, ending)) page.TryWrite(eventName);
        }
    }

    /// <summary>The name of something that happened for one user only: no other's page is told.</summary>
    public static string For(Guid userId, string name) => $"{name}{OfUser}{userId:N}";

    /// <summary>Listens until it is disposed, from now on or from a point before.</summary>
    /// <param name="userId">Whose page it is.</param>
    /// <param name="since">The <see cref="Position"/> its page was made at; null for now.</param>
    public LiveListener Listen(Guid userId, string? since = null)
    {
        var id = Guid.NewGuid();
        var ending = For(userId, "");
        var channel = Channel.CreateBounded<string>(
            new BoundedChannelOptions(32) { FullMode = BoundedChannelFullMode.DropOldest });
        _listeners[id] = (channel.Writer, ending);
        // It listens already: what is published meanwhile is told twice rather than never.
        foreach (var name in since is null ? [] : After(since, ending)) channel.Writer.TryWrite(name);
        return new LiveListener(channel.Reader, () => _listeners.TryRemove(id, out _));
    }

    private List<string> After(string since, string ending)
    {
        var parts = since.Split('.');
        var from = parts is [var process, var number] && process == _process
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : 0;
        lock (_latest)
        {
            return [.. _latest.Where(e => e.Number > from && IsFor(e.Name, ending)).Select(e => e.Name).Distinct()];
        }
    }

    private static bool IsFor(string eventName, string ending) =>
        !eventName.Contains(OfUser, StringComparison.Ordinal) || eventName.EndsWith(ending, StringComparison.Ordinal);
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
