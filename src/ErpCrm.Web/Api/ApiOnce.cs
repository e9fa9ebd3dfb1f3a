using ErpCrm.Platform.Submissions;
using ErpCrm.Ui.Api;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Web.Api;

/// <summary>What is asked under a key is done once, and answered as it was answered first.</summary>
internal sealed class ApiOnce(IdempotentReplies replies)
{
    public Task<ApiAnswer> DoAsync(
        HttpContext http, ApiResource resource, KeyedRequest? keyed, Func<Task<ApiAnswer>> work) =>
        DoAsync(http, keyed, work, earlier => RebuiltAsync(http, resource, earlier));

    /// <param name="rebuild">Makes the answer again of what became of it: the effect was saved, the answer was
    /// not.</param>
    public async Task<ApiAnswer> DoAsync(HttpContext http, KeyedRequest? keyed, Func<Task<ApiAnswer>> work,
        Func<SubmittedForm, Task<ApiAnswer>> rebuild)
    {
        if (keyed is null) return await work();
        using var turn = IdempotentReplies.Begin(keyed);
        if (await ReplayAsync(http, keyed, rebuild) is { } earlier) return earlier;
        ApiAnswer answer;
        try
        {
            answer = await work();
        }
        catch (Exception e) when (e is DbUpdateException or ApiException { Status: 403 or 409 or 412 or 422 })
        {
            // Another process may have been faster with the same key.
            if (await ReplayAsync(http, keyed, rebuild) is not { } won) throw;
            return won;
        }

        await replies.KeepAsync(keyed, answer);
        return answer;
    }

    private async Task<ApiAnswer?> ReplayAsync(
        HttpContext http, KeyedRequest keyed, Func<SubmittedForm, Task<ApiAnswer>> rebuild)
    {
        if (await replies.FindAsync(keyed, http.RequestAborted) is not { } earlier) return null;
        var answer = earlier.ReplyStatus is { } status
            ? new ApiAnswer(status, earlier.Reply, earlier.ReplyTag, status == 201 ? earlier.ResultUrl : null)
            : await rebuild(earlier);
        return answer with { IsReplayed = true };
    }

    // The record says what became of it.
    private static async Task<ApiAnswer> RebuiltAsync(HttpContext http, ApiResource resource, SubmittedForm earlier)
    {
        var parts = (earlier.ResultUrl ?? "").Split('/');
        var made = http.RequestServices.GetServices<ApiResource>()
            .FirstOrDefault(r => parts.Length > 1 && r.Path == parts[^2]) ?? resource;
        var record = Guid.TryParse(parts[^1], out var id)
            ? await made.OneAsync(http.RequestServices, id, null, http.RequestAborted)
            : null;
        var isMade = made != resource
            || (HttpMethods.IsPost(http.Request.Method) && !http.Request.RouteValues.ContainsKey("id"));
        return record is null ? new ApiAnswer(204) : ApiAnswer.Of(isMade ? 201 : 200, made, record);
    }
}
