using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ErpCrm.Ui.Api;
using ErpCrm.Ui.Api.Writing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace ErpCrm.Web.Api;

/// <summary>GET of a resource: a page of it, or one record.</summary>
internal static class ApiReads
{
    public static async Task ListAsync(HttpContext http, ApiResource resource)
    {
        var ask = ApiAsk.Read(http.Request.Query, isList: true);
        var page = await resource.PageAsync(http.RequestServices, ask, http.RequestAborted);
        var next = page.Next is null ? null : NextOf(http, page.Next);
        var json = new JsonObject
        {
            ["data"] = new JsonArray([.. page.Records.Select(record => record.Json)]),
            ["next"] = next,
        };
        if (page.Count is { } count)
        {
            json["count"] = Math.Min(count, ApiAsk.MostCounted);
            json["countIsCapped"] = count > ApiAsk.MostCounted;
        }

        if (next is not null) http.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        var body = json.ToJsonString(ApiAnswer.Options);
        // The cursor is another one each time, and says the same.
        var said = next is null ? body : $"{page.Count}{string.Concat(page.Records.Select(r => r.Tag))}";
        await WriteAsync(http, body,
            $"W/\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)))[..16]}\"");
    }

    public static async Task OneAsync(HttpContext http, ApiResource resource)
    {
        var ask = ApiAsk.Read(http.Request.Query, isList: false);
        var record = await resource.OneAsync(http.RequestServices, IdOf(http), ask, http.RequestAborted)
            ?? throw ApiException.NotFound();
        await WriteAsync(http, record.Json.ToJsonString(ApiAnswer.Options), record.Tag);
    }

    /// <summary>GET <c>/invoices/{id}/pdf</c>: what the record's page prints.</summary>
    public static async Task PrintAsync(HttpContext http, ApiPaper paper)
    {
        ApiNaming.RefuseQuery(http);
        await using var scope = http.RequestServices.CreateAsyncScope();
        var printed = await http.RequestServices.GetRequiredService<PageActions>()
            .PrintAsync(http, scope.ServiceProvider, paper, IdOf(http)) ?? throw ApiException.NotFound();
        http.Response.ContentType = printed.Type;
        http.Response.ContentLength = printed.Content.Length;
        http.Response.Headers.ContentDisposition = printed.Disposition;
        http.Response.Headers.CacheControl = "private, no-store";
        await http.Response.Body.WriteAsync(printed.Content, http.RequestAborted);
    }

    public static Guid IdOf(HttpContext http) => Guid.Parse((string)http.Request.RouteValues["id"]!);

    private static Task WriteAsync(HttpContext http, string body, string tag)
    {
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "private, no-cache";
        if (http.Request.Headers.IfNoneMatch.Any(known => known?.Split(',').Any(t => t.Trim() == tag) == true))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(body);
    }

    private static string NextOf(HttpContext http, string cursor) => QueryHelpers.AddQueryString(
        http.Request.PathBase + http.Request.Path,
        http.Request.Query.Where(q => q.Key != "cursor")
            .Append(KeyValuePair.Create("cursor", new StringValues(cursor))));
}
