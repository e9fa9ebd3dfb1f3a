using System.Linq.Expressions;

namespace ErpCrm.Platform.Records;

/// <summary>One expression that rows are ordered by.</summary>
/// <param name="IsNothingLast">Ascending, rows without a value come last.</param>
public sealed record SortPart(LambdaExpression Key, bool IsNothingLast);

/// <summary>The same, its type known inside.</summary>
internal interface ISortKey<T>
{
    LambdaExpression Key { get; }

    bool IsNothingLast { get; }

    /// <summary>What a row in memory is ordered by, and whether it
    /// comes last in both directions without a value.</summary>
    (object? Value, bool IsNothingLast) Of(T row);

    IOrderedQueryable<TRecord> First<TRecord>(
        IQueryable<TRecord> records, Expression<Func<TRecord, T>> row, bool descending);

    IOrderedQueryable<TRecord> Then<TRecord>(
        IOrderedQueryable<TRecord> records, Expression<Func<TRecord, T>> row, bool descending);
}

internal sealed class SortKey<T, TKey>(Expression<Func<T, TKey>> key) : ISortKey<T>
{
    private readonly Lazy<Func<T, TKey>> _read = new(key.Compile);

    public LambdaExpression Key => key;

    public bool IsNothingLast => false;

    public (object? Value, bool IsNothingLast) Of(T row) => (_read.Value(row), false);

    public IOrderedQueryable<TRecord> First<TRecord>(
        IQueryable<TRecord> records, Expression<Func<TRecord, T>> row, bool descending) =>
        descending ? records.OrderByDescending(key.Of(row)) : records.OrderBy(key.Of(row));

    public IOrderedQueryable<TRecord> Then<TRecord>(
        IOrderedQueryable<TRecord> records, Expression<Func<TRecord, T>> row, bool descending) =>
        descending ? records.ThenByDescending(key.Of(row)) : records.ThenBy(key.Of(row));
}

internal sealed class NothingLast<T, TKey>(Expression<Func<T, TKey>> key) : ISortKey<T>
{
    private readonly Expression<Func<T, bool>> _isNothing =
        Expression.Lambda<Func<T, bool>>(
            Expression.Equal(key.Body, Expression.Constant(null, typeof(TKey))), key.Parameters);

    private readonly Lazy<Func<T, TKey>> _read = new(key.Compile);

    public LambdaExpression Key => key;

    public bool IsNothingLast => true;

    public (object? Value, bool IsNothingLast) Of(T row) => (_read.Value(row), true);

    public IOrderedQueryable<TRecord> First<TRecord>(
        IQueryable<TRecord> records, Expression<Func<TRecord, T>> row, bool descending) =>
        descending ? records.OrderByDescending(key.Of(row)) : records.OrderBy(_isNothing.Of(row)).ThenBy(key.Of(row));

    public IOrderedQueryable<TRecord> Then<TRecord>(
        IOrderedQueryable<TRecord> records, Expression<Func<TRecord, T>> row, bool descending) =>
        descending ? records.ThenByDescending(key.Of(row)) : records.ThenBy(_isNothing.Of(row)).ThenBy(key.Of(row));
}
