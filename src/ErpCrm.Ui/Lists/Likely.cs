using System.Linq.Expressions;
using ErpCrm.Platform.Records.Custom;

namespace ErpCrm.Ui.Lists;

/// <summary>Tells the database that most rows pass what was asked since: it does not look for them by an index of
/// that.</summary>
internal static class Likely
{
    public static IQueryable<T> Since<T>(IQueryable<T> before, IQueryable<T> since) =>
        since.Provider.CreateQuery<T>(Hinted<T>(since.Expression, before.Expression));

    private static Expression Hinted<T>(Expression asked, Expression end)
    {
        if (asked == end || asked is not MethodCallExpression { Method.Name: nameof(Queryable.Where) } call
            || call.Method.DeclaringType != typeof(Queryable)
            || call.Arguments[1] is not UnaryExpression { Operand: Expression<Func<T, bool>> passes })
            return asked;
        var likely = Expression.Lambda<Func<T, bool>>(
            Expression.Call(typeof(CustomJson), nameof(CustomJson.Likely), [], passes.Body), passes.Parameters);
        return Expression.Call(
            call.Method, Hinted<T>(call.Arguments[0], end), Expression.Quote(likely));
    }
}
