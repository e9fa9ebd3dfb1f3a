using ErpCrm.Ui.Api;
using ErpCrm.Ui.Api.Writing;

namespace ErpCrm.Web.Api;

/// <summary>A request that changes something.</summary>
internal sealed class ApiWrites(ApiWork work, ApiOnce once, ApiBatch batch)
{
    public static Task OneAsync(HttpContext http, ApiResource resource, ApiAction action)
    {
        ApiNaming.RefuseQuery(http);
        return Of(http).DoAsync(http, resource, action, null);
    }

    /// <summary>PUT <c>/companies?externalId=</c>: the one that is called so is changed, and made where there is none.
    /// </summary>
    public static Task SaveAsync(HttpContext http, ApiResource resource) =>
        Of(http).DoAsync(http, resource, resource.Creating!, ApiNaming.OfQuery(http));

    public static Task ManyAsync(HttpContext http, ApiResource resource)
    {
        ApiNaming.RefuseQuery(http);
        return Of(http).TogetherAsync(http, resource);
    }

    private static ApiWrites Of(HttpContext http) => http.RequestServices.GetRequiredService<ApiWrites>();

    /// <param name="saved">Id of the caller's own, by which it is saved.</param>
    private async Task DoAsync(HttpContext http, ApiResource resource, ApiAction action, string? saved)
    {
        var (bytes, body) = await ApiBody.ReadAsync(http);
        var keyed = IdempotentReplies.Of(http, http.TokenId(), bytes);
        if (keyed is null && action.NeedsKey)
            throw ApiException.Bad(IdempotentReplies.Header, "idempotency-key-missing",
                "Money is moved once only: send a key of your own with it.");
        var task = new ApiTask(resource, action, action.IsOfOne ? ApiReads.IdOf(http) : null, body,
            http.Request.Headers.IfMatch.FirstOrDefault(), keyed)
        {
            ExternalId = saved ?? (action.IsOfOne ? null : ApiNaming.Take(body)), Saves = saved is not null,
        };
        var answer = await once.DoAsync(http, resource, keyed, () => work.DoAsync(http, task));
        await answer.WriteAsync(http);
    }

    private async Task TogetherAsync(HttpContext http, ApiResource resource)
    {
        var (bytes, body) = await ApiBody.ReadAsync(http);
        var keyed = IdempotentReplies.Of(http, http.TokenId(), bytes);
        await (await batch.DoAsync(http, resource, body, keyed)).WriteAsync(http);
    }
}
