using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Feeding;
using ErpCrm.Tests.Checking;
using ErpCrm.Tests.Seeding;
using ErpCrm.Tests.SqlServer;
using ErpCrm.Tests.Walker;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Feeding;

/// <summary>Everything that listeners keep of a company that was
/// played day by day can be made again from its log.</summary>
[Trait("Lane", "Long")]
public sealed class PlayedCompanyTests
{
    [SqliteFact]
    public async Task Every_copy_and_read_model_is_made_again_as_if_its_listener_had_always_listened()
    {
        await using var company = await CompanyCopy.OfAsync(await PlayedFirm.PlaceAsync());
        var fed = company.Services.GetRequiredService<Listeners>().All.Where(l => l.IsFed).ToList();
        var before = new Dictionary<string, List<string>>();
        foreach (var table in fed.SelectMany(l => KeptTables.Of(company, l)))
        {
            before[table] = await KeptTables.ReadAsync(company, table);
            await KeptTables.EmptyAsync(company, table);
        }

        Assert.All(before.Where(b => b.Key != "insights_JoinedEngagements"), b => Assert.NotEmpty(b.Value));
        foreach (var listener in fed)
            Assert.Null(await company.Services.GetRequiredService<ListenerFeeder>().FeedAsync(listener.Name, default));

        var differences = new List<string>();
        foreach (var (table, rows) in before)
        {
            var after = await KeptTables.ReadAsync(company, table);
            differences.AddRange(rows.Except(after).Select(row => $"{table} lost {row}").Take(5));
            differences.AddRange(after.Except(rows).Select(row => $"{table} got {row}").Take(5));
            if (rows.Count != after.Count) differences.Add($"{table} had {rows.Count} rows and has {after.Count}");
        }

        Assert.Empty(differences);
        Assert.Equal("", await company.Services.BrokenRulesAsync());
    }
}

/// <summary>A seeded company has no log: what its sources tell of themselves must do.</summary>
[Collection(SeededCompany.Name)]
public sealed class SeededCompanyTests(SeededApp app)
{
    [SqliteFact]
    public async Task Copies_are_made_again_from_the_state_of_their_sources_where_the_log_does_not_reach_back()
    {
        await using var company = await CompanyCopy.OfAsync(await app.SnapshotAsync());
        var feeder = company.Services.GetRequiredService<ListenerFeeder>();
        var made = new List<string>();
        foreach (var listener in company.Services.GetRequiredService<Listeners>().All.Where(l => l.IsFed))
        {
            var before = new Dictionary<string, int>();
            foreach (var table in KeptTables.Of(company, listener))
                before[table] = (await KeptTables.ReadAsync(company, table)).Count;
            if (await feeder.FeedAsync(listener.Name, default) is null) made.Add(listener.Name);
            foreach (var (table, count) in before)
                Assert.Equal((table, count), (table, (await KeptTables.ReadAsync(company, table)).Count));
        }

        Assert.Equal("", await company.Services.BrokenRulesAsync());
        Assert.Equal(
            [
                "crm.deal-projects", "crm.exchange-rates", "crm.users", "finance.customers", "finance.people",
                "finance.projects", "finance.rates", "finance.users",
                "insights.users", "projects.clients", "projects.people", "projects.users", "resources.projects",
                "resources.users", "resources.worked-weeks", "workspace.users",
            ],
            made.Order(StringComparer.Ordinal));
    }

    [SqliteFact]
    public async Task A_copy_that_is_gone_comes_back_from_the_state_of_its_source()
    {
        await using var company = await CompanyCopy.OfAsync(await app.SnapshotAsync());
        foreach (var table in new[]
        {
            "projects_Clients", "finance_Customers", "resources_Users", "crm_ExchangeRateCopies",
            "resources_WorkedWeeks"
        })
            await KeptTables.EmptyAsync(company, table);
        foreach (var listener in new[]
        {
            "projects.clients", "finance.customers", "resources.users", "crm.exchange-rates", "resources.worked-weeks"
        })
            Assert.Null(await company.Services.GetRequiredService<ListenerFeeder>().FeedAsync(listener, default));
        Assert.Equal("", await company.Services.BrokenRulesAsync());
    }
}
