using System.Globalization;
using ErpCrm.Ui.Api;
using ErpCrm.Web.Errors;

namespace ErpCrm.Web.Api;

/// <summary>Whatever goes wrong in the API is told by RFC 9457: a code for programs, words for people.</summary>
internal sealed class ApiProblems(RequestDelegate next, ApiProblemTexts words)
{
    public const string ContentType = "application/problem+json";

    public async Task InvokeAsync(HttpContext http)
    {
        if (!http.Request.IsApi())
        {
            await next(http);
            return;
        }

        // Later the language is set for the rest of the request; here it is needed after that.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = ApiAddress.LanguageOf(http.Request);
        http.Response.Headers.Append("Vary", "Accept-Language, Authorization");
        try
        {
            await next(http);
        }
        catch (Exception e) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            http.Response.Headers.Remove("ETag");
            await WriteAsync(http, words.Of(e));
            return;
        }

        if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null })
            await WriteAsync(http, Of(http));
    }

    private static ApiException Of(HttpContext http)
    {
        // Everything that states no permission is closed, addresses that do not exist included.
        var status = http.Response.StatusCode == 403 && http.GetEndpoint() is null ? 404 : http.Response.StatusCode;
        return new ApiException(status, ApiProblemTexts.CodeOf(status), ErrorPage.For(status).Text);
    }

    private async Task WriteAsync(HttpContext http, ApiException problem)
    {
        http.Response.StatusCode = problem.Status;
        // What is taken, or stands in the way, is no other in a moment.
        if (problem.Status == 503 || problem.Code == IdempotentReplies.InProgress)
            http.Response.Headers.RetryAfter = "1";
        http.Response.ContentType = ContentType;
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsync(words.ToJson(problem).ToJsonString(ApiAnswer.Options));
    }
}
