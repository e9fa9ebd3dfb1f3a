using System.Security.Claims;
using System.Text.Encodings.Web;
using ErpCrm.Identity.Company;
using ErpCrm.Platform.Submissions;
using ErpCrm.Ui.Api;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ErpCrm.Identity.Sessions;

/// <summary>Recognises the user of a request by the session cookie;
/// leads everybody else to sign-in, or to the first set-up.</summary>
internal sealed class SessionAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    SessionStore sessions,
    CompanyProfileStore company) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    // Pages that follow events ask by themselves.
    private bool IsOwnRefresh => Request.IsOwnRefresh() || Request.Path == "/live";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        // The API believes tokens alone.
        if (Request.IsApi()) return AuthenticateResult.NoResult();
        if (SessionCookie.Read(Request) is not { } token) return AuthenticateResult.NoResult();
        if (await sessions.FindAsync(token, !IsOwnRefresh, Context.RequestAborted) is not { } user)
            return AuthenticateResult.NoResult();

        Context.Features.Set(user);
        Claim[] claims = [new(ClaimTypes.NameIdentifier, user.UserId.ToString()), new(ClaimTypes.Name, user.Name)];
        return AuthenticateResult.Success(
            new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme.Name)), Scheme.Name));
    }

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (!company.IsSetUp) await company.RefreshAsync(Context.RequestAborted);
        // What was typed waits for the person who typed it.
        var held = company.IsSetUp && Context.RequestServices.GetService<IHeldForms>() is { } forms
            ? await forms.HoldAsync(Context)
            : null;
        var url = company.IsSetUp
            ? QueryHelpers.AddQueryString("/identity/account/sign-in", "returnUrl", held ?? ReturnUrl())
            : "/identity/setup";

        Context.Lead(url, StatusCodes.Status302Found, told: StatusCodes.Status401Unauthorized);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private string ReturnUrl()
    {
        if (Uri.TryCreate(Request.Headers["HX-Current-URL"], UriKind.Absolute, out var page)) return page.PathAndQuery;
        return HttpMethods.IsGet(Request.Method) ? Request.PathBase + Request.Path + Request.QueryString : "/";
    }
}
