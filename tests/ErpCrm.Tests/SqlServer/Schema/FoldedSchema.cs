using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ErpCrm.Tests.SqlServer.Schema;

/// <summary>
/// The schema a series of migrations has led to, as CREATE statements:
/// each CREATE, ALTER, DROP and sp_rename changes it the way the server would.
/// </summary>
internal sealed class FoldedSchema
{
    private readonly HashSet<string> _schemas = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, CreateTableStatement> Tables { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>By table and name, because an index name is unique in its table only.</summary>
    public Dictionary<(string Table, string Name), CreateIndexStatement> Indexes { get; } = [];

    public List<SqlProblem> Problems { get; } = [];

    public static string NameOf(SchemaObjectName name) =>
        $"{name.SchemaIdentifier?.Value ?? "dbo"}.{name.BaseIdentifier.Value}";

    public IEnumerable<CreateIndexStatement> IndexesOn(string table, string column) =>
        Indexes
            .Where(i => i.Key.Table == table && ColumnsOf(i.Value).Contains(column, StringComparer.OrdinalIgnoreCase))
            .Select(i => i.Value);

    public ColumnDefinition? Column(string table, string column) =>
        Tables.GetValueOrDefault(table)?.Definition.ColumnDefinitions.FirstOrDefault(
            c => Is(c.ColumnIdentifier, column));

    public void Apply(TSqlStatement statement, string source)
    {
        switch (statement)
        {
            case CreateSchemaStatement schema:
                _schemas.Add(schema.Name.Value);
                break;
            case CreateTableStatement table:
                Require(Tables.TryAdd(NameOf(table.SchemaObjectName), table), source,
                    $"table {NameOf(table.SchemaObjectName)} exists already");
                break;
            case DropTableStatement drop:
                foreach (var name in drop.Objects.Select(NameOf)) DropTable(name, source);
                break;
            case CreateIndexStatement index:
                Require(Indexes.TryAdd((NameOf(index.OnName), index.Name.Value), index), source,
                    $"index {index.Name.Value} exists already");
                break;
            case DropIndexStatement drop:
                foreach (var clause in drop.DropIndexClauses.OfType<DropIndexClause>())
                    Require(Indexes.Remove((NameOf(clause.Object), clause.Index.Value)), source,
                        $"no index {clause.Index.Value} to drop");
                break;
            case AlterTableStatement alter:
                TableChange.Apply(this, alter, source);
                break;
            case ExecuteStatement execute:
                Renaming.Apply(this, execute, source);
                break;
        }
    }

    /// <summary>CREATE statements for everything.</summary>
    public string Script() => string.Join("\nGO\n", [.. _schemas.Select(s => $"CREATE SCHEMA [{s}]"),
        .. Tables.Values.Select(SqlScript.Write), .. Indexes.Values.Select(SqlScript.Write)]);

    /// <summary>One line for each column, constraint and index, to compare two
    /// schemas. Defaults that only filled new columns do not count.</summary>
    public IReadOnlySet<string> Lines() =>
        Tables.Where(t => !t.Key.EndsWith(".__EFMigrationsHistory", StringComparison.Ordinal))
            .SelectMany(t => LinesOf(t.Key, t.Value))
        .Concat(Indexes.Values.Select(SqlScript.Write))
        .ToHashSet();

    public void Require(bool holds, string source, string otherwise)
    {
        if (!holds) Problems.Add(new SqlProblem(source, "fold", otherwise));
    }

    internal static bool Is(Identifier? identifier, string name) =>
        string.Equals(identifier?.Value, name, StringComparison.OrdinalIgnoreCase);

    internal static IEnumerable<string> ColumnsOf(CreateIndexStatement index) =>
        index.Columns.Select(c => c.Column.MultiPartIdentifier.Identifiers[^1].Value)
            .Concat(index.IncludeColumns.Select(c => c.MultiPartIdentifier.Identifiers[^1].Value));

    private void DropTable(string name, string source)
    {
        Require(Tables.Remove(name), source, $"no table {name} to drop");
        foreach (var key in Indexes.Keys.Where(k => k.Table == name).ToList()) Indexes.Remove(key);
    }

    private static IEnumerable<string> LinesOf(string name, CreateTableStatement table)
    {
        foreach (var column in table.Definition.ColumnDefinitions)
        {
            var nullable = column.Constraints.OfType<NullableConstraintDefinition>()
                .All(c => c.Nullable) ? "null" : "not null";
            var value = column.ComputedColumnExpression is { } computed
                ? $"as {SqlScript.Write(computed)}"
                : SqlScript.Write(column.DataType);
            yield return $"{name}.{column.ColumnIdentifier.Value} {value} {nullable}{(column.IdentityOptions is null ? "" : " identity")}";
        }

        foreach (var constraint in table.Definition.TableConstraints)
            yield return $"{name} {SqlScript.Write(constraint)}";
    }
}
