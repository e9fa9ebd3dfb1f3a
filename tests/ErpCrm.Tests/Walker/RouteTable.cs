using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ErpCrm.Platform.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Walker;

/// <summary>Every address of the application, read from its endpoints.</summary>
internal sealed class RouteTable
{
    private readonly Dictionary<string, Permission> _permissions;
    private readonly ConcurrentDictionary<(string Method, string Path), Route?> _found = new();

    public RouteTable(IServiceProvider services)
    {
        _permissions = services.GetServices<Permission>().ToDictionary(p => p.Key);
        All = [.. services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<ControllerActionDescriptor>() is { AttributeRouteInfo: not null })
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                .Select(method => new Route(e, method)))
            .OrderBy(r => r.Name, StringComparer.Ordinal)];
    }

    public IReadOnlyList<Route> All { get; }

    /// <summary>Those of one module, or of the host (<c>Web</c>).</summary>
    public IEnumerable<Route> Of(string module) => All.Where(route => route.IsOf(module));

    public IEnumerable<Route> Gets => All.Where(r => r.Method == "GET");

    /// <summary>The route that an address leads to, as the application chooses it: literal segments win.</summary>
    public Route? Find(string method, string url) => _found.GetOrAdd((method, url.Split('?', '#')[0]), asked =>
        All.Where(r => r.Method == asked.Method && r.Matches(asked.Path)).OrderByDescending(r => r.Literals)
            .FirstOrDefault());

    /// <summary>Whether the role holds every permission that the route asks for.</summary>
    public bool MayUse(TestUser user, Route route) => route.Permissions.All(key => ScopeOf(user, key) != Scope.None);

    public Scope ScopeOf(TestUser user, string permission) =>
        user.Role == BuiltInRoles.Owner ? Scope.All : _permissions[permission].Defaults.GetValueOrDefault(user.Role);

    public bool IsScoped(string permission) => _permissions[permission].Scoped;
}

/// <summary>One address and method.</summary>
internal sealed class Route
{
    private readonly Regex _pattern;

    public Route(RouteEndpoint endpoint, string method)
    {
        Endpoint = endpoint;
        Method = method;
        Template = endpoint.RoutePattern.RawText!.TrimStart('/');
        Action = endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()!;
        Permissions = [.. endpoint.Metadata.GetOrderedMetadata<RequirePermissionAttribute>().Select(p => p.Permission)];
        _pattern = new Regex("^/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(PatternOf)) + "/?$",
            RegexOptions.IgnoreCase);
        Literals = endpoint.RoutePattern.PathSegments.Count(s => s.Parts.All(p => p.IsLiteral));
    }

    public RouteEndpoint Endpoint { get; }

    public string Method { get; }

    public string Template { get; }

    public ControllerActionDescriptor Action { get; }

    public IReadOnlyList<string> Permissions { get; }

    public int Literals { get; }

    public string Name => $"{Method} /{Template}";

    public bool IsOpen => Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    public bool NeedsOnlySignIn => !IsOpen && Permissions.Count == 0;

    public string Module =>
        Action.RouteValues.TryGetValue("area", out var area) && area is { Length: > 0 } ? area : "Web";

    public bool IsOf(string module) => Module.Equals(module, StringComparison.OrdinalIgnoreCase);

    public IReadOnlyList<RoutePatternParameterPart> Parameters => Endpoint.RoutePattern.Parameters;

    /// <summary>The parameters that name records.</summary>
    public IEnumerable<string> RecordParameters => Parameters.Where(p => PolicyOf(p) == "guid").Select(p => p.Name);

    public bool Matches(string path) => _pattern.IsMatch(path);

    /// <summary>The address with its parameters filled in.</summary>
    public string Fill(Func<string, string> value) =>
        "/" + string.Join('/', Endpoint.RoutePattern.PathSegments.Select(segment =>
            string.Concat(segment.Parts.Select(part => part switch
            {
                RoutePatternLiteralPart literal => literal.Content,
                RoutePatternParameterPart parameter => Uri.EscapeDataString(value(parameter.Name)),
                _ => "",
            }))));

    /// <summary>The last fixed word before a parameter: <c>invoices</c> of <c>finance/invoices/{id}</c>.</summary>
    public string WordBefore(string parameter)
    {
        var word = "";
        foreach (var segment in Endpoint.RoutePattern.PathSegments)
        {
            if (segment.Parts[0] is RoutePatternLiteralPart literal) word = literal.Content;
            if (segment.Parts.OfType<RoutePatternParameterPart>().Any(p => p.Name == parameter)) return word;
        }

        return word;
    }

    public static string? PolicyOf(RoutePatternParameterPart parameter) =>
        parameter.ParameterPolicies.Select(p => p.Content).FirstOrDefault(p => p is not null);

    private static string PatternOf(RoutePatternPathSegment segment) =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => Regex.Escape(literal.Content),
            RoutePatternParameterPart parameter when PolicyOf(parameter) == "guid" => "[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}",
            RoutePatternParameterPart parameter when PolicyOf(parameter) is "int" or "long" => "[0-9]+",
            RoutePatternParameterPart parameter when PolicyOf(parameter) is { } policy
                && policy.StartsWith("regex(^(", StringComparison.Ordinal) =>
                policy[8..^2].TrimEnd('$').TrimEnd(')') is var choices ? $"(?:{choices})" : "",
            _ => "[^/]+",
        }));
}
