using System.Net;
using ErpCrm.Identity;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Security;
using ErpCrm.Platform.Submissions;
using ErpCrm.Ui;
using ErpCrm.Ui.Mvc;
using ErpCrm.Web.Api;
using ErpCrm.Web.HeldForms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.ResponseCompression;

namespace ErpCrm.Web.Hosting;

/// <summary>How long an answer waits until others have handled what the request changed.</summary>
internal sealed record AnswerPatience(TimeSpan AtMost);

internal static class Web
{
    public static void AddWeb(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddControllersWithViews(mvc =>
        {
            // Itself, with its own order: it reads the form, after an action's limits for it were set.
            mvc.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            mvc.Filters.Add<HoldOutdatedForms>();
            mvc.Filters.Add<ShowAgain>();
            mvc.Filters.Add<SubmitOnceFilter>();
            mvc.Filters.Add<SaveConflicts>();
        }).AddErpCrmUi();
        services.AddErpCrmUi();
        services.AddSingleton<HeldFormStore>().AddSingleton<IHeldForms>(s => s.GetRequiredService<HeldFormStore>());
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.HeaderName = "X-CSRF-TOKEN";
            antiforgery.Cookie.Name = "erpcrm.csrf";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });

        // An endpoint that states nothing is closed to everyone.
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        services.AddScoped<IAuthorizationHandler, PermissionHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, LogRefusals>();

        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        // Whoever sets a cookie, also a library: over https it never goes over anything else.
        services.AddCookiePolicy(cookies => (cookies.Secure, cookies.MinimumSameSitePolicy) = (
            CookieSecurePolicy.SameAsRequest, SameSiteMode.Unspecified));
        services.AddHsts(hsts => (hsts.MaxAge, hsts.IncludeSubDomains) = (TimeSpan.FromDays(365), true));
        services.AddSingleton(new AnswerPatience(TimeSpan.FromSeconds(1)));
        services.AddSingleton<WriteProof>();
        services.AddHealthChecks().AddCheck<Readiness>("ready");
        AddProxies(builder);
    }

    public static void UseWeb(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UseUiFonts();
        app.UseMiddleware<ApiProblems>();
        app.UseRouting();
        app.UseLivePoints();
        app.UseAuthentication();
        app.UseApi();
        app.UseSecondFactorPolicy();
        app.UseRequestLocalization();
        app.UseAuthorization();
        app.Use(WaitForDeliveryAsync);
    }

    // The next page shows what other modules made of this one's change, if they are quick enough.
    private static async Task WaitForDeliveryAsync(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await next(context);
            return;
        }

        using var delivery = DeliveryScope.Begin();
        await next(context);
        await delivery.WhenDeliveredAsync(context.RequestServices.GetRequiredService<AnswerPatience>().AtMost);
    }

    private static void AddProxies(WebApplicationBuilder builder)
    {
        var proxies = builder.Configuration.GetSection("Proxy:Known").Get<string[]>() ?? [];
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = proxies.Length > 0
                ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
                : ForwardedHeaders.None;
            foreach (var proxy in proxies) options.KnownProxies.Add(IPAddress.Parse(proxy));
        });
    }
}
