using ErpCrm.Platform.Records;

namespace ErpCrm.Platform.Merging;

/// <summary>A record that was merged into another one: its id still resolves, whoever asks for it. Written by the
/// module whose record it is, in the transaction of the merge; gone when the merge is undone.</summary>
public sealed class MergedRecord
{
    public required string Kind { get; init; }

    public required Guid FromId { get; init; }

    /// <summary>Where it went; that one may have been merged itself since.</summary>
    public required Guid IntoId { get; init; }

    public required Guid MergeId { get; init; }

    public required string FromName { get; init; }

    public required string IntoName { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime MergedAt { get; init; }

    internal const int KindLength = RecordRef.KindLength;
}

/// <summary>A row that a merge moved to the surviving record: what an undo gives back.</summary>
public sealed class MovedReference
{
    public const int PlaceLength = 120;
    public const int WasLength = 60;

    public long Id { get; private set; }

    public required Guid MergeId { get; init; }

    /// <summary>Which column (<see cref="RecordReference.Place"/>).</summary>
    public required string Place { get; init; }

    /// <summary>The row that names the survivor now.</summary>
    public required Guid RowId { get; init; }

    /// <summary>What else was so and is to be so again; said by the place.</summary>
    public string? Was { get; init; }
}
