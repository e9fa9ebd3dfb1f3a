using System.Text.Json.Nodes;
using ErpCrm.Ui.Api;
using ErpCrm.Ui.Api.Writing;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Web.Api;

/// <summary>Records by the ids that programs have for them.</summary>
internal sealed class ApiNaming(PageActions pages)
{
    /// <summary>PUT <c>/companies/{id}/external-id</c>: the caller's programs call it so, or by no id any more. By that
    /// id it is changed from then on: whoever gives it one may change it.</summary>
    public static async Task GiveAsync(HttpContext http, ApiResource resource)
    {
        RefuseQuery(http);
        var (_, body) = await ApiBody.ReadAsync(http);
        if (!body.ContainsKey(ExternalIds.Name)) throw Missing();
        var (id, value) = (ApiReads.IdOf(http), Take(body));
        if (body.FirstOrDefault().Key is { } unknown)
            throw ApiException.Bad(unknown, "unknown-field", "This field is not known here.");
        var (services, ct) = (http.RequestServices, http.RequestAborted);
        if ((await resource.VersionsAsync(services, [id], ct)).Count == 0) throw ApiException.NotFound();
        if (!await resource.ChangesAsync(services, id, ct)) throw ApiException.NotYours();
        await services.GetRequiredService<ExternalIds>().GiveAsync(resource, id, value, ct);
        var record = await resource.OneAsync(services, id, null, ct) ?? throw ApiException.NotFound();
        await ApiAnswer.Of(200, resource, record).WriteAsync(http);
    }

    /// <summary>The id that the address of a save names.</summary>
    public static string OfQuery(HttpContext http)
    {
        if (http.Request.Query.Keys.FirstOrDefault(key => key != ExternalIds.Name) is { } unknown)
            throw ApiException.Bad(unknown, "unknown-parameter", "This parameter is not known here.");
        return http.Request.Query[ExternalIds.Name] is [{ } value] ? ExternalIds.Checked(value) : throw Missing();
    }

    /// <summary>Takes the id out of a body, whose other fields are those of a form; null where it says none.</summary>
    public static string? Take(JsonObject body)
    {
        if (body[ExternalIds.Name] is { } node && !(node is JsonValue value && value.TryGetValue<string>(out _)))
            throw ApiException.Bad(ExternalIds.Name, "wrong-type", "This value is not understood.");
        var said = (string?)body[ExternalIds.Name];
        body.Remove(ExternalIds.Name);
        return said is null ? null : ExternalIds.Checked(said);
    }

    public static void RefuseQuery(HttpContext http)
    {
        if (http.Request.Query.Keys.FirstOrDefault() is { } parameter)
            throw ApiException.Bad(parameter, "unknown-parameter", "This parameter is not known here.");
    }

    /// <summary>What a task is about: of one that saves, whether the record is there already.</summary>
    /// <exception cref="ApiException">One is to be made, and its id is taken.</exception>
    public async Task<ApiTask> MeantAsync(IServiceProvider services, ApiTask task, CancellationToken ct)
    {
        if (task.ExternalId is not { } value) return task;
        var db = (DbContext)services.GetRequiredService(task.Resource.ContextType);
        var known = await services.GetRequiredService<ExternalIds>().StandingAsync(db, task.Resource, value, ct);
        // Whoever has seen it does not make it anew.
        if (known is null && task is { Saves: true, Match: not null })
            throw new ApiException(412, "stale", "Somebody else changed this record meanwhile");
        if (known is not { } id) return task;
        return task.Saves
            ? task with { Action = task.Resource.Changing!, Id = id, Body = Changes(task) }
            : throw ExternalIds.Taken(await task.Resource.OneAsync(services, id, null, ct));
    }

    /// <summary>Whether it failed because the record that was to be made may be there by now.</summary>
    public static bool MayBeMade(ApiTask task, Exception error) =>
        task is { ExternalId: not null, Action.Verb: ApiVerb.Create }
            && error is (DbUpdateException and not DbUpdateConcurrencyException) or ApiException { Status: 422 };

    private static ApiException Missing() => ApiException.Bad(ExternalIds.Name, "external-id-missing",
        "Say by which id of your own: externalId.");

    // What only a new record is given is passed over where there is one: it stands in the same body.
    private JsonObject Changes(ApiTask task)
    {
        var changed = pages.ShapeOf(task.Resource.Changing!).Shown.Select(f => f.Name).ToHashSet();
        var given = pages.ShapeOf(task.Resource.Creating!).Shown.Select(f => f.Name).Except(changed).ToHashSet();
        var body = task.Body.DeepClone().AsObject();
        foreach (var name in given) body.Remove(name);
        return body;
    }
}
