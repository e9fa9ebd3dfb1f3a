using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ErpCrm.Platform.Merging;

/// <summary>What a reference is called where it is counted before a merge.</summary>
/// <param name="Texts">Marker of the texts.</param>
/// <param name="Many">English key: Invoices.</param>
public sealed record ReferenceWord(Type Texts, string Many);

/// <summary>
/// A column that names records of other tables or modules. Declared once (<c>Refers</c>),
/// it is counted before a merge, moved by it, given back by an undo, redirected when something is saved later, and
/// checked.
/// </summary>
public abstract class RecordReference(Type context, Type entity, string property)
{
    /// <summary>Context of the module that keeps the rows.</summary>
    public Type Context => context;

    public Type Entity => entity;

    public string Property => property;

    /// <summary>Said in the trail of a merge; stored.</summary>
    public string Place { get; init; } = "";

    /// <summary>The word it is counted under; null where it is only a copy of something that is counted.</summary>
    public ReferenceWord? Word { get; init; }

    /// <summary>Whether rows may name a record of this kind.</summary>
    public abstract bool Names(string kind);

    /// <summary>The record that a row names; null when none.</summary>
    public abstract RecordRef? Named(EntityEntry entry);

    /// <summary>How many rows name the record.</summary>
    public abstract Task<int> CountAsync(DbContext db, string kind, Guid id, CancellationToken ct);

    /// <summary>Moves the rows that name the merged record to the survivor.</summary>
    /// <param name="withTrail">Writes down which, for an undo.</param>
    /// <returns>The moved rows.</returns>
    public abstract Task<IReadOnlyList<Guid>> MoveAsync(DbContext db, RecordMerging merging, bool withTrail,
        CancellationToken ct);

    /// <summary>Gives back the moved rows that still name the survivor.</summary>
    /// <param name="rows">Of the trail, without those that stay.</param>
    /// <returns>The rows given back.</returns>
    public abstract Task<IReadOnlyList<Guid>> ReturnAsync(DbContext db, RecordMerging merging,
        IReadOnlyList<MovedReference> rows, CancellationToken ct);

    /// <summary>Rows that name one of these records.</summary>
    public abstract Task<IReadOnlyList<(Guid Row, Guid Named)>> NamingAsync(DbContext db, string kind,
        IReadOnlyCollection<Guid> ids, CancellationToken ct);
}
