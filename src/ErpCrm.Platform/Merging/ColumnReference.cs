using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ErpCrm.Platform.Merging;

/// <summary>A column of rows that have an <c>Id</c>.</summary>
/// <typeparam name="TKey"><see cref="Guid"/>, or one that may be missing.</typeparam>
internal sealed class ColumnReference<T, TKey>(Type context, Expression<Func<T, TKey>> column)
    : RecordReference(context, typeof(T), ((MemberExpression)column.Body).Member.Name)
    where T : class
{
    private const int Portion = 500;

    /// <summary>The kind of the named records; null where each row says it.</summary>
    public string? Kind { get; init; }

    /// <summary>The column that says it.</summary>
    public string? KindProperty { get; init; }

    public override bool Names(string kind) => Kind is null || Kind == kind;

    public override RecordRef? Named(EntityEntry entry) =>
        entry.Property(Property).CurrentValue is Guid id
            ? new RecordRef(Kind ?? (string)entry.Property(KindProperty!).CurrentValue!, id)
            : null;

    public override Task<int> CountAsync(DbContext db, string kind, Guid id, CancellationToken ct) =>
        Of(db, kind).Where(Is(id)).CountAsync(ct);

    public override async Task<IReadOnlyList<Guid>> MoveAsync(DbContext db, RecordMerging merging, bool withTrail,
        CancellationToken ct)
    {
        var ids = await Of(db, merging.Kind).Where(Is(merging.FromId)).Select(IdOfRow).ToListAsync(ct);
        if (withTrail)
            db.AddRange(ids.Select(id => new MovedReference
            {
                MergeId = merging.MergeId, Place = Place, RowId = id
            }));
        await SetAsync(db, ids, merging.FromId, merging.IntoId, ct);
        return ids;
    }

    public override async Task<IReadOnlyList<Guid>> ReturnAsync(DbContext db, RecordMerging merging,
        IReadOnlyList<MovedReference> rows, CancellationToken ct)
    {
        var ids = rows.Select(row => row.RowId).ToList();
        await SetAsync(db, ids, merging.IntoId, merging.FromId, ct);
        return ids;
    }

    public override async Task<IReadOnlyList<(Guid Row, Guid Named)>> NamingAsync(DbContext db, string kind,
        IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var row = column.Parameters[0];
        var named = Expression.Lambda<Func<T, Guid?>>(Expression.Convert(column.Body, typeof(Guid?)), row);
        Expression<Func<Guid?, bool>> isOne = id => EF.Parameter(ids).Contains(id!.Value);
        Expression<Func<Guid, Guid?, NamingRow>> read = (id, other) => new NamingRow { Row = id, Named = other!.Value };
        var found = await Of(db, kind).Where(Expression.Lambda<Func<T, bool>>(isOne.On(named.On(row)), row))
            .Select(Expression.Lambda<Func<T, NamingRow>>(read.On(IdOfRow.On(row), named.On(row)), row))
            .ToListAsync(ct);
        return [.. found.Select(it => (it.Row, it.Named))];
    }

    // Only what still names the one goes to the other.
    private async Task SetAsync(DbContext db, List<Guid> ids, Guid from, Guid into, CancellationToken ct)
    {
        var next = (TKey)(object)into;
        foreach (IReadOnlyCollection<Guid> portion in ids.Chunk(Portion))
            await db.Set<T>().Where(row => EF.Parameter(portion).Contains(EF.Property<Guid>(row, "Id"))).Where(Is(from))
                .ExecuteUpdateAsync(set => set.SetProperty(column, next), ct);
    }

    private IQueryable<T> Of(DbContext db, string kind) => KindProperty is not { } property
        ? db.Set<T>()
        : db.Set<T>().Where(row => EF.Property<string>(row, property) == kind);

    private Expression<Func<T, bool>> Is(Guid id)
    {
        Expression<Func<Guid?, bool>> isId = key => key == id;
        return Expression.Lambda<Func<T, bool>>(
            isId.On(Expression.Convert(column.Body, typeof(Guid?))), column.Parameters);
    }

    private static Expression<Func<T, Guid>> IdOfRow { get; } = row => EF.Property<Guid>(row, "Id");

    private sealed class NamingRow
    {
        public Guid Row { get; init; }

        public Guid Named { get; init; }
    }
}
