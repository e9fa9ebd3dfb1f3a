using Microsoft.AspNetCore.Http;

namespace ErpCrm.Ui.Mvc;

/// <summary>What htmx says about its request.</summary>
public static class HtmxRequest
{
    /// <summary>Whether htmx asks.</summary>
    public static bool IsHtmx(this HttpRequest request) => request.Headers["HX-Request"] == "true";

    /// <summary>A move inside the application needs title and main
    /// only; everything else gets the whole document.</summary>
    public static bool WantsMain(this HttpRequest request) =>
        request.IsHtmx() && request.Headers["HX-Target"] == "main#main";

    /// <summary>Whether an answer stays in this page: a failed action, not a failed move to another page.</summary>
    public static bool IsAction(this HttpRequest request) =>
        request.IsHtmx() && (!HttpMethods.IsGet(request.Method) || !request.WantsMain());
}
