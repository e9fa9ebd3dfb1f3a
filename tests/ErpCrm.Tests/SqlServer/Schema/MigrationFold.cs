using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ErpCrm.Tests.SqlServer.Schema;

/// <summary>One migration as the SQL it sends.</summary>
/// <param name="Name">Module and name without its time, <c>Crm/Initial</c>.</param>
internal sealed record MigrationStep(string Name, string Sql);

/// <summary>Applies migrations step by step, binds their data steps to
/// the schema of that moment, and collects what endangers data.</summary>
internal sealed class MigrationFold
{
    public FoldedSchema Schema { get; } = new();

    public List<SqlProblem> Problems => Schema.Problems;

    /// <summary>By the migration they are in.</summary>
    public List<(string Step, DataDanger Danger)> Dangers { get; } = [];

    public static IEnumerable<MigrationStep> StepsOf(Type context)
    {
        using var db = ServerContexts.Make(context);
        var migrator = db.GetService<IMigrator>();
        var before = Migration.InitialDatabase;
        foreach (var id in db.Database.GetMigrations())
        {
            var name = id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..];
            yield return new MigrationStep($"{ServerContexts.NameOf(context)}/{name}",
                migrator.GenerateScript(before, id, MigrationsSqlGenerationOptions.NoTransactions));
            before = id;
        }
    }

    public MigrationFold Apply(MigrationStep step)
    {
        var dangers = new DataDangers(Schema);
        foreach (var statement in SqlScript.Statements(step.Sql, step.Name, Problems))
        {
            Dangers.AddRange(dangers.Of(statement).Select(d => (step.Name, d)));
            if (statement is DataModificationStatement data && !SqlScript.Source(data)
                .Contains("__EFMigrationsHistory", StringComparison.Ordinal))
                Bind(data, step.Name);
            else Schema.Apply(statement, step.Name);
        }

        return this;
    }

    private void Bind(DataModificationStatement data, string step)
    {
        using var binder = new SqlBinder(() => SchemaModel.Load([Schema.Script()], []));
        Problems.AddRange(binder.Check([new CapturedCommand(1, SqlScript.Source(data), [], step)]));
    }
}
