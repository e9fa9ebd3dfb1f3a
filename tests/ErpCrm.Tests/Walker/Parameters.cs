using System.Reflection;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Tests.Walker;

/// <summary>Names of everything a request can hand to an action besides its form.</summary>
internal static class Parameters
{
    /// <summary>Route parameters, query names and form fields, as the
    /// actions declare them and the pages show them.</summary>
    public static IEnumerable<string> Of(Route route, FoundForm? form)
    {
        var declared = route.Action.Parameters.Where(p => p.ParameterType != typeof(CancellationToken))
            .SelectMany(p => NamesIn(p.Name, p.ParameterType, depth: 0));
        var shown = form?.Fields.Select(f => f.Key).Where(name => name is not "__RequestVerificationToken") ?? [];
        return declared.Concat(shown).Distinct(StringComparer.OrdinalIgnoreCase);
    }

    private static IEnumerable<string> NamesIn(string name, Type type, int depth)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (IsSimple(type)) return [name];
        if (depth > 2) return [];
        var item = type.IsArray ? type.GetElementType() : type.GetInterfaces().Append(type).FirstOrDefault(
            i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
        if (item is not null) return NamesIn($"{name}[0]", item, depth + 1);
        var bound = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanWrite && p.GetCustomAttribute<BindNeverAttribute>() is null);
        return bound.SelectMany(p => NamesIn(depth == 0 ? p.Name : $"{name}.{p.Name}", p.PropertyType, depth + 1));
    }

    private static bool IsSimple(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal) || type == typeof(Guid)
            || type == typeof(DateOnly)
            || type == typeof(TimeOnly)
            || type == typeof(DateTime);
}
