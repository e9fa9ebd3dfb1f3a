using System.Linq.Expressions;

namespace ErpCrm.SharedKernel.Records;

/// <summary>One expression that rows are ordered by, its type known inside.</summary>
internal interface ISortKey<T>
{
    IOrderedQueryable<TRecord> First<TRecord>(IQueryable<TRecord> records, Expression<Func<TRecord, T>> row, bool descending);

    IOrderedQueryable<TRecord> Then<TRecord>(IOrderedQueryable<TRecord> records, Expression<Func<TRecord, T>> row, bool descending);
}

internal sealed class SortKey<T, TKey>(Expression<Func<T, TKey>> key) : ISortKey<T>
{
    public IOrderedQueryable<TRecord> First<TRecord>(IQueryable<TRecord> records, Expression<Func<TRecord, T>> row, bool descending) =>
        descending ? records.OrderByDescending(key.Of(row)) : records.OrderBy(key.Of(row));

    public IOrderedQueryable<TRecord> Then<TRecord>(IOrderedQueryable<TRecord> records, Expression<Func<TRecord, T>> row, bool descending) =>
        descending ? records.ThenByDescending(key.Of(row)) : records.ThenBy(key.Of(row));
}
