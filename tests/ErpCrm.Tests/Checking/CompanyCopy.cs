using ErpCrm.Data.Sqlite;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Files;
using ErpCrm.Web;
using ErpCrm.Web.Checking;
using ErpCrm.Web.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using IDatabase = ErpCrm.Platform.Data.IDatabase;

// The statements are the tests' own.
#pragma warning disable CA2100

namespace ErpCrm.Tests.Checking;

/// <summary>
/// A company's database in a file of its own, with the modules but
/// without a host: nothing delivers, nothing runs at its own times, and whatever is done to it dies with it.
/// </summary>
internal sealed class CompanyCopy : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("erpcrm-copy-").FullName;
    private readonly ServiceProvider _services;

    private CompanyCopy(string source)
    {
        File.Copy(source, DatabaseFile);
        Uploads.Copy(Path.GetDirectoryName(source)!, _folder);
        var services = new ServiceCollection();
        services.AddLogging().AddLocalization();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddSingleton<TimeProvider>(TestClock.New());
        services.AddSingleton<IHttpContextAccessor, HttpContextAccessor>();
        services.AddModules();
        services.AddSingleton(new DataFolder(_folder)).AddSingleton<IFileStore, FileStore>();
        services.AddSingleton<IDatabase>(new SqliteDatabase(DatabaseFile, "OFF"));
        _services = services.BuildServiceProvider();
    }

    public IServiceProvider Services => _services;

    public string DatabaseFile => Path.Combine(_folder, "copy.db");

    public static async Task<CompanyCopy> OfAsync(string source)
    {
        var copy = new CompanyCopy(source);
        await copy.Services.GetRequiredService<ICompanyProfile>().RefreshAsync(CancellationToken.None);
        return copy;
    }

    public async Task DamageAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA foreign_keys=OFF; {sql}";
        Assert.True(await command.ExecuteNonQueryAsync() > 0, "Nothing was broken.");
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>What people uploaded: it stands beside a company's database.</summary>
internal static class Uploads
{
    /// <summary>Copies it from one data folder into another.</summary>
    public static void Copy(string from, string to)
    {
        var files = Path.Combine(from, "files");
        foreach (var file in Directory.Exists(files) ? Directory.GetFiles(files, "*", SearchOption.AllDirectories) : [])
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}

internal static class Rules
{
    /// <summary>Runs every check; what is broken, with the findings, or nothing.</summary>
    public static async Task<string> BrokenRulesAsync(this IServiceProvider services)
    {
        var output = new StringWriter();
        if (await CheckCommand.RunAsync(services, output, CancellationToken.None) == 0) return "";
        return string.Join('\n',
            output.ToString().Split('\n').Where(line => !line.StartsWith("ok ", StringComparison.Ordinal)));
    }
}
