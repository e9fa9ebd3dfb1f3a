namespace ErpCrm.Tests.SqlServer.Schema;

public sealed class MigrationFoldTests
{
    private static readonly Lazy<MigrationFold> Whole = new(() =>
    {
        var fold = new MigrationFold();
        foreach (var step in ServerContexts.All.SelectMany(MigrationFold.StepsOf)) fold.Apply(step);
        return fold;
    });

    [Fact]
    public void Every_migration_applies_to_the_schema_before_it()
    {
        Assert.Empty(Whole.Value.Problems);
        Assert.Empty(SchemaModel.ProblemsOf([Whole.Value.Schema.Script()]));
    }

    [Fact]
    public void The_migrations_end_at_the_schema_of_the_models()
    {
        var models = new MigrationFold();
        foreach (var script in SchemaModel.CreateScripts.Value) models.Apply(new MigrationStep("models", script));
        Assert.Empty(models.Problems);
        Assert.Equal(models.Schema.Lines().Order(StringComparer.Ordinal),
            Whole.Value.Schema.Lines().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_endangers_data_is_accepted_with_a_reason()
    {
        var accepted = AcceptedDangers.Read();
        Assert.All(accepted, line => Assert.True(line.Reason.Length > 20,
            $"{line.Key} needs a reason: what happens to the rows that are there."));
        Assert.Equal(accepted.Select(line => line.Key).Order(StringComparer.Ordinal),
            Whole.Value.Dangers.Select(d => AcceptedDangers.KeyOf(d.Step, d.Danger)).Distinct()
                .Order(StringComparer.Ordinal));
    }
}
