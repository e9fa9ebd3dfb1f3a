using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace ErpCrm.Platform.Security;

/// <summary>The one predicate that lists, details, totals, exports and search share (domain-rules §32).</summary>
public static class Visibility
{
    /// <summary>Keeps the records whose holder the access covers.</summary>
    public static IQueryable<T> VisibleTo<T>(this IQueryable<T> query, Access access, Expression<Func<T, Guid?>> holder)
    {
        if (access.Scope == Scope.All) return query;
        if (access.Scope == Scope.None) return query.Where(_ => false);

        var ids = access.UserIds.Select(id => (Guid?)id).ToArray();
        Expression<Func<Guid?, bool>> covered = id => ids.Contains(id);
        var body = ReplacingExpressionVisitor.Replace(covered.Parameters[0], holder.Body, covered.Body);
        return query.Where(Expression.Lambda<Func<T, bool>>(body, holder.Parameters));
    }
}
