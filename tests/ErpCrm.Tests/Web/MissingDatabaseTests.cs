using System.Net;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Data;
using ErpCrm.Tests.Crm;
using ErpCrm.Tests.SqlServer;
using ErpCrm.Web;
using ErpCrm.Web.Hosting;
using ErpCrm.Web.Installing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Web;

/// <summary>Somebody deletes, moves or replaces the database file.</summary>
public sealed class MissingDatabaseTests : IAsyncLifetime
{
    private readonly TestApp _app = new();

    private readonly string _copy = Directory.CreateTempSubdirectory("erpcrm-known-").FullName;

    private string Folder => Path.GetDirectoryName(_app.DatabaseFile)!;

    private string Copy => Path.Combine(_copy, "erpcrm.db");

    public Task InitializeAsync() => _app.InitializeAsync();

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_copy, recursive: true);
    }

    [SqliteFact]
    public async Task Nothing_is_acknowledged_that_is_written_into_a_file_that_is_gone()
    {
        var browser = _app.Browser(TestUser.Sales);
        var page = await browser.GetAsync("/crm/companies/create");
        foreach (var file in Directory.GetFiles(Folder, "erpcrm.db*")) File.Move(file, $"{file}.away");

        var refused = await browser.SubmitAsync(page, "form#company", ("Name", CrmMake.Unique("Gone")));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.Contains("The database is not where it was", refused.Page.Body!.TextContent, StringComparison.Ordinal);
        using var ready = await browser.Http.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.False(File.Exists(_app.DatabaseFile));

        foreach (var file in Directory.GetFiles(Folder, "*.away")) File.Move(file, file[..^".away".Length]);
        (await browser.SubmitAsync(refused.Page, "form#repeat")).Saved();
    }

    [SqliteFact]
    public async Task What_is_acknowledged_after_the_file_was_replaced_is_in_the_new_one()
    {
        var browser = _app.Browser(TestUser.Sales);
        await _app.Services.GetRequiredService<IDatabase>().TryCopyAsync(Copy, default);
        foreach (var file in Directory.GetFiles(Folder, "erpcrm.db*")) File.Move(file, $"{file}.away");
        File.Move(Copy, _app.DatabaseFile);
        var saved = new List<string>();
        for (var number = 0; number < 12; number++)
        {
            var name = CrmMake.Unique("Replaced");
            var answer = await browser.SubmitAsync(await browser.GetAsync("/crm/companies/create"), "form#company",
                ("Name", name));
            if (answer.Location is not null) saved.Add(name);
            else Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        }

        await using var connection = new SqliteConnection($"Data Source={_app.DatabaseFile};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        foreach (var name in saved)
        {
            command.CommandText = $"SELECT COUNT(*) FROM crm_Companies WHERE Name = '{name}'";
            Assert.Equal(1L, await command.ExecuteScalarAsync());
        }
    }

    [SqliteFact]
    public async Task A_start_refuses_to_begin_an_empty_company_where_one_was_known()
    {
        await _app.Services.GetRequiredService<IDatabase>().TryCopyAsync(Copy, default);
        await using (var first = Build(Command.Serve)) Assert.True(await StartsAsync(first, Command.Serve));
        foreach (var file in Directory.GetFiles(_copy, "erpcrm.db*"))
            File.Move(file, Path.Combine(_copy, $"away-{Path.GetFileName(file)}"));

        foreach (var command in new[] { Command.Serve, Command.Migrate, Command.Seed })
        {
            await using var again = Build(command);
            Assert.False(await StartsAsync(again, command));
            Assert.False(File.Exists(Copy));
        }

        // An empty file, or one that some other program has begun.
        await File.WriteAllBytesAsync(Copy, []);
        await using (var empty = Build(Command.Serve)) Assert.False(await StartsAsync(empty, Command.Serve));
        File.Delete(Copy);

        await using var anew = Build(Command.New);
        Assert.True(await StartsAsync(anew, Command.New));
        Assert.False(anew.Services.GetRequiredService<ICompanyProfile>().IsSetUp);
    }

    [SqliteFact]
    public async Task A_database_without_the_company_that_was_known_is_refused()
    {
        await _app.Services.GetRequiredService<IDatabase>().TryCopyAsync(Copy, default);
        await using (var first = Build(Command.Serve)) Assert.True(await StartsAsync(first, Command.Serve));
        var other = Directory.CreateTempSubdirectory("erpcrm-other-").FullName;
        await using (var empty = Composition.Build(new Command(Command.Serve, ["--Data:Folder", other])))
            Assert.True(await empty.TryMigrateAsync(new Command(Command.Migrate, [])));
        foreach (var file in Directory.GetFiles(_copy, "erpcrm.db*")) File.Delete(file);
        foreach (var file in Directory.GetFiles(other, "erpcrm.db*"))
            File.Move(file, Path.Combine(_copy, Path.GetFileName(file)));
        await using (var again = Build(Command.Serve)) Assert.False(await StartsAsync(again, Command.Serve));
        Directory.Delete(other, recursive: true);
    }

    private WebApplication Build(string command) => Composition.Build(new Command(command, ["--Data:Folder", _copy]));

    private static async Task<bool> StartsAsync(WebApplication app, string command)
    {
        if (!app.FindsItsDatabase(new Command(command, []))) return false;
        Assert.True(await app.TryMigrateAsync(new Command(Command.Migrate, [])));
        if (!await app.FindsItsCompanyAsync()) return false;
        await app.Services.PrepareAsync(default);
        return true;
    }
}
