using System.Text.Json.Nodes;
using ErpCrm.Identity;
using ErpCrm.Identity.AccessTokens;
using ErpCrm.Platform.Security;
using ErpCrm.Tests.Web.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Volume;

/// <summary>What programs read costs what a page costs, however many records there are.</summary>
public sealed partial class PageCostTests
{
    // Who asks, the ids in their order, their fields; a list's own columns with what it needs for them, and tags.
    private const int Read = 10;

    // The same once more for each kind of others that are read with them.
    private const int ReadWithOthers = 18;

    // What each kind that changed is asked for, once.
    private const int ReadChanges = 50;

    public static TheoryData<string, int> Resources => new()
    {
        { "companies", Read },
        { "companies?sort=name", Read },
        { "companies?filter[status]=Client&sort=-name", Read },
        { "companies?externalId=none", Read },
        { "contacts", Read },
        { "leads", Read },
        { "deals", Read },
        { "deals?include=company", ReadWithOthers },
        { "activities", Read },
        { "follow-ups", Read },
        { "projects", Read },
        { "tasks", Read },
        { "time-entries", Read },
        { "invoices", Read },
        { "invoices?include=lines,allocations&limit=50", ReadWithOthers },
        { "invoice-lines", Read },
        { "payments", Read },
        { "payment-allocations", Read },
        { "expenses", Read },
        { "customers", Read },
        { "deliveries", Read },
        { "engagements", Read },
        { "bookings", Read },
        { "changes?after=0", ReadChanges },
    };

    [Theory, MemberData(nameof(Resources))]
    public async Task What_a_program_reads_asks_few_questions_and_reads_no_large_table_from_end_to_end(
        string path, int limit)
    {
        var (client, token) = await ProgramAsync();
        var hundred = path.Contains("limit=", StringComparison.Ordinal) || path.StartsWith("changes",
            StringComparison.Ordinal) ? path : path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?")
                + "limit=100";
        var (commands, next) = await AskAsync(client, hundred);
        Assert.True(commands.Count <= limit,
            $"{path}: {commands.Count} commands:\n{string.Join("\n\n", commands.Select(c => c.Text))}");
        var scans = new List<string>();
        foreach (var command in commands) scans.AddRange(await ScansAsync(command));
        if (next is not null)
        {
            var following = (await AskAsync(client, next)).Commands;
            Assert.True(following.Count <= limit, $"{path}: the next page asks {following.Count} commands");
            foreach (var command in following) scans.AddRange(await ScansAsync(command));
        }

        await ForgetAsync(token);
        Assert.True(scans.Count == 0, string.Join('\n', scans));
    }

    [Theory]
    [InlineData("companies")]
    [InlineData("deals?include=company")]
    [InlineData("invoices?include=lines")]
    public async Task Fifty_records_ask_no_more_questions_than_five(string path)
    {
        var (client, token) = await ProgramAsync();
        var with = path.Contains('?', StringComparison.Ordinal) ? "&" : "?";
        var few = (await AskAsync(client, $"{path}{with}limit=5")).Commands.Count;
        var many = (await AskAsync(client, $"{path}{with}limit=50")).Commands.Count;
        await ForgetAsync(token);
        Assert.Equal(few, many);
    }

    // The second time: what is kept in memory is there.
    private async Task<(IReadOnlyCollection<RecordedCommand> Commands, string? Next)> AskAsync(
        ApiClient client, string path)
    {
        await ReadAsync(client, path);
        var commands = app.Commands.Begin();
        var answer = await ReadAsync(client, path);
        return (commands, answer["next"] is JsonValue value && value.TryGetValue<string>(out var next) ? next : null);
    }

    private static async Task<JsonNode> ReadAsync(ApiClient client, string path)
    {
        var answer = await client.GetAsync(path);
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Json!;
    }

    // Of the company's own people, so that nobody is added to it; a token of its own is not held back by others.
    private async Task<(ApiClient Client, Guid Token)> ProgramAsync()
    {
        var secret = AccessToken.Prefix + Tokens.New();
        var id = await app.InAsync<IdentityModuleDbContext, Guid>(async db =>
        {
            var owner = await db.Users.FirstAsync(u => u.Role == BuiltInRoles.Owner && u.JoinedAt != null);
            var now = app.Time.GetUtcNow().UtcDateTime;
            var token = new AccessToken
            {
                UserId = owner.Id, Name = "Cost", TokenHash = Tokens.Hash(secret), End = secret[^4..],
                Scopes = string.Join(' ', app.Services.GetServices<Permission>().Select(p => p.Key)),
                CreatedAt = now, ExpiresAt = now.AddDays(1),
            };
            db.Add(token);
            await db.SaveChangesAsync();
            return token.Id;
        });
        return (new ApiClient(app.Browser(null).Http, secret), id);
    }

    private Task ForgetAsync(Guid token) => app.InAsync<IdentityModuleDbContext>(
        db => db.AccessTokens.Where(t => t.Id == token).ExecuteDeleteAsync());
}
