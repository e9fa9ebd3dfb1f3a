using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Ui.Lists;

/// <content>All rows of a list, for a file of any size.</content>
public abstract partial class ListOf<TRecord, TRow>
{
    private const int BatchSize = 500;

    /// <summary>
    /// All rows in their order, some at a time. Which records they are is asked once; a record that is gone when its
    /// turn comes is left out, and none comes twice. There is at least one batch.
    /// </summary>
    public async IAsyncEnumerable<IReadOnlyList<TRow>> BatchesAsync(
        ListScope scope, [EnumeratorCancellation] CancellationToken ct)
    {
        await BeginAsync(scope, ct);
        var found = Found(scope);
        var batches = IsShort(scope) || !IsQuery(found) ? WholeAsync(found, scope, ct)
            : Sequence is { } sequence ? SequenceAsync(found, sequence, scope, ct)
            : ByIdAsync(found, scope, ct);
        await foreach (var rows in batches) yield return rows;
    }

    private async IAsyncEnumerable<IReadOnlyList<TRow>> WholeAsync(
        IQueryable<TRecord> found, ListScope scope, [EnumeratorCancellation] CancellationToken ct)
    {
        yield return IsShort(scope)
            ? [.. await ShortAsync(found, scope, ct)]
            : await WholeRowsAsync([.. Ordered(found, scope).Select(Row(scope))], scope, ct);
    }

    private async IAsyncEnumerable<IReadOnlyList<TRow>> SequenceAsync(
        IQueryable<TRecord> found, (Expression<Func<TRecord, long>> OfRecord, Func<TRow, long> OfRow) sequence,
        ListScope scope, [EnumeratorCancellation] CancellationToken ct)
    {
        var rows = await Ordered(found, scope).Select(Row(scope)).Take(BatchSize).ToListAsync(ct);
        yield return await WholeRowsAsync(rows, scope, ct);
        while (rows.Count == BatchSize)
        {
            var older = found.Where(Predicates.Below(sequence.OfRecord, sequence.OfRow(rows[^1])));
            rows = await Ordered(older, scope).Select(Row(scope)).Take(BatchSize).ToListAsync(ct);
            yield return await WholeRowsAsync(rows, scope, ct);
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<TRow>> ByIdAsync(
        IQueryable<TRecord> found, ListScope scope, [EnumeratorCancellation] CancellationToken ct)
    {
        var ids = await Ordered(found, scope).Select(r => EF.Property<Guid>(r, "Id")).ToListAsync(ct);
        if (ids.Count == 0) yield return [];
        foreach (var some in ids.Chunk(BatchSize).Select(chunk => chunk.ToList()))
        {
            var rows = await Visible(scope).Where(r => EF.Parameter(some).Contains(EF.Property<Guid>(r, "Id")))
                .Select(Known.Of(Row(scope))).ToDictionaryAsync(r => r.Id, r => r.Row, ct);
            yield return await WholeRowsAsync([.. some.Where(rows.ContainsKey).Select(id => rows[id])], scope, ct);
        }
    }

    // A row with the id of its record, which rows need not have.
    private sealed class Known
    {
        public Guid Id { get; init; }

        public TRow Row { get; init; } = default!;

        public static Expression<Func<TRecord, Known>> Of(Expression<Func<TRecord, TRow>> row)
        {
            var id = Expression.Call(
                typeof(EF), nameof(EF.Property), [typeof(Guid)], row.Parameters[0], Expression.Constant("Id"));
            return Expression.Lambda<Func<TRecord, Known>>(
                Expression.MemberInit(
                    Expression.New(typeof(Known)),
                    Expression.Bind(typeof(Known).GetProperty(nameof(Id))!, id),
                    Expression.Bind(typeof(Known).GetProperty(nameof(Row))!, row.Body)),
                row.Parameters);
        }
    }
}
