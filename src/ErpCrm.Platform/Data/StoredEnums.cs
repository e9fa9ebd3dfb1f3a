using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ErpCrm.Platform.Data;

/// <summary>Members of an enum in columns, by their stored names.</summary>
internal sealed class StoredEnum<TEnum>()
    : ValueConverter<TEnum, string>(value => StoredNames.Of(value), stored => StoredNames.Read<TEnum>(stored))
    where TEnum : struct, Enum;

internal static class StoredEnums
{
    /// <summary>Where no member was renamed, the text that every enum is stored as does.</summary>
    public static void Map(ModelBuilder model)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(Properties))
        {
            var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            if (type.IsEnum && StoredNames.HasRenamed(type))
                property.SetValueConverter(typeof(StoredEnum<>).MakeGenericType(type));
        }
    }

    private static IEnumerable<IMutableProperty> Properties(IMutableTypeBase type) =>
        type.GetProperties().Concat(type.GetComplexProperties().SelectMany(part => Properties(part.ComplexType)));
}

/// <summary>Members of an enum in events, by their stored names.</summary>
internal sealed class StoredEnumJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert))!;

    private sealed class Converter<TEnum> : JsonConverter<TEnum>
        where TEnum : struct, Enum
    {
        public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            StoredNames.Read<TEnum>(reader.GetString() ?? throw new JsonException());

        public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options) =>
            writer.WriteStringValue(StoredNames.Of(value));
    }
}
