using System.Collections;
using Microsoft.EntityFrameworkCore.Query;

namespace ErpCrm.Tests.SqlServer.Mirror;

/// <summary>
/// The values a query is run with: those it had, and those that
/// change its SQL. A null is compared by IS NULL, and a list becomes as many parameters as it has items.
/// </summary>
internal static class ParameterVariations
{
    private const int ManyTimes = 12;

    public static IEnumerable<IReadOnlyDictionary<string, object?>> Of(IReadOnlyList<QueryParameterExpression> wanted,
        IReadOnlyDictionary<string, object?> given)
    {
        var values = given.ToDictionary();
        foreach (var parameter in wanted.Where(p => !values.ContainsKey(p.Name)))
            values[parameter.Name] = Sample(parameter.Type);
        yield return values;
        if (wanted.Any(p => Nullable.GetUnderlyingType(p.Type) is not null))
            yield return Replace(values, wanted,
                (p, value) => Nullable.GetUnderlyingType(p.Type) is null ? value : null);
        if (!values.Values.Any(IsList)) yield break;
        yield return Replace(values, wanted, (_, value) => IsList(value) ? Repeat((IEnumerable)value!, 0) : value);
        yield return Replace(values, wanted,
            (_, value) => IsList(value) ? Repeat((IEnumerable)value!, ManyTimes) : value);
    }

    private static Dictionary<string, object?> Replace(Dictionary<string, object?> values,
        IReadOnlyList<QueryParameterExpression> wanted, Func<QueryParameterExpression, object?, object?> by)
    {
        var replaced = new Dictionary<string, object?>(values);
        foreach (var parameter in wanted) replaced[parameter.Name] = by(parameter, values[parameter.Name]);
        return replaced;
    }

    private static bool IsList(object? value) => value is IEnumerable and not string and not byte[];

    private static object Repeat(IEnumerable items, int times)
    {
        var item = items.GetType().GetInterfaces().First(
            i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>)).GenericTypeArguments[0];
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        for (var i = 0; i < times; i++)
        {
            foreach (var each in items) list.Add(each);
        }

        return list;
    }

    private static object? Sample(Type type) => type == typeof(string)
        ? "x"
        : type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null;
}
