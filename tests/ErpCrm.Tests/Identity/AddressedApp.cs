using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Identity;

/// <summary>The application as seen from the network address that a request names.</summary>
public sealed class AddressedApp : IdentityApp
{
    private const string Header = "X-Test-Address";

    protected override void Configure(IServiceCollection services)
    {
        base.Configure(services);
        services.AddSingleton<IStartupFilter, Placing>();
    }

    public TestBrowser BrowserAt(string address)
    {
        var browser = Browser(null);
        browser.Http.DefaultRequestHeaders.Add(Header, address);
        return browser;
    }

    private sealed class Placing : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                if (IPAddress.TryParse(context.Request.Headers[Header], out var address))
                    context.Connection.RemoteIpAddress = address;
                return following(context);
            });
            next(app);
        };
    }
}
