using System.Linq.Expressions;

namespace ErpCrm.Ui.Lists;

/// <summary>Comparisons of a field with a value that the database
/// takes as a parameter: one plan for all values.</summary>
internal static class Predicates
{
    public static Expression<Func<TRecord, bool>> Is<TRecord, TValue>(
        Expression<Func<TRecord, TValue>> field, TValue value) =>
        Compare(Expression.Equal, field, value);

    public static Expression<Func<TRecord, bool>> Below<TRecord, TValue>(
        Expression<Func<TRecord, TValue>> field, TValue value) =>
        Compare(Expression.LessThan, field, value);

    private static Expression<Func<TRecord, bool>> Compare<TRecord, TValue>(
        Func<Expression, Expression, BinaryExpression> how, Expression<Func<TRecord, TValue>> field, TValue value)
    {
        Expression<Func<TValue>> captured = () => value;
        return Expression.Lambda<Func<TRecord, bool>>(how(field.Body, captured.Body), field.Parameters);
    }
}
