using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using ErpCrm.Tests.Web.Api;
using Microsoft.Data.Sqlite;
using Xunit.Abstractions;

namespace ErpCrm.Tests.Journeys;

/// <summary>The process is killed again and again while programs send money and records, and they send again what was
/// not answered, as programs do: each key and each id makes one, whatever was lost.</summary>
public sealed class KilledApiTests(ITestOutputHelper output)
{
    private static readonly int Kills = LongForm.Of(3, 100);
    private const int Writers = 4;
    private const int AnswersBeforeKill = 10;
    private const string Password = "a cow flies over the mountains";

    /// <summary>What a program sent.</summary>
    /// <param name="Name">By which its effect is found in the database.</param>
    private sealed record Sent(string Method, string Path, JsonObject Body, string Key, string Name)
    {
        /// <summary>What it was answered; null while it was not.</summary>
        public ApiReply? Reply { get; set; }
    }

    [Fact]
    public async Task What_is_sent_again_under_its_key_after_a_crash_is_done_once_and_answered_as_it_was()
    {
        await using var app = await AppProcess.StartAsync("--Api:RequestsPerSecond", "100000", "--Api:Burst", "100000");
        var token = await TokenAsync(app);
        var category = (string)(await ClientOf(app, token).GetAsync("expense-categories")).Data[0]!["id"]!;
        var (answered, lost) = (new ConcurrentBag<Sent>(), 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            var open = await SendUntilKilledAsync(app, token, category, kill, answered);
            await app.StartAgainAsync();
            var client = ClientOf(app, token);
            foreach (var sent in open) await SendAsync(client, sent);
            foreach (var sent in open) answered.Add(sent);
            lost += open.Count;
        }

        output.WriteLine($"{Kills} kills, {answered.Count} sent, {lost} of them sent again");
        var again = ClientOf(app, token);
        foreach (var sent in answered) await ReplayedAsync(again, sent);
        var made = await TextsAsync(app, "SELECT \"Name\" FROM \"crm_Companies\" UNION ALL "
            + "SELECT \"Description\" FROM \"finance_Expenses\"");
        Assert.Equal(answered.Select(sent => sent.Name).Order(StringComparer.Ordinal),
            made.Order(StringComparer.Ordinal));
        Assert.Equal(answered.Count(sent => sent.Method == "PUT"),
            (await TextsAsync(app, "SELECT \"Value\" FROM \"platform_ExternalIds\"")).Distinct().Count());
        Assert.Equal(["ok"], await TextsAsync(app, "PRAGMA integrity_check"));
    }

    // Money by its key alone, companies by their ids too.
    private static Sent Next(string category, string name, bool isMoney) => isMoney
        ? new Sent("POST", "expenses", new JsonObject
        {
            ["spentOn"] = DateOnly.FromDateTime(TestClock.Start).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["categoryId"] = category, ["description"] = name,
            ["gross"] = new JsonObject { ["amount"] = "450.00", ["currency"] = "KGS" },
        }, Guid.NewGuid().ToString(), name)
        : new Sent("PUT", $"companies?externalId={Uri.EscapeDataString(name)}", new JsonObject { ["name"] = name },
            Guid.NewGuid().ToString(), name);

    /// <returns>What was under way when the process died.</returns>
    private static async Task<List<Sent>> SendUntilKilledAsync(
        AppProcess app, string token, string category, int round, ConcurrentBag<Sent> answered)
    {
        var (client, enough, count) = (ClientOf(app, token),
            new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), 0);
        var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var number = 0; ; number++)
            {
                var sent = Next(category, $"Sent {round}-{writer}-{number}", isMoney: number % 2 == 0);
                try
                {
                    await SendAsync(client, sent);
                }
                catch (HttpRequestException)
                {
                    return sent; // the process is gone: whether it was done nobody knows
                }

                answered.Add(sent);
                if (Interlocked.Increment(ref count) == AnswersBeforeKill) enough.SetResult();
            }
        })).ToList();
        await Task.WhenAny(enough.Task, Task.WhenAll(writers)).WaitAsync(TimeSpan.FromMinutes(10));
        await app.KillAsync();
        return [.. await Task.WhenAll(writers)];
    }

    private static async Task SendAsync(ApiClient client, Sent sent)
    {
        var reply = await client.SendAsync(sent.Method, sent.Path, sent.Body, ("Idempotency-Key", sent.Key));
        Assert.True(reply.Status is 200 or 201, reply.Text);
        sent.Reply = reply;
    }

    private static async Task ReplayedAsync(ApiClient client, Sent sent)
    {
        var reply = await client.SendAsync(sent.Method, sent.Path, sent.Body, ("Idempotency-Key", sent.Key));
        Assert.Equal((sent.Reply!.Status, sent.Reply.Id), (reply.Status, reply.Id));
        Assert.Equal("true", reply.Headers.GetValues("Idempotent-Replayed").Single());
    }

    private static async Task<string> TokenAsync(AppProcess app)
    {
        var browser = new TestBrowser(Http(app));
        var page = await browser.GetAsync(app.SetupLink.PathAndQuery);
        (await browser.SubmitAsync(page, "form#setup", ("Name", "Aibek Usenov"), ("Email", "aibek@firm.example"),
            ("Password", Password), ("CompanyName", "Tulpar Consulting"))).Saved();
        browser = new TestBrowser(Http(app));
        page = await browser.GetAsync("/identity/account/sign-in");
        (await browser.SubmitAsync(page, "form[method=post]:has([name=Password])", ("Email", "aibek@firm.example"),
            ("Password", Password))).Saved();
        page = await browser.GetAsync("/identity/profile/access-tokens/create");
        var scopes = page.QuerySelectorAll("form#token [name=Scopes]").Select(box => box.GetAttribute("value")!);
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)page.QuerySelector("form#token")!;
        var made = await browser.PostAsync("/identity/profile/access-tokens/create", [
            .. TestBrowser.Merge(TestBrowser.Fields(form), ("Name", "Sync"), ("Current", Password)),
            .. scopes.Select(scope => KeyValuePair.Create("Scopes", scope))]);
        return made.Page.QuerySelector("#secret")?.GetAttribute("value")
            ?? throw new InvalidOperationException(made.Html[..Math.Min(made.Html.Length, 3000)]);
    }

    private static ApiClient ClientOf(AppProcess app, string token) => new(Http(app), token);

    private static HttpClient Http(AppProcess app) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = app.Address };

    private static async Task<List<string>> TextsAsync(AppProcess app, string sql)
    {
        await using var connection = new SqliteConnection(
            $"Data Source={app.DatabaseFile};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync()) texts.Add(reader.GetString(0));
        return texts;
    }
}
