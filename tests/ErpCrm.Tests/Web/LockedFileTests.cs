using System.Diagnostics;
using System.Net;
using ErpCrm.Crm;
using ErpCrm.Tests.Crm;
using ErpCrm.Tests.SqlServer;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Web;

/// <summary>Another program, a backup or somebody's tool, holds the database file.</summary>
public sealed class LockedFileTests(TestApp app) : IClassFixture<TestApp>
{
    [SqliteFact]
    public async Task A_save_waits_for_a_short_lock()
    {
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync("/crm/companies/create");
        Task<TestAnswer> save;
        await using (await LockAsync())
        {
            save = browser.SubmitAsync(page, "form#company", ("Name", CrmMake.Unique("Short lock")));
            // Much less than the application's patience, so that a busy machine has the rest of it.
            await Assert.ThrowsAsync<TimeoutException>(() => save.WaitAsync(TimeSpan.FromMilliseconds(300)));
        }

        (await save).Saved();
    }

    [SqliteFact]
    public async Task A_save_gives_up_on_a_long_lock_and_the_same_form_is_saved_once_afterwards()
    {
        var browser = app.Browser(TestUser.Sales);
        var page = await browser.GetAsync("/crm/companies/create");
        var name = CrmMake.Unique("Long lock");
        TestAnswer refused;
        await using (await LockAsync())
        {
            var watch = Stopwatch.StartNew();
            refused = await browser.SubmitAsync(page, "form#company", ("Name", name));
            // How late it gives up depends on the machine, how early does not.
            Assert.True(watch.Elapsed > TimeSpan.FromSeconds(4), $"{watch.Elapsed}");
            // Reading goes on.
            await browser.GetAsync("/crm/companies");
        }

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.Equal(0, await CountAsync(name));
        (await browser.SubmitAsync(refused.Page, "form#repeat")).Saved();
        Assert.Equal(1, await CountAsync(name));
    }

    private Task<int> CountAsync(string name) =>
        app.InAsync<CrmDbContext, int>(db => db.Companies.CountAsync(c => c.Name == name));

    // Closing the connection lets go of the file.
    private async Task<SqliteConnection> LockAsync()
    {
        var connection = new SqliteConnection($"Data Source={app.DatabaseFile};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync();
        return connection;
    }
}
