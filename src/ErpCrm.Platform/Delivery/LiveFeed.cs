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
    private readonly ConcurrentDictionary<Guid, (ChannelWriter<LiveName> Page, string Ending)> _listeners = new();
    private readonly Queue<(long Number, string Name)> _latest = new(Kept);
    private long _number;

    /// <summary>A point in what is published. A page that was made at it and listens later is told what it missed.
    /// </summary>
    public string Position => At(Interlocked.Read(ref _number));

    /// <summary>Publishes to every open page, or to those of the user it is for; slow listeners lose messages instead
    /// of memory.</summary>
    public void Publish(string eventName)
    {
        LiveName told;
        lock (_latest)
        {
            if (_latest.Count == Kept) _latest.Dequeue();
            _latest.Enqueue((++_number, eventName));
            told = new LiveName(eventName, At(_number));
        }

        foreach (var (page, ending) in _listeners.Values)
        {
            if (IsFor(eventName, ending)) page.TryWrite(told);
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
        var begin = since ?? Position;
        var channel = Channel.CreateBounded<LiveName>(
            new BoundedChannelOptions(32) { FullMode = BoundedChannelFullMode.DropOldest });
        _listeners[id] = (channel.Writer, ending);
        // It listens already: what is published meanwhile is told twice rather than never.
        foreach (var name in since is null ? [] : After(since, ending)) channel.Writer.TryWrite(name);
        return new LiveListener(begin, channel.Reader, () => _listeners.TryRemove(id, out _));
    }

    private string At(long number) => $"{_process}.{number}";

    private List<LiveName> After(string since, string ending)
    {
        var parts = since.Split('.');
        var from = parts is [var process, var number] && process == _process
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : 0;
        lock (_latest)
        {
            return
            [
                .. _latest.Where(e => e.Number > from && IsFor(e.Name, ending)).GroupBy(e => e.Name)
                    .Select(same => same.Last()).OrderBy(e => e.Number).Select(e => new LiveName(e.Name, At(e.Number))),
            ];
        }
    }

    private static bool IsFor(string eventName, string ending) =>
        !eventName.Contains(OfUser, StringComparison.Ordinal) || eventName.EndsWith(ending, StringComparison.Ordinal);
}

/// <summary>An event's name as it happens, and the point behind it.</summary>
public readonly record struct LiveName(string Name, string Position);

/// <summary>One open page that is told.</summary>
public sealed class LiveListener : IDisposable
{
    private readonly Action _leave;

    internal LiveListener(string begin, ChannelReader<LiveName> names, Action leave) =>
        (Begin, Names, _leave) = (begin, names, leave);

    /// <summary>The point it listens from.</summary>
    public string Begin { get; }

    /// <summary>Event names as they happen.</summary>
    public ChannelReader<LiveName> Names { get; }

    public void Dispose() => _leave();
}
