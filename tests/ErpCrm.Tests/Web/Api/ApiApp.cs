using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ErpCrm.Identity;
using ErpCrm.Identity.AccessTokens;
using ErpCrm.Identity.Users;
using ErpCrm.Platform.Security;
using ErpCrm.Tests.Identity;
using ErpCrm.Web.Api;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Web.Api;

/// <summary>The application with programs that ask with tokens, as fast as they like.</summary>
public class ApiApp : IdentityApp
{
    protected override void Configure(IServiceCollection services)
    {
        base.Configure(services);
        services.Configure<ApiSpeed>(speed => speed.RequestsPerSecond = speed.Burst = 1_000_000);
    }

    internal async Task<ApiClient> ClientAsync(string role = BuiltInRoles.Owner, params string[] scopes)
    {
        var user = await AddUserAsync(role);
        await DrainAsync();
        return await ClientAsync(user, scopes);
    }

    internal async Task<ApiClient> ClientAsync(User user, params string[] scopes)
    {
        var held = scopes.Length > 0 ? scopes : [.. Services.GetServices<Permission>().Select(p => p.Key)];
        var (token, secret) = await TokenAsync(user.Id, held);
        return new ApiClient(Browser(null).Http, secret) { Token = token, UserId = user.Id };
    }

    internal Task<(Guid Id, string Secret)> TokenAsync(
        Guid userId, IEnumerable<string> scopes, int days = 30, string addresses = "") =>
        InAsync<IdentityModuleDbContext, (Guid, string)>(async db =>
        {
            var now = Time.GetUtcNow().UtcDateTime;
            var secret = AccessToken.Prefix + Tokens.New();
            var token = new AccessToken
            {
                UserId = userId, Name = "Test", TokenHash = Tokens.Hash(secret), End = secret[^4..],
                Scopes = string.Join(' ', scopes), Addresses = addresses, CreatedAt = now,
                ExpiresAt = now.AddDays(days),
            };
            db.Add(token);
            await db.SaveChangesAsync();
            return (token.Id, secret);
        });
}

internal sealed record ApiReply(int Status, JsonNode? Json, string Text, string? Tag, HttpResponseHeaders Headers)
{
    public JsonArray Data => Json!["data"]!.AsArray();

    public string Id => (string)Json!["id"]!;

    public string? Code => (string?)Json?["code"];
}

internal sealed class ApiClient(HttpClient http, string? token)
{
    public Guid Token { get; init; }

    public Guid UserId { get; init; }

    public Task<ApiReply> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync("GET", path, null, headers);

    public Task<ApiReply> PostAsync(string path, JsonObject? body = null, string? match = null, string? key = null) =>
        SendAsync("POST", path, body, Headers(match, key));

    public Task<ApiReply> PatchAsync(string path, JsonObject body, string? match, string? key = null) =>
        SendAsync("PATCH", path, body, Headers(match, key));

    public Task<ApiReply> PutAsync(string path, JsonObject body, string? match = null, string? key = null) =>
        SendAsync("PUT", path, body, Headers(match, key));

    public Task<ApiReply> DeleteAsync(string path, string? match) =>
        SendAsync("DELETE", path, null, Headers(match, null));

    public Task<ApiReply> SendAsync(
        string method, string path, JsonObject? body, params (string Name, string Value)[] headers) =>
        SendContentAsync(method, path, body is null ? null : new StringContent(
            body.ToJsonString(), Encoding.UTF8, "application/json"), headers);

    public async Task<ApiReply> SendContentAsync(
        string method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = Request(method, path, headers);
        request.Content = content;
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var isJson = answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        return new ApiReply((int)answer.StatusCode, isJson && text.Length > 0 ? JsonNode.Parse(text) : null, text,
            answer.Headers.ETag?.ToString(), answer.Headers);
    }

    /// <summary>What is no JSON.</summary>
    public async Task<(HttpStatusCode Status, byte[] Content, HttpContentHeaders Headers)> BytesAsync(string path)
    {
        using var request = Request("GET", path);
        var answer = await http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsByteArrayAsync(), answer.Content.Headers);
    }

    private HttpRequestMessage Request(string method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new HttpMethod(method),
            path.StartsWith('/') ? path : $"/api/v1/{path}");
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (headers.All(h => h.Name != "Accept-Language")) request.Headers.Add("Accept-Language", "en");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    private static (string, string)[] Headers(string? match, string? key) =>
    [
        .. match is null ? Array.Empty<(string, string)>() : [("If-Match", match)],
        .. key is null ? Array.Empty<(string, string)>() : [("Idempotency-Key", key)],
    ];
}
