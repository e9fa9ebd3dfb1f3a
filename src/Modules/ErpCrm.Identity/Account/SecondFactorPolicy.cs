using ErpCrm.Identity.Sessions;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Authorization;
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
        context.Lead(SetUp, StatusCodes.Status303SeeOther, told: StatusCodes.Status403Forbidden);
        return Task.CompletedTask;
    }
}
