using ErpCrm.Identity.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace ErpCrm.Identity.Account;

/// <summary>Whose role asks for a second step sets it up before anything else: every other page leads there.</summary>
internal static class SecondFactorPolicy
{
    private const string SetUp = "/identity/profile/second-factor";

    public static Task EnforceAsync(HttpContext context, RequestDelegate next)
    {
        var isBound = context.Features.Get<SignedInUser>() is { MustSetUpSecondFactor: true }
            && context.GetEndpoint() is { } endpoint
            && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null;
        if (!isBound || context.Request.Path.StartsWithSegments(SetUp, StringComparison.OrdinalIgnoreCase))
            return next(context);
        Lead(context);
        return Task.CompletedTask;
    }

    private static void Lead(HttpContext context)
    {
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        if (context.Request.Headers.ContainsKey("HX-Request"))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            context.Response.Headers["HX-Redirect"] = SetUp;
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.Response.Headers.Location = SetUp;
        }
    }
}
