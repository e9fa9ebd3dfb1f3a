using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace ErpCrm.Tests.Journeys;

/// <summary>The process is killed again and again while people save:
/// nothing acknowledged is lost, every effect happens once.</summary>
public sealed class KilledProcessTests(ITestOutputHelper output)
{
    private static readonly int Kills = LongForm.Of(3, 200);
    private const int Writers = 4;
    private const int SavesBeforeKill = 12;
    private const string Password = "a cow flies over the mountains";

    [Fact]
    public async Task A_killed_process_loses_nothing_it_acknowledged_and_repeats_nothing_it_did()
    {
        await using var app = await AppProcess.StartAsync();
        await SetUpAsync(app);
        var acknowledged = new ConcurrentBag<string>();
        var slowestStart = TimeSpan.Zero;
        for (var kill = 0; kill < Kills; kill++)
        {
            await SaveUntilKilledAsync(app, kill, acknowledged);
            var begun = Stopwatch.GetTimestamp();
            await app.StartAgainAsync();
            if (Stopwatch.GetElapsedTime(begun) is var took && took > slowestStart) slowestStart = took;
        }

        output.WriteLine(
            $"{Kills} kills, {acknowledged.Count} acknowledged, slowest start after a kill {slowestStart.TotalSeconds:F1} s");

        await DeliveredAsync(app);
        Assert.True(acknowledged.Count >= Kills * SavesBeforeKill);
        var companies = await NamesAsync(app, "SELECT \"Name\" FROM \"crm_Companies\"");
        Assert.Empty(acknowledged.Except(companies));
        Assert.Equal(companies.Count, companies.Distinct().Count());
        Assert.Equal(companies.Order(), (await NamesAsync(app, "SELECT \"Name\" FROM \"finance_Customers\"")).Order());
        Assert.Equal(companies.Order(), (await NamesAsync(app, "SELECT \"Name\" FROM \"projects_Clients\"")).Order());
        Assert.Equal(["ok"], await NamesAsync(app, "PRAGMA integrity_check"));
    }

    private static async Task SetUpAsync(AppProcess app)
    {
        var browser = Browser(app);
        var page = await browser.GetAsync(app.SetupLink.PathAndQuery);
        (await browser.SubmitAsync(page, "form#setup", ("Name", "Aibek Usenov"), ("Email", "aibek@firm.example"),
            ("Password", Password), ("CompanyName", "Tulpar Consulting"))).Saved();
    }

    private static async Task SaveUntilKilledAsync(AppProcess app, int round, ConcurrentBag<string> acknowledged)
    {
        var browser = await SignInAsync(app);
        var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var saved = 0;
        var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var number = 0; ; number++)
            {
                var name = $"Company {round}-{writer}-{number}";
                try
                {
                    var page = await browser.GetAsync("/crm/companies/create");
                    (await browser.SubmitAsync(page, "form#company", ("Name", name))).Saved();
                }
                catch (HttpRequestException)
                {
                    return; // the process is gone; what was under way was not acknowledged
                }

                acknowledged.Add(name);
                if (Interlocked.Increment(ref saved) == SavesBeforeKill) enough.SetResult();
            }
        })).ToList();
        await Task.WhenAny(enough.Task, Task.WhenAll(writers)).WaitAsync(TimeSpan.FromMinutes(10));
        await app.KillAsync();
        await Task.WhenAll(writers);
    }

    private static async Task<TestBrowser> SignInAsync(AppProcess app)
    {
        var browser = Browser(app);
        var page = await browser.GetAsync("/identity/account/sign-in");
        (await browser.SubmitAsync(page, "form[method=post]:has([name=Password])", ("Email", "aibek@firm.example"),
            ("Password", Password))).Saved();
        return browser;
    }

    private static TestBrowser Browser(AppProcess app) =>
        new(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address });

    private static async Task DeliveredAsync(AppProcess app)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        for (var look = 0; look < 3000; look++)
        {
            if (await NamesAsync(app, "SELECT \"Listener\" FROM \"platform_OutboxMessages\"") is { Count: 0 }) return;
            await timer.WaitForNextTickAsync();
        }

        Assert.Fail($"Not delivered within ten minutes:\n{app.Output}");
    }

    private static async Task<List<string>> NamesAsync(AppProcess app, string sql)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={app.DatabaseFile};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync()) names.Add(reader.GetString(0));
        return names;
    }
}
