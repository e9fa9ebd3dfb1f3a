using System.Text.Encodings.Web;
using System.Text.Json;

namespace ErpCrm.Workspace.Webhooks;

/// <summary>Bodies as people read them.</summary>
internal static class WebhookText
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>On several lines; as it is where it is no JSON.</summary>
    public static string Pretty(string body)
    {
        try
        {
            return JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(body), Indented);
        }
        catch (JsonException)
        {
            return body;
        }
    }
}
