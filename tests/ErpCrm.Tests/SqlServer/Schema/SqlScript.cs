using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ErpCrm.Tests.SqlServer.Schema;

/// <summary>Reads T-SQL as SQL Server 2022 does.</summary>
internal static class SqlScript
{
    private static readonly Sql160ScriptGenerator Generator = new();

    /// <summary>The statements of a script made by EF, out of their
    /// <c>IF</c>s, blocks and <c>EXEC(N'…')</c>s.</summary>
    public static IReadOnlyList<TSqlStatement> Statements(string script, string source, List<SqlProblem> problems)
    {
        var (parsed, errors) = Parse(script, source);
        problems.AddRange(errors);
        return [.. parsed.Batches.SelectMany(b => b.Statements).SelectMany(s => Unwrap(s, source, problems))];
    }

    public static (TSqlScript Script, IReadOnlyList<SqlProblem> Errors) Parse(string sql, string source)
    {
        var script = (TSqlScript?)new TSql160Parser(initialQuotedIdentifiers: true, SqlEngineType.Standalone).Parse(
            new StringReader(sql), out var errors);
        return (script ?? new TSqlScript(), [.. errors.Select(
            e => new SqlProblem(source, $"parse {e.Number}", $"line {e.Line}, column {e.Column}: {e.Message}"))]);
    }

    /// <summary>The statement as it was written.</summary>
    public static string Source(TSqlFragment fragment) =>
        string.Concat(fragment.ScriptTokenStream.Skip(fragment.FirstTokenIndex)
            .Take(fragment.LastTokenIndex - fragment.FirstTokenIndex + 1)
            .Select(t => t.Text));

    /// <summary>The statement as it is after changes, in one form.</summary>
    public static string Write(TSqlFragment fragment)
    {
        Generator.GenerateScript(fragment, out var text);
        return text;
    }

    private static IEnumerable<TSqlStatement> Unwrap(TSqlStatement statement, string source,
        List<SqlProblem> problems) => statement switch
    {
        IfStatement condition => Unwrap(condition.ThenStatement, source, problems),
        BeginEndBlockStatement block => block.StatementList.Statements.SelectMany(s => Unwrap(s, source, problems)),
        ExecuteStatement { ExecuteSpecification.ExecutableEntity: ExecutableStringList list }
            when list.Strings.All(s => s is StringLiteral) =>
            Statements(string.Concat(list.Strings.Cast<StringLiteral>().Select(s => s.Value)), source, problems),
        _ => [statement],
    };
}
