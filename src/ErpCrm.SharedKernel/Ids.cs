using System.Buffers.Binary;

namespace ErpCrm.SharedKernel;

/// <summary>
/// Ids of records: unique everywhere, and in the order of their
/// creation whoever sorts them. SQLite and .NET compare an id from the front, SQL Server by its
/// last six bytes first; both places hold the same rising number (UUID version 8, RFC 9562 §5.8).
/// </summary>
public static class Ids
{
    // Below the millisecond: 64 ids a millisecond before a process
    // runs ahead of its clock. 48 bits in all last until 2109.
    private const int CounterBits = 6;
    private const int PlaceBytes = 6;
    private const int LastPlace = 10;
    private static long _last;

    /// <summary>The next id of this process; between two processes the clock decides the order.</summary>
    public static Guid New()
    {
        Span<byte> id = stackalloc byte[16];
        Guid.NewGuid().TryWriteBytes(id, bigEndian: true, out _);
        Span<byte> place = stackalloc byte[sizeof(long)];
        // A process begins its millisecond somewhere in the lower half, so that two of them hardly meet.
        BinaryPrimitives.WriteInt64BigEndian(place, Next(id[0] >> 3));
        place[^PlaceBytes..].CopyTo(id);
        place[^PlaceBytes..].CopyTo(id[LastPlace..]);
        id[6] = (byte)(0x80 | (id[6] & 0x0F));
        return new Guid(id, bigEndian: true);
    }

    // Rising whatever the clock does.
    private static long Next(int start)
    {
        var now = (TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() << CounterBits) + start;
        while (true)
        {
            var last = Interlocked.Read(ref _last);
            var next = Math.Max(last + 1, now);
            if (Interlocked.CompareExchange(ref _last, next, last) == last) return next;
        }
    }
}
