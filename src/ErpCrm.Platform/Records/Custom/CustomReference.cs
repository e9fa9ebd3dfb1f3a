using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Platform.Merging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ErpCrm.Platform.Records.Custom;

/// <summary>Fields of the company in which records of one kind name others: what is merged takes them along.</summary>
internal sealed class CustomReference<TContext, T>(string kind)
    : RecordReference(typeof(TContext), typeof(T), nameof(ICustomized.Custom))
    where TContext : DbContext
    where T : class
{
    private const int Portion = 500;

    // Which kinds they are says the company.
    public override bool Names(string named) => true;

    // One JSON holds several: what is saved late is settled by the job.
    public override RecordRef? Named(EntityEntry entry) => null;

    public override Task<int> CountAsync(DbContext db, string named, Guid id, CancellationToken ct) =>
        Task.FromResult(0);

    public override async Task<IReadOnlyList<Guid>> MoveAsync(DbContext db, RecordMerging merging, bool withTrail,
        CancellationToken ct)
    {
        var moved = new HashSet<Guid>();
        foreach (var field in await FieldsAsync(db, merging.Kind, ct))
        {
            var ids = await db.Set<T>().Where(IsOne(field, [merging.FromId])).Select(IdOfRow).ToListAsync(ct);
            if (withTrail)
                db.AddRange(ids.Select(id => new MovedReference
                {
                    MergeId = merging.MergeId, Place = Place, RowId = id, Was = field.Key,
                }));
            await SetAsync(db, ids, field, merging.FromId, merging.IntoId, ct);
            moved.UnionWith(ids);
        }

        return [.. moved];
    }

    public override async Task<IReadOnlyList<Guid>> ReturnAsync(DbContext db, RecordMerging merging,
        IReadOnlyList<MovedReference> rows, CancellationToken ct)
    {
        var returned = new HashSet<Guid>();
        foreach (var field in await FieldsAsync(db, merging.Kind, ct))
        {
            var ids = rows.Where(row => row.Was == field.Key).Select(row => row.RowId).ToList();
            await SetAsync(db, ids, field, merging.IntoId, merging.FromId, ct);
            returned.UnionWith(ids);
        }

        return [.. returned];
    }

    public override async Task<IReadOnlyList<(Guid Row, Guid Named)>> NamingAsync(DbContext db, string named,
        IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var found = new List<(Guid, Guid)>();
        foreach (var field in await FieldsAsync(db, named, ct))
        {
            var rows = await db.Set<T>().Where(IsOne(field, ids)).Select(NamingRow.Of<T>(IdOfRow, ValueOf(field)))
                .ToListAsync(ct);
            found.AddRange(rows.Select(row => (row.Row, row.Named!.Value)));
        }

        return found;
    }

    private async Task<IReadOnlyList<CustomField>> FieldsAsync(DbContext db, string named, CancellationToken ct)
    {
        var fields = db.GetService<ICustomFields>();
        await fields.LoadAsync(ct);
        return [.. fields.Current.AllOf(kind).Where(f => f.Type == CustomType.Reference && f.Target == named)];
    }

    // Only what still names the one goes to the other.
    private static async Task SetAsync(DbContext db, List<Guid> ids, CustomField field, Guid from, Guid into,
        CancellationToken ct)
    {
        var (path, next) = (field.Path, CustomValues.Written(into));
        foreach (IReadOnlyCollection<Guid> portion in ids.Chunk(Portion))
            await db.Set<T>().Where(row => EF.Parameter(portion).Contains(EF.Property<Guid>(row, "Id")))
                .Where(IsOne(field, [from]))
                .ExecuteUpdateAsync(set => set.SetProperty(
                    row => EF.Property<string?>(row, nameof(ICustomized.Custom)),
                    row => CustomJson.With(
                        EF.Property<string?>(row, nameof(ICustomized.Custom)), EF.Constant(path), next)), ct);
    }

    private static Expression<Func<T, bool>> IsOne(CustomField field, IReadOnlyCollection<Guid> ids)
    {
        Expression<Func<Guid?, bool>> isOne = id => EF.Parameter(ids).Contains(id!.Value);
        var value = ValueOf(field);
        return Expression.Lambda<Func<T, bool>>(isOne.On(value.Body), value.Parameters);
    }

    internal static Expression<Func<T, Guid?>> ValueOf(CustomField field)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var json = Expression.Property(row, nameof(ICustomized.Custom));
        return Expression.Lambda<Func<T, Guid?>>(CustomJson.Of(json, field), row);
    }

    private static Expression<Func<T, Guid>> IdOfRow { get; } = row => EF.Property<Guid>(row, "Id");
}

/// <summary>A row and the record that it names, on their way from the database.</summary>
internal sealed class NamingRow
{
    public Guid Row { get; init; }

    public Guid? Named { get; init; }

    public static Expression<Func<T, NamingRow>> Of<T>(
        Expression<Func<T, Guid>> id, Expression<Func<T, Guid?>> named)
    {
        Expression<Func<Guid, Guid?, NamingRow>> read = (row, other) => new NamingRow { Row = row, Named = other };
        var record = named.Parameters[0];
        return Expression.Lambda<Func<T, NamingRow>>(read.On(id.On(record), named.Body), record);
    }
}
