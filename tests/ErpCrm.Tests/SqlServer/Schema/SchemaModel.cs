using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ErpCrm.Tests.SqlServer.Schema;

/// <summary>A schema as DacFx, the library behind SQL Server's own tools, understands it.</summary>
internal static class SchemaModel
{
    /// <summary>The create scripts of all modules, by the models.</summary>
    public static Lazy<IReadOnlyList<string>> CreateScripts { get; } = new(() =>
    [
        .. ServerContexts.All.Select(type =>
        {
            using var db = ServerContexts.Make(type);
            return Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GenerateCreateScript(db.Database);
        }),
    ]);

    /// <summary>Loads scripts of CREATE statements.</summary>
    public static TSqlModel Load(IEnumerable<string> scripts, List<SqlProblem> problems)
    {
        var model = new TSqlModel(SqlServerVersion.Sql160, new TSqlModelOptions());
        var number = 0;
        foreach (var statement in scripts.SelectMany(script => SqlScript.Statements(script, "schema", problems)))
        {
            if (statement is PredicateSetStatement or DeclareVariableStatement
                or SetOnOffStatement or SetIdentityInsertStatement or DataModificationStatement)
                continue;
            var text = SqlScript.Source(statement);
            try
            {
                model.AddOrUpdateObjects(text, $"schema{number++}.sql", new TSqlObjectOptions());
            }
            catch (DacModelException e)
            {
                problems.Add(new SqlProblem("schema", "load", $"{e.Message} in {text}"));
            }
        }

        return model;
    }

    /// <summary>Everything DacFx objects to; a missing object inside a
    /// procedure is only a warning to it, and counts here too.</summary>
    public static List<SqlProblem> Validate(TSqlModel model)
    {
        var messages = model.Validate();
        var problems = model.GetModelErrors()
            .Select(e => new SqlProblem(
                e.SourceName is { Length: > 0 } name ? Path.GetFileNameWithoutExtension(name) : "schema",
                $"{e.Prefix}{e.ErrorCode}", e.Message))
            .ToList();
        problems.AddRange(messages
            .Where(m => !problems.Any(p => p.Message.Contains(m.Message, StringComparison.Ordinal)))
            .Select(m => new SqlProblem("schema", $"{m.Prefix}{m.Number}", m.Message)));
        return problems;
    }

    /// <summary>Loads and validates in one step.</summary>
    public static List<SqlProblem> ProblemsOf(IEnumerable<string> scripts)
    {
        var problems = new List<SqlProblem>();
        using var model = Load(scripts, problems);
        problems.AddRange(Validate(model));
        return problems;
    }
}
