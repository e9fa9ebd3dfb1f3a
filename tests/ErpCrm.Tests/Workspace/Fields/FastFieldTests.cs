using ErpCrm.Contracts;
using ErpCrm.Data.SqlServer.Sql;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Tests.Crm;
using ErpCrm.Tests.Seeding;
using ErpCrm.Tests.SqlServer.Schema;
using ErpCrm.Tests.SqlServer;
using ErpCrm.Workspace;
using ErpCrm.Workspace.Fields;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Workspace.Fields;

/// <summary>A fast field has an index, made and taken away by a job; lists are narrowed and ordered by it.</summary>
[Collection(SeededCompany.Name)]
public sealed class FastFieldTests(SeededApp app)
{
    private const string Companies = "/crm/companies";

    [SqliteFact]
    public async Task Filter_and_order_by_a_fast_field_use_its_index()
    {
        var colleague = await app.InAsync<WorkspaceDbContext, Guid>(
            db => db.Users.OrderBy(u => u.Id).Select(u => u.Id).FirstAsync());
        (CustomType Type, string Asked)[] all =
        [
            (CustomType.Text, "is:nothing"), (CustomType.Number, "5..7"), (CustomType.Money, "5..7"),
            (CustomType.Date, "2026-01-01..2026-02-01"), (CustomType.YesNo, "yes"), (CustomType.Choice, ""),
            (CustomType.Person, colleague.ToString()),
        ];
        var fields = new List<(FieldDefinition Field, string Asked)>();
        foreach (var (type, asked) in all)
        {
            var field = await app.FieldAsync(type, Kinds.Company, said => said with { IsFast = true });
            fields.Add((field, type == CustomType.Choice ? field.IdOf("Beta").ToString() : asked));
        }

        await IndexAsync();
        var wrong = new List<string>();
        foreach (var (field, asked) in fields)
        {
            if (!await UsesAsync($"{Companies}?f.{field.Key}={asked}", field)) wrong.Add($"filter {field.Type}");
            if (field.Type != CustomType.Person && !await UsesAsync($"{Companies}?sort={field.Key}", field))
                wrong.Add($"order {field.Type}");
        }

        await app.DeleteAsync([.. fields.Select(f => f.Field)]);
        await IndexAsync();
        Assert.Empty(wrong);
        Assert.Empty(await NamesAsync());
    }

    [SqliteFact]
    public async Task The_job_goes_on_where_it_was_and_makes_anew_what_is_another()
    {
        var field = await app.FieldAsync(CustomType.Choice, Kinds.Company, said => said with { IsFast = true });
        await IndexAsync();
        var first = await NamesAsync();
        await IndexAsync();
        Assert.Equal(first, await NamesAsync());
        await app.InAsync<WorkspaceDbContext>(async db =>
        {
            var known = await db.FieldDefinitions.SingleAsync(f => f.Id == field.Id);
            known.Change(new FieldSaid(new("Other", "", ""), CustomWords.Nothing, CustomWords.Nothing, false, true,
                FieldGuard.Nobody, "", [.. known.ChoiceList().Reverse()]) { IsFast = true });
            await db.SaveChangesAsync();
        });
        await IndexAsync();
        var second = await NamesAsync();
        Assert.Equal(first.Count, second.Count);
        Assert.NotEqual(first, second);
        await app.DeleteAsync(field);
        await IndexAsync();
    }

    [Fact]
    public async Task More_than_eight_of_a_kind_are_refused()
    {
        var fields = new List<FieldDefinition>();
        for (var i = 0; i < CustomIndexes.Most; i++)
            fields.Add(await app.FieldAsync(CustomType.Date, Kinds.Person, said => said with { IsFast = true }));
        var admin = app.Browser(TestUser.Administrator);
        var form = await admin.GetAsync("/workspace/fields/create?kind=person&type=Date");
        var answer = await admin.SubmitAsync(form, "form#custom-field", ("NameEn", "One more"), ("IsFast", "true"));
        await app.DeleteAsync([.. fields]);
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("8", answer.Page.QuerySelector("form#custom-field")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void SQL_Server_has_a_computed_column_and_an_index_for_each()
    {
        using var server = ServerContexts.Make(typeof(ErpCrm.Crm.CrmDbContext));
        foreach (var type in Enum.GetValues<CustomType>().Where(CustomIndexes.Serve))
        {
            var field = new CustomField
            {
                Key = "f7", Kind = Kinds.Company, Type = type, Name = new("One", "", ""), Target = Kinds.Contact,
                Choices = [new(Guid.NewGuid(), new("A", "", ""))],
            };
            foreach (var index in IndexesOf(server, field))
            {
                string[] sql = [ValueIndexes.ColumnAdded(index), ValueIndexes.IndexAdded(index),
                    ValueIndexes.IndexDropped(index.Schema, index.Table, index.Name),
                    ValueIndexes.ColumnDropped(index.Schema, index.Table, index.Name),
                    ValueIndexes.Question(index.Schema, index.Table)];
                Assert.All(sql, text => Assert.Empty(SqlScript.Parse(text, "index").Errors));
                Assert.Contains("JSON_VALUE([Custom], N'$.f7')", sql[0], StringComparison.Ordinal);
                Assert.Equal(type is CustomType.Number or CustomType.Money,
                    sql[0].EndsWith("PERSISTED", StringComparison.Ordinal));
                Assert.Contains("ON [crm].[Companies]", sql[1], StringComparison.Ordinal);
            }
        }
    }

    private static IReadOnlyList<ValueIndex> IndexesOf(DbContext db, CustomField field)
    {
        var kind = new ErpCrm.Crm.Companies.CompanyRecord();
        var services = new ServiceCollection().AddSingleton((ErpCrm.Crm.CrmDbContext)db).BuildServiceProvider();
        return kind.IndexesOf(services, field);
    }

    private async Task<bool> UsesAsync(string url, FieldDefinition field)
    {
        var browser = app.Browser(TestUser.Owner);
        await browser.GetAsync(url);
        var commands = app.Commands.Begin();
        await browser.GetAsync(url);
        foreach (var command in commands.Where(c => c.Text.Contains($"$.{field.Key}'", StringComparison.Ordinal)))
        {
            await using var connection = new SqliteConnection(
                $"Data Source={app.DatabaseFile};Mode=ReadOnly;Pooling=False");
            await connection.OpenAsync();
            await using var plan = connection.CreateCommand();
            plan.CommandText = "EXPLAIN QUERY PLAN " + command.Text;
            foreach (var (key, value) in command.Parameters)
                plan.Parameters.AddWithValue(key, value ?? DBNull.Value);
            await using var reader = await plan.ExecuteReaderAsync();
            var name = $"{ValueIndex.Prefix}crm_Companies_{field.Key}_";
            while (await reader.ReadAsync())
            {
                if (reader.GetString(3).Contains(name, StringComparison.Ordinal)) return true;
            }
        }

        return false;
    }

    private async Task IndexAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<IndexFields>(scope.ServiceProvider).RunAsync(default);
    }

    private async Task<IReadOnlyList<string>> NamesAsync()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var (db, schema, table) = scope.ServiceProvider.GetRequiredService<RecordKinds>().Get(Kinds.Company)
            .TableOf(scope.ServiceProvider);
        return await scope.ServiceProvider.GetRequiredService<IDatabase>()
            .ValueIndexesAsync(db, schema, table, default);
    }
}
