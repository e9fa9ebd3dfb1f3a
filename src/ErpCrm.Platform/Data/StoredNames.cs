using System.Collections.Concurrent;
using System.Reflection;

namespace ErpCrm.Platform.Data;

/// <summary>Keeps the name that rows know after the type, property or member of an enum got another one.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Enum | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class StoredAsAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>
/// Names of the code that rows keep: kinds of records and fields in the
/// history, members of enums in columns and events. A test compares all of them with those approved.
/// </summary>
public static class StoredNames
{
    private static readonly ConcurrentDictionary<Type, Dictionary<string, string>> Members = new();

    /// <summary>The stored name of a type or property.</summary>
    public static string Of(MemberInfo member) => member.GetCustomAttribute<StoredAsAttribute>()?.Name ?? member.Name;

    /// <summary>The stored name of a member of an enum.</summary>
    public static string Of(Enum value)
    {
        var name = value.ToString();
        return MembersOf(value.GetType()).GetValueOrDefault(name, name);
    }

    /// <summary>The member that is stored by the name.</summary>
    public static TEnum Read<TEnum>(string stored)
        where TEnum : struct, Enum => Enum.Parse<TEnum>(NameOf(typeof(TEnum), stored));

    /// <summary>Whether a member of the enum got another name than rows know it by.</summary>
    public static bool HasRenamed(Type enumType) => MembersOf(enumType).Any(m => m.Key != m.Value);

    /// <summary>The member's present name.</summary>
    internal static string NameOf(Type enumType, string stored) =>
        MembersOf(enumType).FirstOrDefault(m => m.Value == stored).Key
            ?? throw new FormatException($"{enumType.Name} has no '{stored}'.");

    private static Dictionary<string, string> MembersOf(Type enumType) =>
        Members.GetOrAdd(enumType,
            type => type.GetFields(BindingFlags.Public | BindingFlags.Static).ToDictionary(f => f.Name, Of));
}
