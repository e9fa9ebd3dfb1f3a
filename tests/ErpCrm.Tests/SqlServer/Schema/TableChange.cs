using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ErpCrm.Tests.SqlServer.Schema;

/// <summary>What ALTER TABLE does to a folded schema.</summary>
internal static class TableChange
{
    public static void Apply(FoldedSchema schema, AlterTableStatement statement, string source)
    {
        var name = FoldedSchema.NameOf(statement.SchemaObjectName);
        if (!schema.Tables.TryGetValue(name, out var table))
        {
            schema.Problems.Add(new SqlProblem(source, "fold", $"no table {name} to alter"));
            return;
        }

        switch (statement)
        {
            case AlterTableAddTableElementStatement add:
                foreach (var column in add.Definition.ColumnDefinitions)
                {
                    schema.Require(schema.Column(name, column.ColumnIdentifier.Value) is null, source,
                        $"column {name}.{column.ColumnIdentifier.Value} exists already");
                    table.Definition.ColumnDefinitions.Add(column);
                }

                foreach (var constraint in add.Definition.TableConstraints.Where(
                    c => c is not DefaultConstraintDefinition))
                    table.Definition.TableConstraints.Add(constraint);
                break;
            case AlterTableDropTableElementStatement drop:
                foreach (var element in drop.AlterTableDropTableElements) Drop(schema, table, element, source);
                break;
            case AlterTableAlterColumnStatement alter:
                Alter(schema, name, alter, source);
                break;
        }
    }

    private static void Drop(FoldedSchema schema, CreateTableStatement table, AlterTableDropTableElement element,
        string source)
    {
        var dropped = element.TableElementType == TableElementType.Column
            ? Remove(table.Definition.ColumnDefinitions, c => FoldedSchema.Is(c.ColumnIdentifier, element.Name.Value))
            : Remove(table.Definition.TableConstraints,
                c => FoldedSchema.Is(c.ConstraintIdentifier, element.Name.Value));
        schema.Require(dropped, source,
            $"no {element.Name.Value} in {FoldedSchema.NameOf(table.SchemaObjectName)} to drop");
    }

    private static bool Remove<T>(IList<T> list, Func<T, bool> which)
        where T : class => list.FirstOrDefault(which) is { } found && list.Remove(found);

    private static void Alter(FoldedSchema schema, string table, AlterTableAlterColumnStatement alter, string source)
    {
        if (schema.Column(table, alter.ColumnIdentifier.Value) is not { } column)
        {
            schema.Problems.Add(
                new SqlProblem(source, "fold", $"no column {table}.{alter.ColumnIdentifier.Value} to alter"));
            return;
        }

        column.DataType = alter.DataType;
        foreach (var old in column.Constraints.OfType<NullableConstraintDefinition>().ToList())
            column.Constraints.Remove(old);
        column.Constraints.Add(new NullableConstraintDefinition
        {
            Nullable = alter.AlterTableAlterColumnOption != AlterTableAlterColumnOption.NotNull
        });
    }
}
