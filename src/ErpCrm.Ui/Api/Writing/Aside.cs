using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace ErpCrm.Ui.Api.Writing;

/// <summary>
/// Another request in the place of the one that is answered, until it is disposed: who asks stays, what is asked and
/// what is answered is its own. Nothing of its answer, cookies and headers included, leaves the process.
/// </summary>
internal sealed class Aside : IDisposable
{
    private readonly HttpContext _http;
    private readonly List<(Type Type, object? Feature)> _before = [];

    private Aside(HttpContext http) => _http = http;

    public static Aside Of(HttpContext http, IServiceProvider services, string method, RouteValueDictionary route,
        Dictionary<string, StringValues> values, PageCall call)
    {
        var aside = new Aside(http);
        var (scheme, host) = (http.Request.Scheme, http.Request.Host.Value);
        aside.Put<IHttpRequestFeature>(new HttpRequestFeature
        {
            Method = method, Scheme = scheme, Path = http.Request.Path, PathBase = http.Request.PathBase,
            Body = Stream.Null, Headers = new HeaderDictionary { ["Host"] = host },
        });
        aside.Put<IHttpResponseFeature>(new HttpResponseFeature());
        aside.Put<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
        aside.Put<IRequestCookiesFeature>(null);
        aside.Put<IResponseCookiesFeature>(null);
        aside.Put<IItemsFeature>(new ItemsFeature());
        aside.Put<IRouteValuesFeature>(new RouteValuesFeature { RouteValues = route });
        aside.Put<IServiceProvidersFeature>(new Services(services));
        var isForm = HttpMethods.IsPost(method);
        aside.Put<IQueryFeature>(new QueryFeature(new QueryCollection(isForm ? [] : values)));
        aside.Put<IFormFeature>(isForm ? new FormFeature(new FormCollection(values)) : null);
        aside.Put(call);
        return aside;
    }

    public void Dispose()
    {
        foreach (var (type, feature) in _before) _http.Features[type] = feature;
    }

    private void Put<T>(T? feature)
        where T : class
    {
        _before.Add((typeof(T), _http.Features[typeof(T)]));
        _http.Features[typeof(T)] = feature;
    }

    private sealed class Services(IServiceProvider services) : IServiceProvidersFeature
    {
        public IServiceProvider RequestServices { get; set; } = services;
    }
}
