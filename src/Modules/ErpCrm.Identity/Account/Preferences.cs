using ErpCrm.Identity.Users;
using ErpCrm.Ui.Formats;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;

namespace ErpCrm.Identity.Account;

/// <summary>The cookies by which a page knows language and theme before it knows the user.</summary>
internal static class Preferences
{
    public static void Write(HttpContext http, User user)
    {
        var culture = Cultures.For(user.Language);
        Append(http, CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)));
        Append(http, "theme", user.Theme);
    }

    private static void Append(HttpContext http, string name, string value) => http.Response.Cookies.Append(name, value, new CookieOptions
    {
        MaxAge = TimeSpan.FromDays(365),
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps,
        Path = "/",
        IsEssential = true,
    });
}
