using ErpCrm.Platform.Records;

namespace ErpCrm.Platform.Searching;

/// <summary>A record whose words changed, on its way to the search index: written with the change, gone with the
/// commit of what the index made of it.</summary>
public sealed class ChangedRecord
{
    public long Id { get; private set; }

    /// <summary>Key of the kind whose words are to be read again.</summary>
    public required string Kind { get; init; }

    /// <summary>The record, or what it belongs to (<see cref="Of"/>); empty for all of the kind.</summary>
    public required Guid RecordId { get; init; }

    /// <summary>Key of another kind: all records that take words from that one.</summary>
    public string? Of { get; init; }

    internal const int KindLength = RecordRef.KindLength;
}
