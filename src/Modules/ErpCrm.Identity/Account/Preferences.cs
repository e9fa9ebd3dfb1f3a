using ErpCrm.Identity.Users;
using ErpCrm.Ui.Formats;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Identity.Account;

/// <summary>The cookies by which a page knows language and theme before it knows the user.</summary>
internal static class Preferences
{
    /// <summary>At sign-in: what this browser chose just before, or
    /// has been showing, stays; else the user's own.</summary>
    public static async Task WriteAtSignInAsync(HttpContext http, User user, CancellationToken ct)
    {
        Language(http, await http.RequestServices.GetRequiredService<ChosenLanguage>().TakeAsync(user, ct));
        if (!http.Request.Cookies.ContainsKey("theme")) Append(http, "theme", user.Theme);
    }

    public static void Write(HttpContext http, User user)
    {
        Language(http, user.Language);
        Append(http, "theme", user.Theme);
    }

    private static void Language(HttpContext http, string language)
    {
        var culture = Cultures.For(language);
        Append(http, CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)));
    }

    private static void Append(HttpContext http, string name, string value) =>
        http.Response.Cookies.Append(name, value, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            Path = "/",
            IsEssential = true,
        });
}
