using ErpCrm.Contracts;

namespace ErpCrm.Platform.Merging;

/// <summary>What a module does of its own when records are merged or parted, beside moving its references: in the
/// same transaction, after them.</summary>
public interface IFollowMerges
{
    /// <summary>Context of the module.</summary>
    Type Context { get; }

    /// <summary>Rows that a merge moved and that cannot go back any more, because they belong to what stays.</summary>
    /// <param name="moved">Every row of the module that the merge moved.</param>
    Task<IReadOnlySet<Guid>> StayingAsync(RecordMerging merging, IReadOnlySet<Guid> moved, CancellationToken ct) =>
        Task.FromResult<IReadOnlySet<Guid>>(new HashSet<Guid>());

    /// <summary>Rows were moved, or given back (<see cref="RecordMerging.IsParted"/>).</summary>
    Task FollowAsync(RecordMerging merging, IReadOnlySet<Guid> rows, CancellationToken ct);
}
