using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ErpCrm.Ui.Api;

namespace ErpCrm.Web.Api;

/// <summary>What a request that changes something is answered with.</summary>
/// <param name="Body">JSON; null for nothing.</param>
internal sealed record ApiAnswer(int Status, string? Body = null, string? Tag = null, string? Location = null)
{
    public static JsonSerializerOptions Options { get; } =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public bool IsReplayed { get; init; }

    public static ApiAnswer Of(int status, ApiResource resource, ApiRecord record) => new(
        status, record.Json.ToJsonString(Options), record.Tag,
        status == 201 ? $"{resource.Url}/{record.Id}" : null);

    public async Task WriteAsync(HttpContext http)
    {
        http.Response.StatusCode = Status;
        if (Tag is not null) http.Response.Headers.ETag = Tag;
        if (Location is not null) http.Response.Headers.Location = Location;
        if (IsReplayed) http.Response.Headers["Idempotent-Replayed"] = "true";
        if (Body is null) return;
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(Body);
    }

    public static Task WriteAsync(HttpContext http, JsonNode json)
    {
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(json.ToJsonString(Options));
    }
}
