using Microsoft.EntityFrameworkCore.Metadata;

namespace ErpCrm.Tests.SqlServer.Models;

/// <summary>A value that fits a property.</summary>
internal static class SampleValues
{
    public static object Of(IReadOnlyProperty property, int number)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        return type switch
        {
            _ when type == typeof(string) => $"x{number}",
            _ when type == typeof(Guid) => Guid.CreateVersion7(),
            _ when type == typeof(byte[]) => new byte[] { 1, 2, 3 },
            _ when type == typeof(DateTime) => new DateTime(2026, 1, 1, 0, 0, number % 60, DateTimeKind.Utc),
            _ when type == typeof(DateOnly) => new DateOnly(2026, 1, 1).AddDays(number),
            _ when type == typeof(TimeOnly) => new TimeOnly(9, 0),
            _ when type == typeof(TimeSpan) => TimeSpan.FromMinutes(number),
            _ when type == typeof(bool) => number % 2 == 0,
            _ when property.IsPrimitiveCollection =>
                Activator.CreateInstance(typeof(List<>).MakeGenericType(property.GetElementType()!.ClrType))!,
            _ when type.IsEnum => Enum.GetValues(type).GetValue(number % Enum.GetValues(type).Length)!,
            _ => Convert.ChangeType(number, type, System.Globalization.CultureInfo.InvariantCulture),
        };
    }
}
