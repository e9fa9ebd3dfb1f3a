using System.Globalization;
using ErpCrm.Platform.Company;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Ui.Mvc;

/// <summary>What the layouts know about the reader and the company.</summary>
public static class Page
{
    private const int LargestInlineLogo = 16 * 1024;

    /// <summary><c>en</c>, <c>ky</c> or <c>ru</c>.</summary>
    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "ky" or "ru"
        ? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName
        : "en";

    /// <summary>Font files a page in this language needs first.</summary>
    public static IReadOnlyList<string> FontSubsets => Language switch
    {
        "ky" => ["latin", "cyrillic", "cyrillic-ext"],
        "ru" => ["latin", "cyrillic"],
        _ => ["latin"],
    };

    /// <summary><c>system</c>, <c>light</c> or <c>dark</c>.</summary>
    public static string Theme(HttpContext context) => Choice(context, "theme", "system", "light", "dark");

    /// <summary><c>comfortable</c> or <c>compact</c>.</summary>
    public static string Density(HttpContext context) =>
        context.RequestServices.GetService<IReaderChoices>()?.Density
            ?? Choice(context, "density", "comfortable", "compact");

    /// <summary>Whether single keys act: <c>on</c> or <c>off</c>.</summary>
    public static string Keys(HttpContext context) => Choice(context, "keys", "on", "off");

    /// <summary>The company's name, or the product's before the set-up.</summary>
    public static string CompanyName(CompanyProfile company) => company.Name.Length > 0 ? company.Name : "ErpCrm";

    /// <summary>A small logo for the sidebar; a large one would weigh on every page.</summary>
    public static string? LogoUri(CompanyProfile company)
    {
        if (company.Logo is not { Length: > 4 and <= LargestInlineLogo } logo) return null;
        var type = logo[0] == 0x89 ? "image/png" : "image/jpeg";
        return $"data:{type};base64,{Convert.ToBase64String(logo)}";
    }

    /// <summary>The address to come back to; an error page stands under the address that failed.</summary>
    public static string CurrentUrl(HttpContext context)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is { } failed)
            return failed.OriginalPathBase + failed.OriginalPath + failed.OriginalQueryString;
        if (context.Features.Get<IExceptionHandlerPathFeature>() is { } thrown) return thrown.Path;
        return HttpMethods.IsGet(context.Request.Method)
            ? context.Request.PathBase + context.Request.Path + context.Request.QueryString
            : "/";
    }

    private static string Choice(HttpContext context, string cookie, params string[] choices) =>
        choices.FirstOrDefault(choice => choice == context.Request.Cookies[cookie]) ?? choices[0];
}
