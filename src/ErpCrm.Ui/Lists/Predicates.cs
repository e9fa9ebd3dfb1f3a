using System.Linq.Expressions;
using System.Reflection;

namespace ErpCrm.Ui.Lists;

/// <summary>Comparisons of a field with a value that the database
/// takes as a parameter: one plan for all values.</summary>
internal static class Predicates
{
    private static readonly MethodInfo Capturing =
        typeof(Predicates).GetMethod(nameof(Captured), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static Expression<Func<TRecord, bool>> Is<TRecord, TValue>(
        Expression<Func<TRecord, TValue>> field, TValue value) =>
        Compare(Expression.Equal, field, value);

    public static Expression<Func<TRecord, bool>> Below<TRecord, TValue>(
        Expression<Func<TRecord, TValue>> field, TValue value) =>
        Compare(Expression.LessThan, field, value);

    /// <summary>A value of a type that is known when the address is read.</summary>
    public static Expression Parameter(object value, Type type) =>
        (Expression)Capturing.MakeGenericMethod(type).Invoke(null, [value])!;

    private static Expression<Func<TRecord, bool>> Compare<TRecord, TValue>(
        Func<Expression, Expression, BinaryExpression> how, Expression<Func<TRecord, TValue>> field, TValue value)
    {
        Expression<Func<TValue>> captured = () => value;
        return Expression.Lambda<Func<TRecord, bool>>(how(field.Body, captured.Body), field.Parameters);
    }

    private static Expression Captured<T>(T value)
    {
        Expression<Func<T>> captured = () => value;
        return captured.Body;
    }
}
