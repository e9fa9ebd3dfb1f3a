using System.Linq.Expressions;
using ErpCrm.SharedKernel;

namespace ErpCrm.Resources.Shared;

internal static class Searching
{
    /// <summary>Keeps the rows whose search text contains every typed word.</summary>
    public static IQueryable<T> Matching<T>(this IQueryable<T> query, string? typed,
        Func<string, Expression<Func<T, bool>>> contains)
    {
        foreach (var word in SearchText.Words(typed)) query = query.Where(contains(word));
        return query;
    }
}
