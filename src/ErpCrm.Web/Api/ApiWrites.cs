using ErpCrm.Ui.Api;
using ErpCrm.Ui.Api.Writing;

namespace ErpCrm.Web.Api;

/// <summary>A request that changes something.</summary>
internal sealed class ApiWrites(ApiWork work, ApiOnce once, ApiBatch batch)
{
    public static Task OneAsync(HttpContext http, ApiResource resource, ApiAction action) =>
        http.RequestServices.GetRequiredService<ApiWrites>().RunAsync(http, resource, action);

    public static Task ManyAsync(HttpContext http, ApiResource resource) =>
        http.RequestServices.GetRequiredService<ApiWrites>().RunAsync(http, resource, null);

    private async Task RunAsync(HttpContext http, ApiResource resource, ApiAction? action)
    {
        if (http.Request.Query.Keys.FirstOrDefault() is { } parameter)
            throw ApiException.Bad(parameter, "unknown-parameter", "This parameter is not known here.");
        var (bytes, body) = await ApiBody.ReadAsync(http);
        var keyed = IdempotentReplies.Of(http, http.TokenId(), bytes);
        if (keyed is null && action?.NeedsKey == true)
            throw ApiException.Bad(IdempotentReplies.Header, "idempotency-key-missing",
                "Money is moved once only: send a key of your own with it.");
        var answer = action is null
            ? await batch.DoAsync(http, resource, body, keyed)
            : await once.DoAsync(http, resource, keyed, () => work.DoAsync(http, new ApiTask(
                resource, action, action.IsOfOne ? ApiReads.IdOf(http) : null, body,
                http.Request.Headers.IfMatch.FirstOrDefault(), keyed)));
        await answer.WriteAsync(http);
    }
}
