namespace ErpCrm.Tests.SqlServer.Schema;

public sealed class DataDangersTests
{
    private const string Before = """
        CREATE SCHEMA [crm];
        GO
        CREATE TABLE [crm].[Items](
            [Id] int NOT NULL, [Name] nvarchar(100) NULL, [Code] nvarchar(20) NOT NULL, [Price] decimal(19,4) NOT NULL,
            CONSTRAINT [PK_Items] PRIMARY KEY ([Id]));
        GO
        CREATE INDEX [IX_Items_Code] ON [crm].[Items]([Code]);
        """;

    [Theory]
    [InlineData("DROP TABLE [crm].[Items];", "drop crm.Items")]
    [InlineData("ALTER TABLE [crm].[Items] DROP COLUMN [Name];", "drop crm.Items.Name")]
    [InlineData("ALTER TABLE [crm].[Items] DROP COLUMN [Code];", "drop crm.Items.Code, indexed crm.Items.Code")]
    [InlineData("ALTER TABLE [crm].[Items] ALTER COLUMN [Name] nvarchar(50) NULL;", "narrow crm.Items.Name")]
    [InlineData("ALTER TABLE [crm].[Items] ALTER COLUMN [Name] nvarchar(max) NULL;", "")]
    [InlineData("ALTER TABLE [crm].[Items] ALTER COLUMN [Name] nvarchar(100) NOT NULL;", "notnull crm.Items.Name")]
    [InlineData("ALTER TABLE [crm].[Items] ALTER COLUMN [Price] decimal(19,2) NOT NULL;", "narrow crm.Items.Price")]
    [InlineData("ALTER TABLE [crm].[Items] ALTER COLUMN [Price] decimal(19,6) NOT NULL;", "narrow crm.Items.Price")]
    [InlineData("ALTER TABLE [crm].[Items] ALTER COLUMN [Price] decimal(21,6) NOT NULL;", "")]
    [InlineData("ALTER TABLE [crm].[Items] ALTER COLUMN [Price] int NOT NULL;", "narrow crm.Items.Price")]
    [InlineData("ALTER TABLE [crm].[Items] ALTER COLUMN [Code] nvarchar(40) NOT NULL;", "indexed crm.Items.Code")]
    [InlineData("ALTER TABLE [crm].[Items] ADD [Kind] int NOT NULL;", "notnull crm.Items.Kind")]
    [InlineData("ALTER TABLE [crm].[Items] ADD [Kind] int NOT NULL DEFAULT 0;", "")]
    [InlineData("ALTER TABLE [crm].[Items] ADD [Kind] int NULL;", "")]
    [InlineData("ALTER TABLE [crm].[Items] ADD CONSTRAINT [CK_Price] CHECK ([Price] >= 0);",
        "constraint crm.Items.CK_Price")]
    [InlineData("CREATE UNIQUE INDEX [IX_Name] ON [crm].[Items]([Name]);", "unique crm.Items.IX_Name")]
    [InlineData("CREATE INDEX [IX_Name] ON [crm].[Items]([Name]);", "")]
    [InlineData("CREATE TABLE [crm].[New]([Id] int NOT NULL);\nGO\nCREATE UNIQUE INDEX [IX_New] ON [crm].[New]([Id]);",
        "")]
    public void A_step_says_what_it_endangers(string sql, string dangers)
    {
        var fold = Fold(sql);
        Assert.Empty(fold.Problems);
        Assert.Equal(dangers, string.Join(", ", fold.Dangers.Select(d => $"{d.Danger.Kind} {d.Danger.On}")));
    }

    [Theory]
    [InlineData("ALTER TABLE [crm].[Firms] ADD [X] int NULL;", "no table crm.Firms to alter")]
    [InlineData("ALTER TABLE [crm].[Items] DROP COLUMN [Nope];", "no Nope in crm.Items to drop")]
    [InlineData("DROP INDEX [IX_Nope] ON [crm].[Items];", "no index IX_Nope to drop")]
    [InlineData("EXEC sp_rename N'[crm].[Items].[Nope]', N'Title', 'COLUMN';",
        "nothing called [crm].[Items].[Nope] to rename")]
    [InlineData("ALTER TABLE [crm].[Items] ADD [Code] int NULL;", "column crm.Items.Code exists already")]
    public void A_step_that_does_not_fit_the_schema_is_noticed(string sql, string problem) =>
        Assert.Contains(problem, Fold(sql).Problems.Select(p => p.Message));

    [Fact]
    public void A_data_step_is_bound_to_the_schema_of_its_moment()
    {
        Assert.Empty(Fold("UPDATE [crm].[Items] SET [Name] = N'' WHERE [Name] IS NULL;").Problems);
        Assert.Contains("Title",
            Fold("UPDATE [crm].[Items] SET [Title] = N'' WHERE [Name] IS NULL;").Problems.First().Message,
            StringComparison.Ordinal);
        Assert.Empty(Fold(
            "EXEC sp_rename N'[crm].[Items].[Name]', N'Title', 'COLUMN';\nGO\nUPDATE [crm].[Items] SET [Title] = N'';").Problems);
    }

    [Fact]
    public void A_renamed_column_is_known_by_its_new_name_in_its_indexes()
    {
        var fold = Fold(
            "EXEC sp_rename N'[crm].[Items].[Code]', N'Sku', 'COLUMN';\nGO\nEXEC sp_rename N'[crm].[Items].[IX_Items_Code]', N'IX_Items_Sku', 'INDEX';");
        Assert.Empty(fold.Problems);
        Assert.Empty(SchemaModel.ProblemsOf([fold.Schema.Script()]));
        Assert.Contains("CREATE INDEX [IX_Items_Sku]", fold.Schema.Script(), StringComparison.Ordinal);
    }

    private static MigrationFold Fold(string step) =>
        new MigrationFold().Apply(new MigrationStep("First", Before)).Apply(new MigrationStep("Second", step));
}
