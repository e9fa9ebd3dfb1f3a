using System.Collections.Concurrent;
using ErpCrm.Tests.SqlServer.Schema;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.SqlServer.Mirror;

/// <summary>A text that can be read back from an enum's column, by <c>Table.Column</c>.</summary>
internal static class EnumNames
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, string>> Known = new();

    public static Func<string, string> Of(Type contextType)
    {
        var names = Known.GetOrAdd(contextType, Load);
        return column => names.GetValueOrDefault(column, "1");
    }

    private static Dictionary<string, string> Load(Type contextType)
    {
        using var db = ServerContexts.Make(contextType);
        var columns = from type in db.Model.GetEntityTypes()
                      from property in type.GetProperties()
                      let clr = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType
                      where clr.IsEnum
                      group clr by $"{type.GetTableName()}.{property.GetColumnName()}";
        return columns.ToDictionary(g => g.Key, g => Enum.GetNames(g.First())[0]);
    }
}
