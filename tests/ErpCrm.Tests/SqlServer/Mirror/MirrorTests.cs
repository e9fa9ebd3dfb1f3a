using System.Text.RegularExpressions;
using ErpCrm.Crm;
using ErpCrm.Finance;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.SqlServer.Mirror;

public sealed class MirrorTests(TestApp app) : IClassFixture<TestApp>
{
    [SqliteFact]
    public async Task A_query_runs_on_SQLite_and_is_captured_for_SQL_Server()
    {
        using var log = MirrorLog.SetApart();
        var name = "mirror";
        await app.InAsync<CrmDbContext>(
            db => db.Companies.Where(c => c.Name == name && c.Version == 99_001).OrderBy(c => c.Name).Skip(7).Take(3)
                .ToListAsync());
        var command = Assert.Single(log.Commands);
        Assert.Contains("FETCH NEXT", command.Sql, StringComparison.Ordinal);
        Assert.Contains("[crm].[Companies]", command.Sql, StringComparison.Ordinal);
        Assert.Contains(command.Parameters, p => p.Type == "nvarchar(160)");
        Assert.Contains(command.Parameters, p => p.Type == "int");
    }

    [SqliteFact]
    public async Task A_list_is_captured_as_it_was_and_empty_and_long()
    {
        using var log = MirrorLog.SetApart();
        Guid[] ids = [Guid.NewGuid(), Guid.NewGuid()];
        await app.InAsync<CrmDbContext>(
            db => db.Contacts.Where(c => ids.Contains(c.Id) && c.Version == 99_002).ToListAsync());
        Assert.Equal([2, 0], log.Commands.Take(2).Select(c => c.Parameters.Count));
        Assert.True(log.Commands[2].Parameters.Count >= 24);
    }

    [SqliteFact]
    public async Task A_value_that_may_be_null_is_captured_with_and_without_it()
    {
        using var log = MirrorLog.SetApart();
        Guid? owner = Guid.NewGuid();
        await app.InAsync<CrmDbContext>(
            db => db.Companies.Where(c => c.OwnerId == owner && c.Version == 99_003).CountAsync());
        Assert.Equal(2, log.Commands.Count);
        Assert.Contains("IS NULL", log.Commands[1].Sql, StringComparison.Ordinal);
    }

    [SqliteFact]
    public async Task Every_part_of_a_split_query_is_captured()
    {
        using var log = MirrorLog.SetApart();
        await app.InAsync<CrmDbContext>(
            db => db.Deals.Where(d => d.Version == 99_004).Include(d => d.Milestones).Include(d => d.Passages)
                .AsSplitQuery()
                .ToListAsync());
        Assert.Empty(log.Problems);
        Assert.Equal(3, log.Commands.Count);
    }

    [SqliteFact]
    public async Task Updates_and_deletes_of_sets_are_captured()
    {
        using var log = MirrorLog.SetApart();
        await app.InAsync<FinanceDbContext>(async db =>
        {
            await db.NumberSequences.Where(s => s.Last == 99_005)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.Last, s => s.Last + 1));
            await db.NumberSequences.Where(s => s.Last == 99_006).ExecuteDeleteAsync();
        });
        Assert.Equal(["UPDATE", "DELETE"], log.Commands.Select(c => c.Sql[..6]));
    }

    [SqliteFact]
    public async Task A_query_over_another_table_in_a_closure_is_captured()
    {
        using var log = MirrorLog.SetApart();
        await app.InAsync<CrmDbContext>(db =>
        {
            var contacts = db.Contacts.AsNoTracking();
            return db.Companies.Where(c => c.Version == 99_007 && contacts.Any(p => p.CompanyId == c.Id)).CountAsync();
        });
        Assert.Contains("[crm].[Contacts]", Assert.Single(log.Commands).Sql, StringComparison.Ordinal);
    }

    [SqliteFact]
    public async Task Written_SQL_is_captured_with_the_servers_names_for_tables()
    {
        using var log = MirrorLog.SetApart();
        await app.InAsync<CrmDbContext>(
            db => db.Database.ExecuteSqlAsync($"UPDATE crm_Companies SET Name = {"x"} WHERE Version = {99_008}"));
        await app.InAsync<CrmDbContext>(
            db => db.Companies.FromSql($"SELECT * FROM crm_Companies WHERE Version = {99_009}").CountAsync());
        Assert.Contains("UPDATE [crm].[Companies] SET Name = @p0 WHERE Version = @p1", log.Commands[0].Sql,
            StringComparison.Ordinal);
        Assert.Contains("SELECT * FROM [crm].[Companies] WHERE Version =", log.Commands[1].Sql,
            StringComparison.Ordinal);
        using var binder = SqlBinder.ForSchema();
        Assert.Empty(binder.Check(log.Commands));
    }

    [SqliteFact]
    public async Task A_query_that_only_SQLite_understands_breaks_the_test_that_asks()
    {
        using var log = MirrorLog.SetApart();
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => app.InAsync<CrmDbContext>(
            db => db.Companies.Where(c => Regex.IsMatch(c.Name, "^A99")).ToListAsync()));
        Assert.StartsWith("SQL Server cannot run this query", failure.Message, StringComparison.Ordinal);
        Assert.Single(log.Problems);
    }

    [SqliteFact]
    public async Task Written_SQL_that_only_SQLite_understands_is_noticed_at_the_end()
    {
        using var log = MirrorLog.SetApart();
        await app.InAsync<CrmDbContext>(db => db.Database.ExecuteSqlAsync(
            $"UPDATE crm_Companies SET Name = lower(Name) || {"x"} WHERE Version = {99_010}"));
        using var binder = SqlBinder.ForSchema();
        Assert.NotEmpty(binder.Check(log.Commands));
    }
}
