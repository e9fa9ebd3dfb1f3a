using System.Text.Json.Nodes;
using ErpCrm.Platform.Data;
using ErpCrm.Ui.Api;
using ErpCrm.Ui.Api.Writing;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Web.Api;

/// <summary>
/// Up to a hundred things at once. Each is done for itself and has its own result; or all of them are one transaction,
/// where each is a save of its own: making, changing, removing.
/// </summary>
internal sealed class ApiBatch(ApiWork work, ApiOnce once, ApiProblemTexts problems)
{
    public const int Most = 100;

    /// <summary>The word for what is changed by an id of the caller's own, and made where there is none.</summary>
    public const string Saving = "save";

    public async Task<ApiAnswer> DoAsync(HttpContext http, ApiResource resource, JsonObject body, KeyedRequest? keyed)
    {
        var isWhole = body["atomic"] is JsonValue flag && flag.TryGetValue<bool>(out var whole) && whole;
        var tasks = TasksOf(resource, body, keyed, isWhole).ToList();
        return isWhole
            ? await once.DoAsync(http, resource, keyed, () => TogetherAsync(http, resource, tasks))
            : await EachAsync(http, tasks);
    }

    private async Task<ApiAnswer> EachAsync(HttpContext http, List<ApiTask> tasks)
    {
        var results = new JsonArray();
        foreach (var task in tasks)
        {
            try
            {
                results.Add(ResultOf(await once.DoAsync(
                    http, task.Resource, task.Keyed, () => work.DoAsync(http, task))));
            }
            catch (Exception e) when (!http.RequestAborted.IsCancellationRequested)
            {
                results.Add(problems.ResultOf(e));
            }
        }

        return new ApiAnswer(200, new JsonObject { ["results"] = results }.ToJsonString(ApiAnswer.Options));
    }

    private async Task<ApiAnswer> TogetherAsync(HttpContext http, ApiResource resource, List<ApiTask> tasks)
    {
        var done = new List<(int Status, Guid? Id)>();
        await using (var scope = http.RequestServices.CreateAsyncScope())
        {
            var db = (DbContext)scope.ServiceProvider.GetRequiredService(resource.ContextType);
            await db.InTransactionAsync(async _ =>
            {
                done.Clear();
                foreach (var task in tasks) done.Add(await OneAsync(http, task, done.Count, scope.ServiceProvider));
            }, http.RequestAborted);
        }

        var results = new JsonArray();
        foreach (var (task, (status, id)) in tasks.Zip(done))
            results.Add(ResultOf(await work.AnswerAsync(http, task, status, id)));
        return new ApiAnswer(200, new JsonObject { ["results"] = results }.ToJsonString(ApiAnswer.Options));
    }

    private async Task<(int Status, Guid? Id)> OneAsync(
        HttpContext http, ApiTask task, int number, IServiceProvider services)
    {
        try
        {
            return await work.DoAsync(http, task, services);
        }
        catch (ApiException why)
        {
            throw new ApiException(why.Status, why.Code, why.Message, [.. why.Arguments])
            {
                Said = why.Said, Current = why.Current, Parameter = $"/items/{number}",
                Errors = [.. why.Errors.Select(e => e with { Place = $"/items/{number}/body{e.Place}" })],
            };
        }
    }

    private static IEnumerable<ApiTask> TasksOf(
        ApiResource resource, JsonObject body, KeyedRequest? keyed, bool isWhole)
    {
        if (body.FirstOrDefault(part => part.Key is not ("items" or "atomic")) is { Key: { } unknown })
            throw ApiException.Bad(unknown, "unknown-field", "This field is not known here.");
        if (body["items"] is not JsonArray { Count: > 0 and <= Most } items)
            throw ApiException.Bad("items", "bad-batch", "Between {0} and {1}.", 1, Most);
        for (var i = 0; i < items.Count; i++)
        {
            var (item, key) = (items[i] as JsonObject, KeyOf(keyed, i, isWhole));
            var saved = TextOf(item, "do") == Saving && resource.CanSave;
            var action = saved ? resource.Creating : ActionOf(resource, item, isWhole);
            if (item is null || action is null || (action.IsOfOne && !Guid.TryParse(TextOf(item, "id"), out _)))
                throw ApiException.Bad($"/items/{i}", "bad-batch", "This is nothing that can be done here.");
            if (action.NeedsKey && keyed is null)
                throw ApiException.Bad(IdempotentReplies.Header, "idempotency-key-missing",
                    "Money is moved once only: send a key of your own with it.");
            var sent = item["body"] as JsonObject ?? [];
            yield return new ApiTask(resource, action, action.IsOfOne ? Guid.Parse(TextOf(item, "id")!) : null,
                sent, TextOf(item, "ifMatch"), key)
            {
                ExternalId = saved ? ExternalIds.Checked(TextOf(item, ExternalIds.Name))
                    : action.IsOfOne ? null : ApiNaming.Take(sent),
                Saves = saved,
            };
        }
    }

    private static ApiAction? ActionOf(ApiResource resource, JsonObject? item, bool isWhole) =>
        resource.Actions.FirstOrDefault(
            a => a.Word == TextOf(item, "do") && (!isWhole || a.Verb != ApiVerb.Do));

    private static string? TextOf(JsonObject? item, string name) =>
        item?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    // One key for all of one transaction, otherwise one for each.
    private static KeyedRequest? KeyOf(KeyedRequest? keyed, int number, bool isWhole)
    {
        if (keyed is null || isWhole) return keyed;
        var bytes = keyed.Key.ToByteArray();
        bytes[15] ^= (byte)(number + 1);
        bytes[14] ^= 0x5A;
        return keyed with { Key = new Guid(bytes) };
    }

    private static JsonObject ResultOf(ApiAnswer answer) => new()
    {
        ["status"] = answer.Status,
        ["etag"] = answer.Tag,
        ["location"] = answer.Location,
        ["body"] = answer.Body is null ? null : JsonNode.Parse(answer.Body),
    };
}
