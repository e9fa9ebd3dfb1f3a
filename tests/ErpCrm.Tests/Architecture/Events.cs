using System.Reflection;
using ErpCrm.Platform.Delivery;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Tests.Architecture;

/// <summary>Everything that modules tell each other.</summary>
internal static class Events
{
    public static IReadOnlyList<Type> All { get; } =
    [
        .. Assembly.Load("ErpCrm.Contracts").GetExportedTypes().Concat(typeof(DomainEvent).Assembly.GetExportedTypes())
            .Where(t => t.IsSubclassOf(typeof(DomainEvent))).OrderBy(Subscription.NameOf, StringComparer.Ordinal),
    ];

    /// <summary>Enums that an event carries, in its parts too.</summary>
    public static IEnumerable<Type> EnumsIn(Type type) => type.GetProperties().SelectMany(p => EnumsOf(p.PropertyType));

    /// <summary>An event with a value in every field, the same at every run.</summary>
    public static object Sample(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return "text";
        if (type == typeof(Guid)) return new Guid("0197a000-0000-7000-8000-000000000001");
        if (type == typeof(DateTime)) return new DateTime(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc);
        if (type == typeof(DateOnly)) return new DateOnly(2026, 3, 4);
        if (type == typeof(decimal)) return 12.34m;
        if (type == typeof(int)) return 7;
        if (type == typeof(bool)) return true;
        if (type.IsEnum) return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!;
        if (type.IsGenericType) return ListOf(type.GenericTypeArguments[0]);
        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        return constructor.Invoke([.. constructor.GetParameters().Select(p => p.ParameterType == typeof(string)
            && p.Name!.EndsWith("urrency", StringComparison.Ordinal) ? "KGS" : Sample(p.ParameterType))]);
    }

    private static Array ListOf(Type item)
    {
        var list = Array.CreateInstance(item, 1);
        list.SetValue(Sample(item), 0);
        return list;
    }

    private static IEnumerable<Type> EnumsOf(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum) return [type];
        if (type.IsGenericType) return EnumsOf(type.GenericTypeArguments[0]);
        return type.Assembly.GetName().Name!.StartsWith("ErpCrm.", StringComparison.Ordinal) ? EnumsIn(type) : [];
    }
}
