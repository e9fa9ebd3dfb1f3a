using System.Buffers.Binary;

namespace ErpCrm.Platform.Searching;

/// <summary>What a record is found by.</summary>
/// <param name="Title">Its name or number as people write it; empty when it has none yet.</param>
/// <param name="Text">All its words, folded (<see cref="SharedKernel.SearchText"/>).</param>
/// <param name="Recency">The higher, the later; compared within a kind.</param>
/// <param name="IsOver">Closed, left, done: stands behind what is not.</param>
/// <param name="Custom">Values in the fields of the company, as the record keeps them.</param>
public sealed record RecordText(
    Guid Id, string Title, string Text, long Recency, bool IsOver, string? Custom = null)
{
    /// <summary>Ids rise with time in their first six bytes (<see cref="SharedKernel.Ids"/>).</summary>
    public static long RecencyOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16 & 0xFFFF_FFFF_FFFF;
    }
}
