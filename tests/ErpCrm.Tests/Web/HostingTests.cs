using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ErpCrm.Tests.Web;

/// <summary>The application in production behind a proxy that ends TLS.</summary>
public sealed class ProxiedApp : TestApp
{
    private static readonly IPAddress Proxy = IPAddress.Parse("10.0.0.9");

    protected override void ConfigureHost(IWebHostBuilder host) =>
        host.UseEnvironment("Production").UseSetting("Proxy:Known:0", Proxy.ToString());

    protected override void Configure(IServiceCollection services) =>
        services.AddSingleton<IStartupFilter, ThroughProxy>();

    private sealed class ThroughProxy : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                context.Connection.RemoteIpAddress = Proxy;
                return following(context);
            });
            next(app);
        };
    }
}

public sealed class ProxiedTests(ProxiedApp app) : IClassFixture<ProxiedApp>
{
    [Theory, InlineData("https", true), InlineData("http", false)]
    public async Task Browsers_are_told_to_stay_with_tls_when_they_came_by_it(string scheme, bool isTold)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get,
            "/health/live") { Headers = { { "X-Forwarded-Proto", scheme }, { "X-Forwarded-For", "203.0.113.7" } } };
        request.Headers.Host = "erp.example";
        using var answer = await app.Browser(null).Http.SendAsync(request);
        Assert.Equal(isTold, answer.Headers.Contains("Strict-Transport-Security"));
    }
}

public sealed class CookieTests(ProxiedApp app) : IClassFixture<ProxiedApp>
{
    [Theory, InlineData("https", true), InlineData("http", false)]
    public async Task Every_cookie_is_kept_to_https_when_it_came_by_it(string scheme, bool isSecure)
    {
        var cookies = new List<string>();
        foreach (var (method, url) in new[] { (HttpMethod.Get, "/identity/account/sign-in"), (HttpMethod.Get,
            "/crm/companies/create"), (HttpMethod.Post, "/preferences/theme") })
        {
            using var request = new HttpRequestMessage(method,
                url) { Headers = { { "X-Forwarded-Proto", scheme }, { "X-Forwarded-For", "203.0.113.7" } } };
            using var answer = await app.Browser(TestUser.Sales).Http.SendAsync(request);
            if (answer.Headers.TryGetValues("Set-Cookie", out var set)) cookies.AddRange(set);
        }

        Assert.NotEmpty(cookies);
        Assert.All(cookies,
            cookie => Assert.Equal(isSecure, cookie.Contains("secure", StringComparison.OrdinalIgnoreCase)));
    }
}

/// <summary>HEAD is answered like GET, without the body.</summary>
public sealed class HeadTests(TestApp app) : IClassFixture<TestApp>
{
    public static TheoryData<string> Addresses =>
    [
        "/", "/crm/companies", "/crm/companies/create", "/crm/companies?as=csv", "/identity/account/sign-in",
        "/health/live", "/health/ready", "/live", "/nothing-here",
        "/identity/users", "/_content/ErpCrm.Ui/dist/app.js", "/identity/company/logo",
    ];

    [Theory, MemberData(nameof(Addresses))]
    public async Task Head_is_answered_like_get_without_the_body(string url)
    {
        var browser = app.Browser(TestUser.Sales);
        using var get = await browser.Http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead);
        using var request = new HttpRequestMessage(HttpMethod.Head, url);
        using var head = await browser.Http.SendAsync(request).WaitAsync(TimeSpan.FromMinutes(2));
        Assert.Equal((get.StatusCode, get.Content.Headers.ContentType?.ToString()),
            (head.StatusCode, head.Content.Headers.ContentType?.ToString()));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        Assert.Equal(get.Headers.Contains("Content-Security-Policy"), head.Headers.Contains("Content-Security-Policy"));
        Assert.Equal(get.Headers.CacheControl?.ToString(), head.Headers.CacheControl?.ToString());
    }
}

public sealed class StoppingTests : IAsyncLifetime
{
    private readonly TestApp _app = new();

    public Task InitializeAsync() => _app.InitializeAsync();

    public Task DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task The_stream_of_an_open_page_ends_when_the_server_stops()
    {
        using var answer = await _app.Browser(TestUser.Sales).Http
            .GetAsync("/live", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        Assert.StartsWith("id: ", await reader.ReadLineAsync(), StringComparison.Ordinal);

        _app.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(2));
    }
}
