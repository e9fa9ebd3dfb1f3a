using ErpCrm.Platform.Records.Custom;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ErpCrm.Platform.Data;

/// <summary>What every module's tables have in common, on every database.</summary>
public static class ModuleModel
{
    /// <summary>Length of a text column that states none.</summary>
    public const int DefaultTextLength = 200;

    /// <summary>UTC instants, exact decimals, enums as text, a length for every text.</summary>
    public static void Conventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTime>().HaveConversion<UtcConverter>();
        conventions.Properties<decimal>().HavePrecision(19, 4);
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        conventions.Properties<string>().HaveMaxLength(DefaultTextLength);
    }

    /// <summary>
    /// Maps the tables of the platform beside the module's own, for the
    /// module's transactions; makes <see cref="Entity.Version"/> the concurrency token; sets the
    /// schema (servers) or the table prefix (SQLite). Call it last in <c>OnModelCreating</c>.
    /// </summary>
    public static void Apply(ModelBuilder model, DbContext context, string module)
    {
        PlatformModel.Map(model);
        CustomJson.Map(model, IsSqlite(context));
        Place(model, context, module);
        foreach (var type in model.Model.GetEntityTypes().Where(PlatformModel.IsPlatform))
            type.SetIsTableExcludedFromMigrations(true);
    }

    /// <summary>Sets the schema (servers) or the table prefix (SQLite), and the concurrency token.</summary>
    public static void Place(ModelBuilder model, DbContext context, string module)
    {
        StoredEnums.Map(model);
        var prefixed = IsSqlite(context);
        foreach (var type in model.Model.GetEntityTypes())
        {
            if (typeof(Entity).IsAssignableFrom(type.ClrType)
                && type.FindProperty(nameof(Entity.Version)) is { } version)
                version.IsConcurrencyToken = true;
            if (type.GetTableName() is not { } table || type.IsMappedToJson()) continue;
            var place = type.IsPlatform() ? PlatformModel.Place : module;
            if (prefixed) type.SetTableName($"{place}_{table}");
            else type.SetSchema(place);
        }
    }

    private static bool IsSqlite(DbContext context) =>
        context.Database.ProviderName?.EndsWith("Sqlite", StringComparison.Ordinal) == true;

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        value => value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value,
        value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
}
