using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ErpCrm.Tests.SqlServer.Schema;

/// <summary>What sp_rename does to a folded schema.</summary>
internal static class Renaming
{
    public static void Apply(FoldedSchema schema, ExecuteStatement execute, string source)
    {
        if (execute.ExecuteSpecification.ExecutableEntity is not ExecutableProcedureReference {
            ProcedureReference.ProcedureReference.Name.BaseIdentifier.Value: "sp_rename" } call)
            return;
        var arguments = call.Parameters.Select(p => (p.ParameterValue as StringLiteral)?.Value ?? "").ToList();
        var path = arguments[0].Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal)
            .Split('.');
        var done = (arguments.Count > 2 ? arguments[2] : "OBJECT") switch
        {
            "COLUMN" => Column(schema, $"{path[^3]}.{path[^2]}", path[^1], arguments[1]),
            "INDEX" => Index(schema, $"{path[^3]}.{path[^2]}", path[^1], arguments[1]),
            _ => Table(schema, $"{path[^2]}.{path[^1]}", path[^2], arguments[1])
                || Constraint(schema, path[^1], arguments[1]),
        };
        schema.Require(done, source, $"nothing called {arguments[0]} to rename");
    }

    private static bool Column(FoldedSchema schema, string table, string from, string to)
    {
        if (schema.Column(table, from) is not { } column) return false;
        column.ColumnIdentifier = Named(to);
        foreach (var index in schema.IndexesOn(table, from).ToList())
        {
            foreach (var reference in index.Columns.Select(c => c.Column).Concat(index.IncludeColumns)
                .Where(c => FoldedSchema.Is(c.MultiPartIdentifier.Identifiers[^1], from)))
                reference.MultiPartIdentifier.Identifiers[^1] = Named(to);
        }

        return true;
    }

    private static bool Index(FoldedSchema schema, string table, string from, string to)
    {
        if (!schema.Indexes.Remove((table, from), out var index)) return false;
        index.Name = Named(to);
        return schema.Indexes.TryAdd((table, to), index);
    }

    private static bool Table(FoldedSchema schema, string from, string owner, string to)
    {
        if (!schema.Tables.Remove(from, out var table)) return false;
        table.SchemaObjectName.Identifiers[^1] = Named(to);
        foreach (var (key, index) in schema.Indexes.Where(i => i.Key.Table == from).ToList())
        {
            schema.Indexes.Remove(key);
            index.OnName.Identifiers[^1] = Named(to);
            schema.Indexes[($"{owner}.{to}", key.Name)] = index;
        }

        return schema.Tables.TryAdd($"{owner}.{to}", table);
    }

    private static bool Constraint(FoldedSchema schema, string from, string to)
    {
        var constraint = schema.Tables.Values.SelectMany(t => t.Definition.TableConstraints)
            .FirstOrDefault(c => FoldedSchema.Is(c.ConstraintIdentifier, from));
        if (constraint is not null) constraint.ConstraintIdentifier = Named(to);
        return constraint is not null;
    }

    private static Identifier Named(string name) => new() { Value = name, QuoteType = QuoteType.SquareBracket };
}
