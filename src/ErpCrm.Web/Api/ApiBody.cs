using System.Text.Json;
using System.Text.Json.Nodes;
using ErpCrm.Ui.Api;
using Microsoft.AspNetCore.Http.Features;

namespace ErpCrm.Web.Api;

/// <summary>The body of a request: JSON of at most a megabyte.</summary>
internal static class ApiBody
{
    public const int MostBytes = 1024 * 1024;
    private const int Deepest = 16;

    public static async Task<(byte[] Bytes, JsonObject Json)> ReadAsync(HttpContext http)
    {
        if (http.Request.ContentLength > MostBytes) throw TooLarge();
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = MostBytes;
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while ((count = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            read.Write(buffer, 0, count);
            if (read.Length > MostBytes) throw TooLarge();
        }

        var bytes = read.ToArray();
        if (bytes.Length == 0) return (bytes, []);
        if (!http.Request.HasJsonContentType())
            throw new ApiException(415, "not-json", "The body must be JSON: Content-Type: application/json.");
        return (bytes, Parse(bytes));
    }

    private static JsonObject Parse(byte[] bytes)
    {
        try
        {
            var json = JsonNode.Parse(bytes, null, new JsonDocumentOptions
            {
                MaxDepth = Deepest, AllowDuplicateProperties = false,
            });
            if (json is JsonObject body) return body;
        }
        catch (JsonException)
        {
            // Said below, as for what is no object.
        }

        throw new ApiException(400, "bad-json", "The body is no JSON object.");
    }

    private static ApiException TooLarge() => new(413, "too-large", "Too much was sent at once");
}
