using Microsoft.AspNetCore.Http;

namespace ErpCrm.Identity.Sessions;

/// <summary>The cookie of a session: bound to the host over https; a
/// plain name where the browser would refuse that.</summary>
internal static class SessionCookie
{
    public const string SecureName = "__Host-erpcrm";
    public const string PlainName = "erpcrm.session";

    public static string? Read(HttpRequest request) =>
        request.Cookies[NameFor(request)] is { Length: > 0 } token ? token : null;

    public static void Write(HttpContext http, string token, TimeSpan life) =>
        http.Response.Cookies.Append(NameFor(http.Request), token, Options(http.Request, life));

    public static void Delete(HttpContext http) =>
        http.Response.Cookies.Delete(NameFor(http.Request), Options(http.Request, null));

    private static string NameFor(HttpRequest request) => request.IsHttps ? SecureName : PlainName;

    private static CookieOptions Options(HttpRequest request, TimeSpan? life) => new()
    {
        HttpOnly = true,
        Secure = request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/",
        IsEssential = true,
        // A span, not a moment: the browser's clock may be wrong.
        MaxAge = life,
    };
}
