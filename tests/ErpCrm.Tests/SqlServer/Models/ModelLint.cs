using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ErpCrm.Tests.SqlServer.Models;

/// <summary>What neither EF nor DacFx says about a model, and a server refuses or a person regrets.</summary>
internal static partial class ModelLint
{
    private const int MostIndexBytes = 1700;
    private const int MostPrimaryKeyBytes = 900;

    /// <summary>For every database product.</summary>
    public static IEnumerable<string> OfProperties(IModel model)
    {
        foreach (var property in model.GetEntityTypes().SelectMany(t => t.GetProperties()))
        {
            var name = $"{property.DeclaringType.ShortName()}.{property.Name}";
            var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            var stored = property.GetTypeMapping().Converter?.ProviderClrType ?? type;
            if (stored == typeof(string) && property is { IsPrimitiveCollection: false }
                && property.GetMaxLength() is null)
                yield return $"{name} is a text without a length";
            if (type == typeof(decimal) && property.GetPrecision() is null)
                yield return $"{name} is a decimal without precision";
            if (type == typeof(decimal) && property.GetPrecision() > 38) yield return $"{name} has more than 38 digits";
            if (type == typeof(DateTimeOffset)) yield return $"{name} is a DateTimeOffset, which SQLite cannot compare";
            if (property is { IsConcurrencyToken: true, ValueGenerated: ValueGenerated.OnAddOrUpdate })
                yield return $"{name} is a row version, which SQLite does not keep";
            if (property.GetComputedColumnSql() is not null || property.GetDefaultValueSql() is not null)
                yield return $"{name} is written in one product's SQL";
        }

        foreach (var function in model.GetDbFunctions().Where(f => f.Translation is null))
            yield return $"{function.Name} is a function of one product";
    }

    /// <summary>For SQL Server.</summary>
    public static IEnumerable<string> OfTables(IModel model)
    {
        var tables = model.GetRelationalModel().Tables.ToList();
        foreach (var type in model.GetEntityTypes().Where(t => t.IsTemporal()))
            yield return $"{type.ShortName()} is a temporal table";
        foreach (var table in tables)
        {
            foreach (var index in table.Indexes.Where(i => Bytes(i.Columns) > MostIndexBytes))
                yield return $"index {index.Name} has a key of {Bytes(index.Columns)} bytes";
            if (table.PrimaryKey is { } key && Bytes(key.Columns) > MostPrimaryKeyBytes)
                yield return $"primary key {key.Name} has {Bytes(key.Columns)} bytes";
            foreach (var column in table.Columns.Where(c => SizeOf(c) > 4000))
                yield return $"{table.Name}.{column.Name} is a {column.StoreType}";
            foreach (var path in CascadePaths(table, tables)) yield return path;
        }
    }

    // SQL Server refuses a table that one delete reaches by two ways (error 1785).
    private static IEnumerable<string> CascadePaths(ITable start, List<ITable> tables)
    {
        var reached = new Dictionary<ITable, int>();
        var open = new Queue<ITable>([start]);
        while (open.TryDequeue(out var table))
        {
            foreach (var key in tables.SelectMany(t => t.ForeignKeyConstraints).Where(k => k.PrincipalTable == table
                && k.OnDeleteAction is ReferentialAction.Cascade or ReferentialAction.SetNull))
            {
                var times = reached[key.Table] = reached.GetValueOrDefault(key.Table) + 1;
                if (key.Table == start) yield return $"a delete in {start.Name} comes back to it by {key.Name}";
                else if (times == 2) yield return $"a delete in {start.Name} reaches {key.Table.Name} by two ways";
                else if (times == 1 && key.OnDeleteAction == ReferentialAction.Cascade) open.Enqueue(key.Table);
            }
        }
    }

    private static int Bytes(IEnumerable<IColumn> columns) => columns.Sum(c => c.StoreType switch
    {
        var type when type.StartsWith("nvarchar", StringComparison.Ordinal) => 2 * SizeOf(c),
        var type when type.Contains("char", StringComparison.Ordinal)
            || type.Contains("binary", StringComparison.Ordinal) =>
            SizeOf(c),
        "uniqueidentifier" => 16,
        "int" => 4,
        "date" => 3,
        "bit" => 1,
        _ => 8,
    });

    private static int SizeOf(IColumn column) => Size().Match(column.StoreType) switch
    {
        { Success: false } => 0,
        { Groups: [_, { Value: "max" }] } =>
            column.PropertyMappings.Any(m => m.Property.IsIndex() || m.Property.IsKey()) ? 100_000 : 0,
        var match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex(@"^n?(?:varchar|char)\((\d+|max)\)$")]
    private static partial Regex Size();
}
