using System.Diagnostics;
using System.Text.Json.Nodes;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Api;
using ErpCrm.Ui.Localization;
using ErpCrm.Ui.Text;
using ErpCrm.Web.Errors;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Web.Api;

/// <summary>What is said of a failure.</summary>
internal sealed class ApiProblemTexts(
    IStringLocalizer<SharedText> texts, IStringLocalizerFactory factory, IDatabase database,
    ILogger<ApiProblemTexts> log)
{
    // The page that explains the codes.
    private const string Guide = "/help/api#";

    /// <summary>As one result of several.</summary>
    public JsonObject ResultOf(Exception error)
    {
        var problem = Of(error);
        return new JsonObject { ["status"] = problem.Status, ["problem"] = ToJson(problem) };
    }

    /// <summary>The problem as it is answered.</summary>
    public JsonObject ToJson(ApiException problem)
    {
        var page = problem.Code == ExternalIds.TakenCode
            ? ErrorPage.Of(DatabaseTrouble.Duplicate)
            : ErrorPage.For(PageOf(problem.Status));
        var json = new JsonObject
        {
            ["type"] = Guide + problem.Code,
            ["title"] = texts[page.Title].Value,
            ["status"] = problem.Status,
            ["code"] = problem.Code,
            ["detail"] = problem.Said ?? texts[problem.Message, [.. problem.Arguments]].Value,
            ["traceId"] = Activity.Current?.TraceId.ToString() ?? Guid.NewGuid().ToString("N"),
        };
        if (problem.Parameter is { } parameter) json["parameter"] = parameter;
        if (problem.Errors.Count > 0)
            json["errors"] = new JsonArray([.. problem.Errors.Select(error => new JsonObject
            {
                ["pointer"] = error.Place, ["code"] = error.Code, ["detail"] = error.Detail,
            })]);
        if (problem.Current is { } current) json["current"] = current.DeepClone();
        return json;
    }

    // What pages have no word for is said by the nearest that they have.
    private static int PageOf(int status) => status switch
    {
        410 => 404,
        412 => 409,
        428 => 400,
        _ => status,
    };

    public ApiException Of(Exception error)
    {
        switch (error)
        {
            case ApiException known:
                return known;
            case RecordNotFoundException:
                return ApiException.NotFound();
            case BusinessRuleException refusal:
                var own = (refusal.TargetSite?.DeclaringType ?? GetType()).Assembly;
                return new ApiException(422, "refused", refusal.Message) { Said = refusal.Of(factory.For(own)) };
            case DbUpdateConcurrencyException:
                return new ApiException(412, "stale", "Somebody else changed this record meanwhile");
            case BadHttpRequestException bad:
                return new ApiException(bad.StatusCode, CodeOf(bad.StatusCode), ErrorPage.For(bad.StatusCode).Text);
        }

        log.LogError(error, "A request of the API failed");
        if ((FileTrouble.Of(error) ?? database.TroubleOf(error)) is not { } trouble)
            return new ApiException(500, "failed", ErrorPage.For(500).Text);
        var page = ErrorPage.Of(trouble);
        return new ApiException(page.Status, CodeOf(page.Status), page.Text);
    }

    public static string CodeOf(int status) => status switch
    {
        400 => "bad-request",
        401 => "no-token",
        403 => "forbidden",
        404 => "not-found",
        405 => "method-not-allowed",
        409 => "conflict",
        413 => "too-large",
        415 => "not-json",
        422 => "invalid",
        429 => "too-many-requests",
        503 => "busy",
        _ => "failed",
    };
}
