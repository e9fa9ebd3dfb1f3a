using Microsoft.SqlServer.Dac.Model;

namespace ErpCrm.Tests.SqlServer.Schema;

public sealed class SchemaTests
{
    public static TheoryData<string, string> Faults => new()
    {
        {
            "a key to a table that is not there",
            "CREATE TABLE [crm].[X]([A] uniqueidentifier NOT NULL CONSTRAINT [F] FOREIGN KEY REFERENCES [crm].[Firms]([Id]));"
        },
        {
            "a key of another type",
            "CREATE TABLE [crm].[X]([A] int NOT NULL CONSTRAINT [F] FOREIGN KEY REFERENCES [crm].[Companies]([Id]));"
        },
        { "an index on a column that is not there", "CREATE INDEX [I] ON [crm].[Companies]([Nope]);" },
        {
            "an index filter on a column that is not there",
            "CREATE INDEX [I] ON [crm].[Companies]([Id]) WHERE [Nope] = 1;"
        },
        {
            "a check of a column that is not there",
            "ALTER TABLE [crm].[Companies] ADD CONSTRAINT [C] CHECK ([Nope] > 0);"
        },
        { "an unknown type", "CREATE TABLE [crm].[X]([A] jsonb NOT NULL);" },
        { "a schema that is not there", "CREATE TABLE [sales].[X]([A] int NOT NULL);" },
        { "a name that is too long", $"CREATE TABLE [crm].[{new string('x', 129)}]([A] int NOT NULL);" },
    };

    [Fact]
    public void Every_modules_tables_can_be_created_on_SQL_Server()
    {
        Assert.Empty(SchemaModel.ProblemsOf(SchemaModel.CreateScripts.Value));
        using var model = SchemaModel.Load(SchemaModel.CreateScripts.Value, []);
        Assert.True(model.GetObjects(DacQueryScopes.UserDefined, Table.TypeClass).Count() > 60);
    }

    [Theory, MemberData(nameof(Faults))]
    public void A_faulty_schema_is_noticed(string fault, string sql)
    {
        Assert.Empty(SchemaModel.ProblemsOf([SmallSchema.Script]));
        Assert.True(SchemaModel.ProblemsOf([SmallSchema.Script, sql]).Count > 0, fault);
    }
}
