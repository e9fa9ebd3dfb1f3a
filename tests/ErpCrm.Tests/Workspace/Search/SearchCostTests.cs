using ErpCrm.Data.Sqlite.Sql;
using ErpCrm.Platform.Searching;
using ErpCrm.Tests.Seeding;
using ErpCrm.Tests.SqlServer;
using ErpCrm.Workspace.Search;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

// The statements are the index's own.
#pragma warning disable CA2100

namespace ErpCrm.Tests.Workspace.Search;

/// <summary>The index is asked by its parts and by title; no document is read that need not be.</summary>
[Collection(SeededCompany.Name)]
public sealed class SearchCostTests(SeededApp app)
{
    [SqliteTheory]
    [InlineData("log")]
    [InlineData("logistics bishkek")]
    [InlineData("lo")]
    public async Task No_question_reads_the_documents_from_end_to_end(string typed)
    {
        var kinds = app.Services.GetRequiredService<SearchedKinds>().All.Select(k => SearchNumbers.Of(k.Key)).ToList();
        var asked = new GramQuestion(new SearchQuestion(SearchWords.Of(typed), kinds, 40));
        string[] all = asked.Match.Length == 0
            ? [asked.Titles()]
            : [GramQuestion.Count(400), asked.All(), asked.Latest(), asked.Titles()];
        await using var connection = new SqliteConnection(
            $"Data Source={app.DatabaseFile};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        foreach (var sql in all)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + sql;
            asked.Give(command);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) Assert.DoesNotMatch("^SCAN d( |$)", reader.GetString(3));
        }
    }
}
