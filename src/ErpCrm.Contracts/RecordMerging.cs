namespace ErpCrm.Contracts;

/// <summary>Two records of a kind are one from now on, or are two again.</summary>
/// <param name="MergeId">The same for both.</param>
/// <param name="Kind">Key of their kind.</param>
/// <param name="FromId">The one that is found no more.</param>
/// <param name="IntoId">The one that stays.</param>
/// <param name="IsParted">They are two again.</param>
/// <param name="LeftTags">Tags of either that the one does not have, because somebody chose so.</param>
public sealed record RecordMerging(
    Guid MergeId, string Kind, Guid FromId, Guid IntoId, string FromName, string IntoName, bool IsParted = false,
    IReadOnlyList<Guid>? LeftTags = null);

/// <summary>An event by which every module moves what it keeps about a record to another one, or back.</summary>
public interface IMergesRecords
{
    RecordMerging ToMerging();
}
