using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace ErpCrm.Web.Hosting;

/// <summary>A refused permission is a line of the log file: who, where,
/// from which address. Not a row: asking writes nothing.</summary>
internal sealed class LogRefusals(ILogger<LogRefusals> log) : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _usual = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden && context.User.Identity?.IsAuthenticated == true)
        {
            // The endpoint's name, not the address: that is text of whoever asks.
            log.LogWarning(
                "Security: Refused {Endpoint} to {User} from {Address}",
                context.GetEndpoint()?.DisplayName,
                context.User.FindFirst(System.Security.Claims.ClaimTypes.NameIdentifier)?.Value,
                context.Connection.RemoteIpAddress);
        }

        return _usual.HandleAsync(next, context, policy, authorizeResult);
    }
}
