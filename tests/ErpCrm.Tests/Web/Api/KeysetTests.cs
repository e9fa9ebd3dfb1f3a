using System.Linq.Expressions;
using ErpCrm.Crm;
using ErpCrm.Crm.Companies;
using ErpCrm.Platform.Records;
using ErpCrm.Tests.SqlServer;
using ErpCrm.Ui.Api.Reading;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Web.Api;

/// <summary>The next page costs no more than the first one.</summary>
public sealed class KeysetTests(ApiApp app) : IClassFixture<ApiApp>
{
    [SqliteTheory]
    [InlineData(false)]
    [InlineData(true)]
    public Task What_follows_begins_in_the_index_of_its_order(bool isDescending) =>
        app.InAsync<CrmDbContext>(async db =>
        {
            Expression<Func<Company, string>> name = company => company.Name;
            var keys = Keyset<Company>.Keys(new SortPart(name, IsNothingLast: false), isDescending);
            var follows = Keyset<Company>.After(db.Companies, keys, ["N"], Guid.NewGuid());
            await using var command = Keyset<Company>.Order(follows, keys).Select(c => c.Id).Take(50).CreateDbCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
            await db.Database.OpenConnectionAsync();
            await using var reader = await command.ExecuteReaderAsync();
            var steps = new List<string>();
            while (await reader.ReadAsync()) steps.Add(reader.GetString(3));
            var plan = string.Join('\n', steps);
            Assert.Contains(isDescending ? "(Name<?)" : "(Name>?)", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("MULTI-INDEX OR", plan, StringComparison.Ordinal);
        });
}
