using System.Net;
using System.Text.RegularExpressions;
using ErpCrm.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Architecture;

/// <summary>Walks the table of endpoints: one that is added later is tested without being remembered.</summary>
public sealed partial class EndpointTests(TestApp app) : IClassFixture<TestApp>
{
    /// <summary>What nobody needs to be signed in for; each line is a decision.</summary>
    private static readonly string[] Open =
    [
        "health/live", "health/ready", "error/{status:int", "preferences",
        "identity/account/", "identity/setup",
        // An invoice for whoever has the token of a link to it.
        "i/",
    ];

    private IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(IsOurs)];

    [Fact]
    public void Every_endpoint_states_who_may_use_it()
    {
        Assert.True(Endpoints.Count > 20);
        var silent = Endpoints
            .Where(e => !IsOpen(e) && Permissions(e).Count == 0 && e.Metadata.GetMetadata<SignedInAttribute>() is null)
            .Select(Name);
        Assert.Empty(silent);
    }

    [Fact]
    public void Only_known_endpoints_are_open_to_everyone()
    {
        var open = Endpoints.Where(IsOpen).Select(e => e.RoutePattern.RawText!.TrimStart('/'));
        Assert.DoesNotContain(open,
            route => !Open.Any(known => route.StartsWith(known, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void Every_stated_permission_exists()
    {
        var known = app.Services.GetServices<Permission>().Select(p => p.Key).ToHashSet();
        Assert.Empty(Endpoints.SelectMany(Permissions).Distinct().Except(known));
    }

    [Fact]
    public void A_permission_is_declared_once_and_named_by_its_module()
    {
        var all = app.Services.GetServices<Permission>().ToList();
        Assert.Equal(all.Count, all.Select(p => p.Key).Distinct().Count());
        Assert.All(all, p => Assert.Matches("^[a-z]+\\.[a-z-]+\\.[a-z-]+$", p.Key));
    }

    [Fact]
    public async Task Every_endpoint_refuses_every_role_that_lacks_its_permission_and_serves_the_others()
    {
        var permissions = app.Services.GetServices<Permission>().ToDictionary(p => p.Key);
        var wrong = new List<string>();
        foreach (var user in TestUser.OnePerRole)
        {
            using var client = app.Browser(user).Http;
            foreach (var endpoint in Endpoints.Where(
                e => e.RoutePattern.RawText != "/live" && e.RoutePattern.RawText != "live"))
            {
                var needed = Permissions(endpoint);
                var may = user.Role == BuiltInRoles.Owner
                    || needed.All(key => permissions[key].Defaults.GetValueOrDefault(user.Role) != Scope.None);
                foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                {
                    using var request = new HttpRequestMessage(new HttpMethod(method), UrlOf(endpoint));
                    using var answer = await client.SendAsync(request);
                    var refused = answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized;
                    if (!may && !refused) wrong.Add($"{user.Role} may use {Name(endpoint)}: {(int)answer.StatusCode}");
                    if (may && needed.Count > 0 && refused) wrong.Add($"{user.Role} is refused {Name(endpoint)}");
                    if ((int)answer.StatusCode >= 500)
                        wrong.Add($"{user.Role} breaks {Name(endpoint)}: {(int)answer.StatusCode}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Nobody_gets_anything_without_signing_in()
    {
        using var client = app.Browser(null).Http;
        var served = new List<string>();
        foreach (var endpoint in Endpoints.Where(e => !IsOpen(e)))
        {
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), UrlOf(endpoint));
                using var answer = await client.SendAsync(request);
                if ((int)answer.StatusCode is not (302 or 303 or 401 or 403))
                    served.Add($"{Name(endpoint)}: {(int)answer.StatusCode}");
            }
        }

        Assert.Empty(served);
    }

    [Fact]
    public async Task Every_post_without_its_token_is_refused()
    {
        using var client = app.Browser(TestUser.Owner).Http;
        var accepted = new List<string>();
        foreach (var endpoint in Endpoints.Where(
            e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true))
        {
            using var content = new FormUrlEncodedContent([]);
            using var answer = await client.PostAsync(UrlOf(endpoint), content);
            if (answer.StatusCode != HttpStatusCode.BadRequest)
                accepted.Add($"{Name(endpoint)}: {(int)answer.StatusCode}");
        }

        Assert.Empty(accepted);
    }

    [Fact]
    public async Task Every_page_carries_the_security_headers()
    {
        using var client = app.Browser(TestUser.Owner).Http;
        var missing = new List<string>();
        foreach (var endpoint in Endpoints.Where(
            e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false
                && !e.RoutePattern.RawText!.EndsWith("live", StringComparison.Ordinal)))
        {
            using var answer = await client.GetAsync(UrlOf(endpoint));
            var policy =
                answer.Headers.TryGetValues("Content-Security-Policy", out var values) ? string.Join(' ', values) : "";
            if (!policy.Contains("script-src 'self';", StringComparison.Ordinal)
                || policy.Contains("unsafe", StringComparison.Ordinal))
                missing.Add($"{Name(endpoint)}: policy");
            if (!answer.Headers.TryGetValues("X-Content-Type-Options", out _))
                missing.Add($"{Name(endpoint)}: nosniff");
            if (answer.Content.Headers.ContentType?.MediaType == "text/html"
                && answer.Headers.CacheControl?.NoStore != true)
                missing.Add($"{Name(endpoint)}: may be stored");
        }

        Assert.Empty(missing);
    }

    private static bool IsOurs(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<ControllerActionDescriptor>() is { AttributeRouteInfo: not null }
            || endpoint.RoutePattern.RawText is "/live" or "/health/live" or "/health/ready";

    private static bool IsOpen(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static List<string> Permissions(RouteEndpoint endpoint) =>
        [.. endpoint.Metadata.GetOrderedMetadata<RequirePermissionAttribute>().Select(p => p.Permission)];

    private static string Name(RouteEndpoint endpoint) =>
        $"{string.Join(',', endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])} /{endpoint.RoutePattern.RawText?.TrimStart('/')}";

    private static string UrlOf(RouteEndpoint endpoint)
    {
        var url = Guids().Replace(endpoint.RoutePattern.RawText!, "6f1f4a4e-0000-4000-8000-000000000000");
        url = Choices().Replace(url, "$1");
        url = Numbers().Replace(url, "1");
        return "/" + Others().Replace(url, "x").TrimStart('/');
    }

    [GeneratedRegex(@"\{\*{0,2}\w+:guid\??\}")]
    private static partial Regex Guids();

    [GeneratedRegex(@"\{\w+:regex\(\^\((\w+)\|.*?\)\$\)\}")]
    private static partial Regex Choices();

    [GeneratedRegex(@"\{\w+:(int|long)[^}]*\}")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Others();
}
