using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace ErpCrm.Ui.Api.Reading;

/// <summary>One key of an order, as the database compares it.</summary>
internal sealed record SortedBy(LambdaExpression Key, bool IsDescending);

/// <summary>
/// Records in an order that is whole: the id decides between equals. What follows a record is found by its keys, so
/// that no page is read again for the next one, and what is added meanwhile moves nothing.
/// </summary>
internal static class Keyset<T>
    where T : class
{
    private static readonly Expression<Func<T, Guid>> IdOf = record => EF.Property<Guid>(record, "Id");

    public static IReadOnlyList<SortedBy> Keys(Platform.Records.SortPart part, bool isDescending)
    {
        var key = Comparable(part.Key);
        // Ascending, the databases put what has no value first.
        return part.IsNothingLast && !isDescending
            ? [new(Rank(part.Key, IsNothing(part.Key.Body)), false), new(key, false)]
            : [new(key, isDescending)];
    }

    public static IQueryable<T> Order(IQueryable<T> records, IReadOnlyList<SortedBy> keys)
    {
        var ordered = records.Expression;
        foreach (var (key, isDescending, number) in keys.Append(new(IdOf, IsDescending(keys)))
            .Select((k, i) => (k.Key, k.IsDescending, i)))
        {
            var method = (number == 0 ? "OrderBy" : "ThenBy") + (isDescending ? "Descending" : "");
            ordered = Expression.Call(typeof(Queryable), method, [typeof(T), key.ReturnType], ordered,
                Expression.Quote(key));
        }

        return records.Provider.CreateQuery<T>(ordered);
    }

    /// <summary>Those that follow the record with these keys.</summary>
    public static IQueryable<T> After(
        IQueryable<T> records, IReadOnlyList<SortedBy> keys, IReadOnlyList<object?> last, Guid lastId)
    {
        var record = Expression.Parameter(typeof(T), "record");
        Expression On(LambdaExpression key) => ReplacingExpressionVisitor.Replace(key.Parameters[0], record, key.Body);
        // Of alternatives alone all that is left is read and sorted for each page: this says where its index begins.
        if (keys.Count > 0 && last[0] is not null)
            records = records.Where(Expression.Lambda<Func<T, bool>>(
                Beyond(On(keys[0].Key), last[0], keys[0].IsDescending, orEqual: true), record));
        var follows = Beyond(On(IdOf), lastId, IsDescending(keys));
        for (var i = keys.Count - 1; i >= 0; i--)
        {
            var key = On(keys[i].Key);
            var equal = last[i] is { } value
                ? Expression.Equal(key, Lists.Predicates.Parameter(value, key.Type))
                : IsNothing(key);
            follows = Expression.OrElse(Beyond(key, last[i], keys[i].IsDescending),
                Expression.AndAlso(equal, follows));
        }

        return records.Where(Expression.Lambda<Func<T, bool>>(follows, record));
    }

    /// <summary>Id, keys, and whatever else is asked of a record.</summary>
    public static Expression<Func<T, object?[]>> Read(IEnumerable<LambdaExpression> values)
    {
        var record = Expression.Parameter(typeof(T), "record");
        return Expression.Lambda<Func<T, object?[]>>(
            Expression.NewArrayInit(typeof(object), values.Prepend(IdOf).Select(value => Expression.Convert(
                ReplacingExpressionVisitor.Replace(value.Parameters[0], record, value.Body), typeof(object)))),
            record);
    }

    // The id goes the way of the first key, so that one index serves both.
    private static bool IsDescending(IReadOnlyList<SortedBy> keys) => keys.Count > 0 && keys[0].IsDescending;

    private static Expression Beyond(Expression key, object? value, bool isDescending, bool orEqual = false)
    {
        // Nothing is less than everything.
        if (value is null) return isDescending ? Expression.Constant(false) : Expression.Not(IsNothing(key));
        Expression compared = key, against = Lists.Predicates.Parameter(value, key.Type);
        if (key.Type == typeof(string))
        {
            compared = Expression.Call(typeof(string), nameof(string.Compare), [], key, against);
            against = Expression.Constant(0);
        }

        var beyond = (isDescending, orEqual) switch
        {
            (true, true) => Expression.LessThanOrEqual(compared, against),
            (true, false) => Expression.LessThan(compared, against),
            (false, true) => Expression.GreaterThanOrEqual(compared, against),
            _ => Expression.GreaterThan(compared, against),
        };
        return isDescending && CanBeNothing(key.Type) ? Expression.OrElse(beyond, IsNothing(key)) : beyond;
    }

    // Yes and no and the members of an enumeration have an order, but no operator: they are compared by a number.
    private static LambdaExpression Comparable(LambdaExpression key)
    {
        var type = Nullable.GetUnderlyingType(key.ReturnType) ?? key.ReturnType;
        if (type == typeof(bool))
            return Rank(key, Expression.Equal(key.Body, Expression.Constant(true, key.ReturnType)));
        if (!type.IsEnum) return key;
        Expression rank = Expression.Constant(-1);
        foreach (var (member, number) in Enum.GetValues(type).Cast<object>().Select((m, i) => (m, i)))
            rank = Expression.Condition(Expression.Equal(key.Body, Expression.Constant(member, key.ReturnType)),
                Expression.Constant(number), rank);
        return Expression.Lambda(rank, key.Parameters);
    }

    private static LambdaExpression Rank(LambdaExpression key, Expression isOne) => Expression.Lambda(
        Expression.Condition(isOne, Expression.Constant(1), Expression.Constant(0)), key.Parameters);

    private static Expression IsNothing(Expression key) => CanBeNothing(key.Type)
        ? Expression.Equal(key, Expression.Constant(null, key.Type))
        : Expression.Constant(false);

    private static bool CanBeNothing(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;
}
