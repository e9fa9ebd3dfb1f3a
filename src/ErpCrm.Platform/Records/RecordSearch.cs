using System.Linq.Expressions;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace ErpCrm.Platform.Records;

/// <summary>How records of a kind are found by typed words, and what a hit says beside the title.</summary>
/// <param name="columns">Folded texts (<see cref="SearchText"/>); every typed word stands in one of them.</param>
public sealed class RecordSearch<T>(params Expression<Func<T, string>>[] columns)
{
    /// <summary>Which records can be found; all that the reader sees unless stated.</summary>
    public Expression<Func<T, bool>>? Among { get; init; }

    /// <summary>The best first; by name, what begins with the words first, unless stated.</summary>
    public Func<IQueryable<T>, IQueryable<T>>? Order { get; init; }

    /// <summary>Said beside the title: whose it is, where it belongs.</summary>
    public Expression<Func<T, string>>? Detail { get; init; }

    /// <summary>Said after it; goes with <see cref="Currency"/>.</summary>
    public Expression<Func<T, decimal>>? Amount { get; init; }

    public Expression<Func<T, string>>? Currency { get; init; }

    public Expression<Func<T, DateOnly>>? On { get; init; }

    /// <summary>English word for a record whose title is empty: a draft has no number yet.</summary>
    public string? Untitled { get; init; }

    internal Expression<Func<T, bool>> Contains(string word)
    {
        Expression<Func<string, bool>> holds = text => text.Contains(word);
        var record = Expression.Parameter(typeof(T), "record");
        var any = columns.Select(column => holds.On(column.On(record))).Aggregate(Expression.OrElse);
        return Expression.Lambda<Func<T, bool>>(any, record);
    }

    internal IQueryable<T> Sort(IQueryable<T> found, string word, Expression<Func<T, string>> title)
    {
        if (Order is not null) return Order(found);
        Expression<Func<string, int>> begins = text => text.StartsWith(word) ? 0 : 1;
        var record = Expression.Parameter(typeof(T), "record");
        var rank = Expression.Lambda<Func<T, int>>(begins.On(columns[0].On(record)), record);
        return found.OrderBy(rank).ThenBy(title).ThenBy(r => EF.Property<Guid>(r!, "Id"));
    }
}

/// <summary>
/// A found record on its way from the database; all kinds of a module have the same columns, so that one question finds
/// them.
/// </summary>
internal sealed class FoundRow
{
    public int Kind { get; init; }
    public Guid Id { get; init; }
    public string Title { get; init; } = "";
    public string Detail { get; init; } = "";
    public decimal Amount { get; init; }
    public string Currency { get; init; } = "";
    public DateOnly On { get; init; }

    public static Expression<Func<T, FoundRow>> Of<T>(
        int kind, Expression<Func<T, Guid>> id, Expression<Func<T, string>> title, RecordSearch<T>? search)
    {
        var record = Expression.Parameter(typeof(T), "record");
        Expression Read<TValue>(Expression<Func<T, TValue>>? value, TValue otherwise) =>
            value?.On(record) ?? Expression.Constant(otherwise, typeof(TValue));
        var values = new (string Name, Expression Value)[]
        {
            (nameof(Kind), Expression.Constant(kind)),
            (nameof(Id), id.On(record)),
            (nameof(Title), title.On(record)),
            (nameof(Detail), Read(search?.Detail, "")),
            (nameof(Amount), Read(search?.Amount, 0m)),
            (nameof(Currency), Read(search?.Currency, "")),
            (nameof(On), Read(search?.On, DateOnly.MinValue)),
        };
        var bindings = values.Select(v => Expression.Bind(typeof(FoundRow).GetProperty(v.Name)!, v.Value));
        var row = Expression.MemberInit(Expression.New(typeof(FoundRow)), bindings);
        return Expression.Lambda<Func<T, FoundRow>>(row, record);
    }
}

internal static class ExpressionParts
{
    /// <summary>The body of an expression, its parameter replaced.</summary>
    public static Expression On(this LambdaExpression expression, Expression argument) =>
        ReplacingExpressionVisitor.Replace(expression.Parameters[0], argument, expression.Body);
}
