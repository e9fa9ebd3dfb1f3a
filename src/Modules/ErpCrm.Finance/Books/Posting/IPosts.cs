using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ErpCrm.Finance.Books.Posting;

/// <summary>
/// What the books say of a change of one kind of record. Asked in the transaction that saves the change, for each
/// record that is added or modified; it adds journals by <see cref="PostingRun"/> and changes nothing else.
/// </summary>
internal interface IPosts
{
    /// <summary>Whether this change is posted by it; cheap, asked for every saved record.</summary>
    bool Concerns(EntityEntry saved);

    /// <summary>Whether it is posted that the record goes: then it is asked with what is deleted.</summary>
    bool ConcernsRemoval(EntityEntry removed) => false;

    /// <exception cref="SharedKernel.BusinessRuleException">The day lies in a closed period.</exception>
    Task PostAsync(EntityEntry saved, PostingRun run, CancellationToken ct);
}
