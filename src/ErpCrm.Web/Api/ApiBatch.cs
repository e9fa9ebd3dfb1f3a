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

    private static readonly string[] Parts = ["items", "atomic"];

    public async Task<ApiAnswer> DoAsync(HttpContext http, ApiResource resource, JsonObject body, KeyedRequest? keyed)
    {
        RefuseOthers(body, Parts, "");
        var isWhole = body["atomic"] switch
        {
            null => false,
            JsonValue flag when flag.TryGetValue<bool>(out var whole) => whole,
            _ => throw ApiException.Bad("/atomic", "wrong-type", "This value is not understood."),
        };
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
        var done = await TransactedAsync(http, resource, tasks);
        var results = new JsonArray();
        foreach (var (task, (status, id)) in tasks.Zip(done))
            results.Add(ResultOf(await work.AnswerAsync(http, task, status, id)));
        return new ApiAnswer(200, new JsonObject { ["results"] = results }.ToJsonString(ApiAnswer.Options));
    }

    private async Task<List<(int Status, Guid? Id)>> TransactedAsync(
        HttpContext http, ApiResource resource, List<ApiTask> tasks)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(http, resource, tasks);
            }
            catch (Exception e) when (attempt == 1 && tasks.Exists(task => ApiNaming.MayBeMade(task, e)))
            {
                // Another request may have made one of them meanwhile: what is there now tells.
            }
        }
    }

    private async Task<List<(int Status, Guid? Id)>> OnceAsync(
        HttpContext http, ApiResource resource, List<ApiTask> tasks)
    {
        var done = new List<(int Status, Guid? Id)>();
        await using var scope = http.RequestServices.CreateAsyncScope();
        var db = (DbContext)scope.ServiceProvider.GetRequiredService(resource.ContextType);
        await db.InTransactionAsync(async _ =>
        {
            done.Clear();
            foreach (var task in tasks) done.Add(await OneAsync(http, task, done.Count, scope.ServiceProvider));
        }, http.RequestAborted);
        return done;
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
        if (body["items"] is not JsonArray { Count: > 0 and <= Most } items)
            throw ApiException.Bad("items", "bad-batch", "Between {0} and {1}.", 1, Most);
        for (var i = 0; i < items.Count; i++)
        {
            var at = $"/items/{i}";
            if (items[i] is not JsonObject item) throw Nothing(at);
            var saved = TextOf(item, "do", at) == Saving && resource.CanSave;
            var action = saved ? resource.Creating : ActionOf(resource, TextOf(item, "do", at), isWhole);
            if (action is null) throw Nothing(at);
            RefuseOthers(item, PartsOf(action, saved), at);
            if (action.NeedsKey && keyed is null)
                throw ApiException.Bad(IdempotentReplies.Header, "idempotency-key-missing",
                    "Money is moved once only: send a key of your own with it.");
            var sent = BodyOf(item, at);
            yield return new ApiTask(resource, action, action.IsOfOne ? IdOf(item, at) : null, sent,
                TextOf(item, "ifMatch", at), KeyOf(keyed, i, isWhole))
            {
                ExternalId = saved ? ExternalIds.Checked(TextOf(item, ExternalIds.Name, at))
                    : action.IsOfOne ? null : ApiNaming.Take(sent),
                Saves = saved,
            };
        }
    }

    private static ApiAction? ActionOf(ApiResource resource, string? word, bool isWhole) =>
        resource.Actions.FirstOrDefault(a => a.Word == word && (!isWhole || a.Verb != ApiVerb.Do));

    // What means nothing there is refused: whoever sends it means something by it.
    private static string[] PartsOf(ApiAction action, bool saved) => saved ? ["do", ExternalIds.Name, "ifMatch", "body"]
        : action.IsOfOne ? ["do", "id", "ifMatch", "body"]
        : ["do", "body"];

    private static void RefuseOthers(JsonObject sent, string[] parts, string at)
    {
        if (sent.FirstOrDefault(part => !parts.Contains(part.Key)) is { Key: { } unknown })
            throw ApiException.Bad($"{at}/{unknown}", "unknown-field", "This field is not known here.");
    }

    private static string? TextOf(JsonObject item, string name, string at) => item[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => throw ApiException.Bad($"{at}/{name}", "wrong-type", "This value is not understood."),
    };

    private static Guid IdOf(JsonObject item, string at) =>
        Guid.TryParse(TextOf(item, "id", at), out var id) ? id : throw Nothing(at);

    private static JsonObject BodyOf(JsonObject item, string at) => item["body"] switch
    {
        null => [],
        JsonObject body => body,
        _ => throw ApiException.Bad($"{at}/body", "wrong-type", "This value is not understood."),
    };

    private static ApiException Nothing(string at) =>
        ApiException.Bad(at, "bad-batch", "This is nothing that can be done here.");

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
