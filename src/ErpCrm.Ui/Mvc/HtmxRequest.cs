using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ErpCrm.Ui.Mvc;

/// <summary>What htmx says about its request, and how it is led elsewhere.</summary>
public static class HtmxRequest
{
    /// <summary>Whether htmx asks.</summary>
    public static bool IsHtmx(this HttpRequest request) => request.Headers["HX-Request"] == "true";

    /// <summary>Whether a page fetches anew what it shows, without anybody doing anything.</summary>
    public static bool IsOwnRefresh(this HttpRequest request) => request.Headers.ContainsKey("X-Live");

    /// <summary>A move inside the application needs title and main
    /// only; everything else gets the whole document.</summary>
    public static bool WantsMain(this HttpRequest request) =>
        request.IsHtmx() && request.Headers["HX-Target"] == "main#main";

    /// <summary>Whether an answer stays in this page: a failed action, not a failed move to another page.</summary>
    public static bool IsAction(this HttpRequest request) =>
        request.IsHtmx() && (!HttpMethods.IsGet(request.Method) || !request.WantsMain());

    /// <summary>Leads the browser elsewhere. A script would follow a redirect
    /// and put that page where a part of this one belongs: htmx is told where to go.</summary>
    /// <param name="status">The redirect, for a browser without script.</param>
    /// <param name="told">The status that htmx is told with.</param>
    public static void Lead(this HttpContext context, string url, int status, int told)
    {
        var (isHtmx, response) = (context.Request.IsHtmx(), context.Response);
        if (isHtmx && context.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        response.StatusCode = isHtmx ? told : status;
        response.Headers[isHtmx ? "HX-Redirect" : HeaderNames.Location] = url;
    }
}
