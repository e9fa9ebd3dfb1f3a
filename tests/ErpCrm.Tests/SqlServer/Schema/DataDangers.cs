using System.Globalization;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ErpCrm.Tests.SqlServer.Schema;

/// <summary>A step of a migration that can fail on, or lose, rows that are there already.</summary>
/// <param name="Kind">One word, as the list of accepted dangers names it.</param>
/// <param name="On">Table, column, constraint or index.</param>
internal sealed record DataDanger(string Kind, string On, string Why);

/// <summary>Judges the statements of one migration against the schema it starts from.</summary>
internal sealed class DataDangers(FoldedSchema schema)
{
    // A table that the same migration creates has no rows.
    private readonly HashSet<string> _populated = new(schema.Tables.Keys, StringComparer.OrdinalIgnoreCase);

    /// <summary>Call it before the statement is applied to the schema.</summary>
    public IEnumerable<DataDanger> Of(TSqlStatement statement) => statement switch
    {
        DropTableStatement drop => drop.Objects.Select(FoldedSchema.NameOf).Where(_populated.Contains)
            .Select(name => new DataDanger("drop", name, "its rows are lost")),
        CreateIndexStatement { Unique: true } index when IsPopulated(index.OnName) => [new("unique",
            $"{FoldedSchema.NameOf(index.OnName)}.{index.Name.Value}", "rows that are there may repeat a key")],
        AlterTableStatement alter when IsPopulated(alter.SchemaObjectName) =>
            OfTable(FoldedSchema.NameOf(alter.SchemaObjectName), alter),
        _ => [],
    };

    private bool IsPopulated(SchemaObjectName name) => _populated.Contains(FoldedSchema.NameOf(name));

    private IEnumerable<DataDanger> OfTable(string table, AlterTableStatement alter) => alter switch
    {
        AlterTableAddTableElementStatement add =>
        [
            .. add.Definition.ColumnDefinitions.Where(NeedsValue).Select(c => new DataDanger("notnull",
                $"{table}.{c.ColumnIdentifier.Value}", "a new column that must not be null has no default")),
            .. add.Definition.TableConstraints.Where(
                c => c is CheckConstraintDefinition or ForeignKeyConstraintDefinition or UniqueConstraintDefinition)
                .Select(c => new DataDanger("constraint", $"{table}.{c.ConstraintIdentifier?.Value}",
                    "rows that are there may break it")),
        ],
        AlterTableDropTableElementStatement drop => drop.AlterTableDropTableElements
            .Where(e => e.TableElementType == TableElementType.Column)
            .SelectMany(e => OfDrop(table, e.Name.Value)),
        AlterTableAlterColumnStatement change => OfChange(table, change),
        _ => [],
    };

    private IEnumerable<DataDanger> OfDrop(string table, string column) =>
        [new("drop", $"{table}.{column}", "its values are lost"), .. Held(table, column)];

    private IEnumerable<DataDanger> OfChange(string table, AlterTableAlterColumnStatement change)
    {
        var name = change.ColumnIdentifier.Value;
        if (schema.Column(table, name) is not { } column) yield break;
        var wasNullable = column.Constraints.OfType<NullableConstraintDefinition>().All(c => c.Nullable);
        if (wasNullable && change.AlterTableAlterColumnOption == AlterTableAlterColumnOption.NotNull)
            yield return new DataDanger("notnull", $"{table}.{name}", "rows that are there may be null");
        var changesType = SqlScript.Write(column.DataType) != SqlScript.Write(change.DataType);
        if (changesType && IsNarrower(column.DataType, change.DataType))
            yield return new DataDanger("narrow", $"{table}.{name}",
                $"{SqlScript.Write(column.DataType)} becomes {SqlScript.Write(change.DataType)}");
        if (!changesType) yield break;
        foreach (var held in Held(table, name)) yield return held;
    }

    private IEnumerable<DataDanger> Held(string table, string column) =>
        schema.IndexesOn(table, column).Select(index => new DataDanger("indexed", $"{table}.{column}",
            $"index {index.Name.Value} depends on it (error 5074)"));

    private static bool NeedsValue(ColumnDefinition column) =>
        column.Constraints.OfType<NullableConstraintDefinition>().Any(c => !c.Nullable)
            && column is { DefaultConstraint: null, IdentityOptions: null, ComputedColumnExpression: null };

    private static bool IsNarrower(DataTypeReference from, DataTypeReference to)
    {
        if (from is not SqlDataTypeReference old || to is not SqlDataTypeReference now
            || old.SqlDataTypeOption != now.SqlDataTypeOption)
            return true;
        return old.SqlDataTypeOption is SqlDataTypeOption.Decimal or SqlDataTypeOption.Numeric
            ? Size(now, 1) < Size(old, 1) || Size(now, 0) - Size(now, 1) < Size(old, 0) - Size(old, 1)
            : Size(now, 0) < Size(old, 0);
    }

    private static int Size(SqlDataTypeReference type, int index) => type.Parameters.ElementAtOrDefault(index) switch
    {
        null => 0,
        MaxLiteral => int.MaxValue,
        var literal => int.Parse(literal.Value, CultureInfo.InvariantCulture),
    };
}
