using ErpCrm.Ui.Api.Writing;
using Microsoft.AspNetCore.Antiforgery;

namespace ErpCrm.Web.Api;

/// <summary>Forms are protected against forgery as ever. What a program sends with its token no browser could be made
/// to send: it carries no cookie, so there is nothing to forge.</summary>
internal sealed class FormAntiforgery(IAntiforgery usual) : IAntiforgery
{
    public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => usual.GetAndStoreTokens(httpContext);

    public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => usual.GetTokens(httpContext);

    public async Task<bool> IsRequestValidAsync(HttpContext httpContext) =>
        IsOfProgram(httpContext) || await usual.IsRequestValidAsync(httpContext);

    public Task ValidateRequestAsync(HttpContext httpContext) =>
        IsOfProgram(httpContext) ? Task.CompletedTask : usual.ValidateRequestAsync(httpContext);

    public void SetCookieTokenAndHeader(HttpContext httpContext) => usual.SetCookieTokenAndHeader(httpContext);

    private static bool IsOfProgram(HttpContext http) =>
        http.Features.Get<PageCall>() is not null;
}

internal static class FormAntiforgeryServices
{
    /// <summary>Stands after everything that adds the usual protection.</summary>
    public static void LetProgramsSendForms(this IServiceCollection services)
    {
        var usual = services.Last(s => s.ServiceType == typeof(IAntiforgery));
        services.Remove(usual);
        services.AddSingleton<IAntiforgery>(provider => new FormAntiforgery(
            (IAntiforgery)ActivatorUtilities.CreateInstance(provider, usual.ImplementationType!)));
    }
}
