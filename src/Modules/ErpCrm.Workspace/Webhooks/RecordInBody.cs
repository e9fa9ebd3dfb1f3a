using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Api;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Workspace.Webhooks;

/// <summary>Puts what is in the record into a message that leaves now: as the API says it to whoever the webhook looks
/// for. It is kept nowhere: who reads the log has other rights.</summary>
internal sealed class RecordInBody(IEnumerable<ApiResource> api, RecordKinds kinds, ILogger<RecordInBody> log)
{
    /// <summary>The most that receivers are sent, as the standard advises.</summary>
    public const int MostBytes = 20_000;

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="services">Reads as <paramref name="reader"/>.</param>
    /// <returns>The body as it is kept where the kind does not answer in the API, or where it would be too
    /// long.</returns>
    public async Task<string> AddAsync(IServiceProvider services, ICurrentUser reader, WebhookMessage message,
        Guid record, CancellationToken ct)
    {
        if (api.FirstOrDefault(resource => resource.Kind == message.Kind) is not { } read
            || !reader.Can(read.ViewIn(kinds)))
            return message.Body;
        try
        {
            return await read.OneAsync(services, record, null, ct) is { } known
                ? With(message.Body, known.Json)
                : message.Body;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Which record it is, is worth more than nothing: it can be read.
            log.LogError(failure, "What is in a {Kind} could not be read for a webhook", message.Kind);
            return message.Body;
        }
    }

    internal static string With(string body, JsonObject record)
    {
        var whole = JsonNode.Parse(body)!;
        whole["data"]!["record"] = record;
        var text = whole.ToJsonString(Readable);
        return Encoding.UTF8.GetByteCount(text) <= MostBytes ? text : body;
    }
}
