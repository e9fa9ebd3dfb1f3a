using System.Text.Json.Nodes;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Platform.Submissions;
using ErpCrm.Ui.Api;
using ErpCrm.Ui.Api.Writing;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Web.Api;

/// <summary>One thing that is asked of one record.</summary>
/// <param name="Id">Null for a new one.</param>
internal sealed record ApiTask(
    ApiResource Resource, ApiAction Action, Guid? Id, JsonObject Body, string? Match, KeyedRequest? Keyed)
{
    /// <summary>What the sender's programs call the record; null where they say nothing.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The one that is called so is changed, and made where there is none.</summary>
    public bool Saves { get; init; }
}

/// <summary>Does it by the form of its page, in a scope and a transaction of its own.</summary>
internal sealed class ApiWork(PageActions pages, ApiNaming naming, IEnumerable<ApiResource> resources)
{
    public async Task<ApiAnswer> DoAsync(HttpContext http, ApiTask task)
    {
        var meant = await naming.MeantAsync(http.RequestServices, task, http.RequestAborted);
        try
        {
            return await AloneAsync(http, meant);
        }
        catch (Exception e) when (ApiNaming.MayBeMade(meant, e))
        {
            // Another request may have made it meanwhile.
            meant = await naming.MeantAsync(http.RequestServices, task, http.RequestAborted);
            if (meant.Action.Verb == ApiVerb.Create) throw;
            return await AloneAsync(http, meant);
        }
    }

    /// <summary>The same within a scope that several share; the answer is read when all are done.</summary>
    public async Task<(int Status, Guid? Id)> DoAsync(HttpContext http, ApiTask task, IServiceProvider services) =>
        await OnceAsync(http, await naming.MeantAsync(services, task, http.RequestAborted), services);

    private async Task<ApiAnswer> AloneAsync(HttpContext http, ApiTask task)
    {
        await using var scope = http.RequestServices.CreateAsyncScope();
        var (status, id) = await OnceAsync(http, task, scope.ServiceProvider);
        return await AnswerAsync(http, task, status, id);
    }

    private async Task<(int Status, Guid? Id)> OnceAsync(HttpContext http, ApiTask task, IServiceProvider services)
    {
        var (action, made) = (task.Action, ResultOf(task));
        if (!pages.IsFor(action, services.GetRequiredService<ICurrentUser>()))
            throw new ApiException(403, "forbidden",
                "Your role does not allow this. Ask an administrator if you need it.");
        var seen = task.Id is { } id ? await SeenAsync(http, task, id) : null;
        var makes = action.Verb == ApiVerb.Create || action.MakesIn is not null;
        var submission = services.GetRequiredService<Submission>();
        submission.Begin(makes ? made.RecordType : null, seen?.Version is { } version && task.Resource.IsVersioned
            ? new SeenRecord(task.Resource.RecordType, seen.Id, version)
            : null);
        submission.UserId = services.GetRequiredService<ICurrentUser>().Id;
        if (makes && task.ExternalId is { } called)
            submission.Called = new CalledRecord(task.Resource.Path, called);
        if (task.Keyed is { } keyed && submission.Key is null)
            (submission.Key, submission.Content, submission.Leads) = (keyed.Key, keyed.Content,
                madeId => (makes ? madeId : task.Id) is { } result ? $"{made.Url}/{result}" : made.Url);
        PageCall call;
        try
        {
            call = await pages.SendAsync(http, services, action, task.Id, task.Body, seen?.Version);
        }
        catch (RecordNotFoundException)
        {
            throw Hidden(seen);
        }
        catch (ApiException refusal) when (refusal.Status == 404 && seen is not null)
        {
            throw Hidden(seen);
        }

        if (!call.IsSaved && !(submission.HasSaved && call.IsDone)) throw Why(call, task, seen);
        return (action.Verb == ApiVerb.Remove ? 204 : makes ? 201 : 200, makes ? submission.MadeId : task.Id);
    }

    public async Task<ApiAnswer> AnswerAsync(HttpContext http, ApiTask task, int status, Guid? id)
    {
        if (status == 204 || id is not { } result) return new ApiAnswer(204);
        var resource = ResultOf(task);
        var record = await resource.OneAsync(http.RequestServices, result, null, http.RequestAborted);
        // Whoever gives a record away may not see it any more.
        return record is null ? new ApiAnswer(204) : ApiAnswer.Of(status, resource, record);
    }

    private ApiResource ResultOf(ApiTask task) => task.Action.MakesIn is { } path
        ? resources.First(resource => resource.Path == path)
        : task.Resource;

    private static async Task<ApiRecord> SeenAsync(HttpContext http, ApiTask task, Guid id)
    {
        var record = await task.Resource.OneAsync(http.RequestServices, id, null, http.RequestAborted)
            ?? throw ApiException.NotFound();
        // Whoever says which record by his own id says how it is to be, whatever it was: unless he says more.
        if (!task.Saves || task.Match is not null) ApiMatch.Require(task.Match, record);
        return record;
    }

    private static ApiException Why(PageCall call, ApiTask task, ApiRecord? seen)
    {
        var why = PageActions.Refused(call, task.Action);
        if (why.Status == 404) return Hidden(seen);
        return why.Status == 412 && seen is not null
            ? new ApiException(412, why.Code, why.Message) { Current = seen.Json }
            : why;
    }

    private static ApiException Hidden(ApiRecord? seen) =>
        seen is null ? ApiException.NotFound() : ApiException.NotYours();
}
