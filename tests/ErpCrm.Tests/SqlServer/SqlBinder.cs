using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ErpCrm.Tests.SqlServer.Schema;
using Microsoft.SqlServer.Dac.CodeAnalysis;
using Microsoft.SqlServer.Dac.Model;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ErpCrm.Tests.SqlServer;

/// <summary>
/// Reads commands as SQL Server would before running them: grammar,
/// functions, names against the schema, and types. Each becomes the body of a stored
/// procedure with the command's parameters, because that is what DacFx binds.
/// </summary>
internal sealed partial class SqlBinder(Func<TSqlModel> load) : IDisposable
{
    private const string DataTypeRule = "Microsoft.Rules.Data.SR0014";
    private readonly List<CapturedCommand> _added = [];
    private TSqlModel _model = load();

    public static SqlBinder ForSchema() => new(() => SchemaModel.Load(SchemaModel.CreateScripts.Value, []));

    public void Dispose() => _model.Dispose();

    /// <summary>Everything wrong with the commands; nothing remains in the model.</summary>
    public IReadOnlyList<SqlProblem> Check(IEnumerable<CapturedCommand> commands)
    {
        var all = commands.DistinctBy(c => c.Shape).ToDictionary(c => c.Number);
        var problems = all.Values.SelectMany(c => Read(c) is { Count: > 0 } unreadable ? unreadable : Add(c)).ToList();
        var unbound = SchemaModel.Validate(_model);
        problems.AddRange(unbound);

        // The type rule stumbles over what is not bound.
        foreach (var number in unbound.Select(NumberOf).OfType<int>().Distinct()) Remove(number);
        problems.AddRange(
            TypeProblems().Where(p => !(IsArithmetic(p.Message) && NumberOf(p) is { } number && IsQuery(all[number]))));
        foreach (var command in _added.ToList()) Remove(command.Number);
        return [.. problems.Select(
            p => NumberOf(p) is { } number && all.TryGetValue(number, out var command) ? Tell(p, command) : p)];
    }

    private static IReadOnlyList<SqlProblem> Read(CapturedCommand command)
    {
        var (script, errors) = SqlScript.Parse(command.Sql, NameOf(command.Number));
        if (errors.Count > 0) return errors;
        var calls = new FunctionCalls();
        script.Accept(calls);
        return
        [
            .. calls.Names.Where(f => !BuiltInFunctions.Known.Contains(f))
                .Select(f => new SqlProblem(NameOf(command.Number), "function", $"SQL Server has no function {f}")),
            .. Pipes(script)
                ? [new SqlProblem(NameOf(command.Number), "operator", "SQL Server 2022 has no operator ||")]
                : Array.Empty<SqlProblem>(),
        ];
    }

    // The reader lets it pass, as an operator of later versions.
    private static bool Pipes(TSqlScript script) =>
        script.ScriptTokenStream.Zip(script.ScriptTokenStream.Skip(1))
            .Any(pair => pair.First.Text == "||" || (pair.First.Text == "|" && pair.Second.Text == "|"));

    private List<SqlProblem> Add(CapturedCommand command)
    {
        try
        {
            _model.AddOrUpdateObjects(ProcedureOf(command), NameOf(command.Number) + ".sql", new TSqlObjectOptions());
            _added.Add(command);
            return [];
        }
        catch (DacModelException e)
        {
            // What cannot be interpreted blocks the whole model: start again with what was good.
            _model.Dispose();
            _model = load();
            foreach (var good in _added)
                _model.AddOrUpdateObjects(ProcedureOf(good), NameOf(good.Number) + ".sql", new TSqlObjectOptions());
            return [
                new SqlProblem(NameOf(command.Number), "bind", string.Join(' ', e.Message.Split('\n').Skip(1)).Trim())];
        }
    }

    private void Remove(int number)
    {
        if (_added.RemoveAll(c => c.Number == number) > 0) _model.DeleteObjects(NameOf(number) + ".sql");
    }

    private List<SqlProblem> TypeProblems()
    {
        var rules =
            new CodeAnalysisRuleSettings([new RuleConfiguration(DataTypeRule)]) { DisableRulesNotInSettings = true };
        var result = new CodeAnalysisServiceFactory()
            .CreateAnalysisService(_model, new CodeAnalysisServiceSettings { RuleSettings = rules })
            .Analyze(_model);
        return
        [
            .. result.InitializationErrors.Concat(result.AnalysisErrors)
                .Select(e => new SqlProblem("analysis", "rule", e.Message)),
            .. result.Problems.Where(p => !IsWrittenGuid(p.Description)).Select(
                p => new SqlProblem(p.ModelElement?.Name.Parts[^1] ?? "analysis", p.ShortRuleId, p.Description)),
        ];
    }

    // EF writes the constants of keys as text.
    private static bool IsWrittenGuid(string description) =>
        description.Contains("from ASCII String(36) to UniqueIdentifier", StringComparison.Ordinal);

    // The rule takes a product of two decimals for a cast of one to
    // the other; where nothing is stored, nothing is lost.
    private static bool IsArithmetic(string description) =>
        description.Contains("from Decimal(", StringComparison.Ordinal)
            && description.Contains("to Decimal(", StringComparison.Ordinal);

    private static bool IsQuery(CapturedCommand command) =>
        command.Sql.TrimStart().StartsWith("SELECT", StringComparison.Ordinal);

    private static string ProcedureOf(CapturedCommand command)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture,
            $"CREATE PROCEDURE [dbo].[{NameOf(command.Number)}]\n");
        text.AppendJoin(",\n", command.Parameters.Select(p => $"  {p.Name} {p.Type}"));
        return text.Append("\nAS\nBEGIN\n").Append(command.Sql.TrimEnd().TrimEnd(';')).Append(";\nEND").ToString();
    }

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"command{number}");

    private static int? NumberOf(SqlProblem problem) =>
        ProcedureName().Match(problem.Source + " " + problem.Message) is { Success: true } match
            ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
            : null;

    private static SqlProblem Tell(SqlProblem problem, CapturedCommand command) =>
        problem with { Source = command.Origin, Message =
            $"{problem.Message}\n{command.Sql}\n({string.Join(", ", command.Parameters.Select(p => $"{p.Name} {p.Type}"))})" };

    [GeneratedRegex(@"command(\d+)\b")]
    private static partial Regex ProcedureName();

    private sealed class FunctionCalls : TSqlFragmentVisitor
    {
        public HashSet<string> Names { get; } = new(StringComparer.OrdinalIgnoreCase);

        public override void Visit(FunctionCall node)
        {
            if (node.CallTarget is null) Names.Add(node.FunctionName.Value);
        }
    }
}
