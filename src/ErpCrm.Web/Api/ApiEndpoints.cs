using System.Security.Claims;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Api;
using ErpCrm.Ui.Api.Writing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace ErpCrm.Web.Api;

/// <summary>The addresses of the API, made of what the modules declare.</summary>
internal static class ApiEndpoints
{
    public const string Document = ApiAddress.V1 + "/openapi.json";
    public const string Changes = ApiAddress.V1 + "/changes";
    public const string Me = ApiAddress.V1 + "/me";

    /// <summary>Behind a record's own address: what the caller's programs call it.</summary>
    public const string Called = "/{id:guid}/external-id";

    private static readonly object Token = new();
    private static readonly object Version = new();

    public static void AddApi(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<ApiProblemTexts>().AddSingleton(ApiVersions.Known);
        services.AddScoped<IdempotentReplies>().AddScoped<ApiOnce>().AddScoped<ApiWork>().AddScoped<ApiBatch>()
            .AddScoped<ApiNaming>().AddScoped<ApiWrites>().AddScoped<ChangeFeed>();
        services.AddOptions<ApiSpeed>().BindConfiguration("Api");
        services.AddSingleton<ApiLimits>().AddSingleton<IConfigureOptions<RateLimiterOptions>, UseApiLimits>();
        services.AddRateLimiter(_ => { });
        services.AddOpenApiDocument();
        services.LetProgramsSendForms();
    }

    /// <summary>Who asks, before it is counted how often; whoever bears no good token is counted too, and then refused.
    /// </summary>
    public static void UseApi(this WebApplication app)
    {
        app.Use(async (http, next) =>
        {
            if (http.Request.IsApi())
            {
                var known = await http.AuthenticateAsync(ApiAddress.Scheme);
                http.Items[Token] = known.Principal?.FindFirstValue(ClaimTypes.Sid);
                http.Response.OnStarting(() =>
                {
                    http.RequestServices.GetRequiredService<ApiLimits>().Tell(http);
                    if (http.Items[Version] is DateOnly version)
                        http.RequestServices.GetRequiredService<ApiVersions>().Tell(http.Response, version);
                    return Task.CompletedTask;
                });
            }

            await next(http);
        });
        app.UseRateLimiter();
        app.Use((http, next) => http.Request.IsApi() && http.TokenId() == Guid.Empty
            ? http.ChallengeAsync(ApiAddress.Scheme)
            : next(http));
        app.Use((http, next) =>
        {
            if (http.Request.IsApi())
                http.Items[Version] = http.RequestServices.GetRequiredService<ApiVersions>()
                    .Asked(http.Request, http.RequestServices.GetRequiredService<IBusinessClock>().Today);
            return next(http);
        });
    }

    public static void MapApi(this WebApplication app)
    {
        var kinds = app.Services.GetRequiredService<RecordKinds>();
        var pages = app.Services.GetRequiredService<PageActions>();
        foreach (var resource in app.Services.GetServices<ApiResource>())
        {
            var view = new RequirePermissionAttribute(resource.ViewIn(kinds));
            Closed(app.MapGet(resource.Url, http => ApiReads.ListAsync(http, resource)), view);
            Closed(app.MapGet(resource.Url + "/{id:guid}", http => ApiReads.OneAsync(http, resource)), view);
            foreach (var action in resource.Actions)
            {
                var needed = pages.RequiredBy(action).Select(p => new RequirePermissionAttribute(p)).Prepend(view);
                Closed(app.MapMethods(AddressOf(resource, action), [action.HttpMethod],
                    http => ApiWrites.OneAsync(http, resource, action)), [.. needed]);
            }

            foreach (var paper in resource.Papers)
                Closed(app.MapGet(AddressOf(resource, paper), http => ApiReads.PrintAsync(http, paper)), [
                    view, .. pages.RequiredBy(paper).Select(p => new RequirePermissionAttribute(p))]);
            if (ApiFiles.AreWith(resource, kinds))
            {
                Closed(app.MapGet(resource.Url + ApiFiles.OfRecord, http => ApiFiles.ListAsync(http, resource)), view);
                Closed(app.MapPost(resource.Url + ApiFiles.OfRecord, http => ApiFiles.AttachAsync(http, resource)),
                    view, new RequirePermissionAttribute(ApiFiles.AddedWith(resource, kinds)));
            }

            Closed(app.MapPut(resource.Url + Called, http => ApiNaming.GiveAsync(http, resource)), view);
            if (resource.CanSave)
                Closed(app.MapPut(resource.Url, http => ApiWrites.SaveAsync(http, resource)), [
                    view, .. SavedWith(pages, resource).Select(p => new RequirePermissionAttribute(p))]);
            if (resource.Actions.Count > 0)
                Closed(app.MapPost(resource.Url + "/batch", http => ApiWrites.ManyAsync(http, resource)), view);
        }

        Closed(app.MapGet(Changes, ChangeFeed.AnswerAsync), new SignedInAttribute());
        Closed(app.MapGet(Me, ApiMe.AnswerAsync), new SignedInAttribute());
        Closed(app.MapPost(ApiFiles.Uploads, ApiFiles.TakeAsync), new SignedInAttribute());
        Closed(app.MapGet(ApiFiles.One, ApiFiles.ReadAsync), new SignedInAttribute());
        Closed(app.MapGet(ApiFiles.Content, ApiFiles.OpenAsync), new SignedInAttribute());
        Closed(app.MapDelete(ApiFiles.One, ApiFiles.RemoveAsync), new SignedInAttribute());
        Closed(app.MapOpenApi(Document), new SignedInAttribute());
    }

    public static string AddressOf(ApiResource resource, ApiAction action) =>
        resource.Url + (action.IsOfOne ? "/{id:guid}" : "") + (action.Name is null ? "" : $"/{action.Name}");

    public static string AddressOf(ApiResource resource, ApiPaper paper) =>
        $"{resource.Url}/{{id:guid}}/{paper.Name}";

    /// <summary>What one needs to make a record or change it, whichever it is.</summary>
    public static IEnumerable<string> SavedWith(PageActions pages, ApiResource resource) =>
        pages.RequiredBy(resource.Creating!).Concat(pages.RequiredBy(resource.Changing!)).Distinct();

    /// <summary>The token that the request bears; empty without one that is good.</summary>
    public static Guid TokenId(this HttpContext http) =>
        Guid.TryParse(http.Items[Token] as string, out var id) ? id : Guid.Empty;

    private static void Closed(IEndpointConventionBuilder endpoint, params object[] needed) => endpoint
        .RequireAuthorization(new AuthorizeAttribute { AuthenticationSchemes = ApiAddress.Scheme })
        .WithMetadata(needed);
}
