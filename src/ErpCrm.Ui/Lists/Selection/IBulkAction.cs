using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;

namespace ErpCrm.Ui.Lists.Selection;

/// <summary>
/// One thing that is done with several rows of a list at once: their holder is changed, a day is set, a tag is given.
/// Registered by any module (<c>AddBulkAction</c>), for its own kind or for every kind. Every record is done in a scope
/// and a transaction of its own, by the rule and the predicate of its module: one that refuses keeps no other from it.
/// </summary>
public interface IBulkAction
{
    /// <summary>Stable, in addresses and rows: <c>crm.lead-owner</c>.</summary>
    string Key { get; }

    /// <summary>What the button says, in the reader's language.</summary>
    string Word { get; }

    /// <summary>Lucide name.</summary>
    string Icon { get; }

    /// <summary>Whether a run can be taken back (<see cref="UndoAsync"/>).</summary>
    bool CanUndo => true;

    /// <summary>Whether the records are gone afterwards.</summary>
    bool Removes => false;

    /// <summary>Of one that changes nothing: where the form is posted instead, with the ids of the rows; the answer is
    /// a file.</summary>
    string? FileUrl => null;

    /// <summary>Whether the rows of a list of this kind can be done so by this reader. Which of them, each record
    /// says.</summary>
    bool IsFor(RecordKind kind, ICurrentUser me);

    /// <summary>What is asked before it is done; nothing but "are you sure" without fields.</summary>
    Task<IReadOnlyList<BulkField>> AskAsync(RecordKind kind, CancellationToken ct);

    /// <summary>The same where one field decides over others.</summary>
    /// <param name="answered">What was answered so far.</param>
    Task<IReadOnlyList<BulkField>> AskAsync(RecordKind kind, BulkValues answered, CancellationToken ct) =>
        AskAsync(kind, ct);

    /// <summary>Refuses values that are good for no record, once before all.</summary>
    /// <exception cref="BusinessRuleException">Its <c>Field</c> is the name of a <see cref="BulkField"/>.</exception>
    Task CheckAsync(RecordKind kind, BulkValues values, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Does one record and saves it.</summary>
    /// <exception cref="BusinessRuleException">Why it stays as it is.</exception>
    /// <exception cref="RecordNotFoundException">It is gone, or this reader does not change it.</exception>
    Task<BulkEffect> DoAsync(RecordRef record, BulkValues values, CancellationToken ct);

    /// <summary>Takes back what <see cref="DoAsync"/> did, unless somebody changed it since.</summary>
    /// <param name="before">What it said the record was before.</param>
    /// <exception cref="BusinessRuleException">Why it stays as it is.</exception>
    Task UndoAsync(RecordRef record, BulkValues values, string before, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>What a record was before, or that there was nothing to do.</summary>
/// <param name="Before">Whatever <see cref="IBulkAction.UndoAsync"/> needs; null when nothing changed.</param>
/// <param name="Title">What a record was called that is gone now.</param>
public sealed record BulkEffect(string? Before, string? Title = null)
{
    /// <summary>It was so already.</summary>
    public static BulkEffect Nothing { get; } = new((string?)null);

    public static BulkEffect Done(string before = "", string? title = null) => new(before, title);
}
