using ErpCrm.Platform.Security;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Home;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Web.Preferences;

/// <summary>How this browser shows the pages: language, theme, density, single keys. Kept in cookies, for signed-out
/// people too; the density of lists belongs to the person, in whichever browser.</summary>
[AllowAnonymous]
[Route("preferences")]
internal sealed class PreferencesController(IChosenLanguage chosen, IReaderChoices choices) : PageController
{
    private static readonly Dictionary<string, string[]> Choices = new(StringComparer.Ordinal)
    {
        ["theme"] = ["system", "light", "dark"],
        ["density"] = ["comfortable", "compact"],
        ["keys"] = ["on", "off"],
        [FirstStepsRegistration.Preference] = ["on", "off"],
    };

    [HttpPost("language")]
    public async Task<IActionResult> Language(string? language, string? returnUrl, CancellationToken ct)
    {
        if (Cultures.Find(language) is { } culture)
        {
            Remember(CookieRequestCultureProvider.DefaultCookieName,
                CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)));
            await chosen.RememberAsync(culture.TwoLetterISOLanguageName, ct);
        }

        return Back(returnUrl);
    }

    /// <summary>With script the cookie is set in the page; what belongs to the person is told here too.</summary>
    [HttpPost("{name:regex(^(theme|density|keys|first-steps)$)}")]
    public async Task<IActionResult> Choose(string name, string? value, string? returnUrl, CancellationToken ct)
    {
        if (!Choices[name].Contains(value)) return Back(returnUrl);
        Remember(name, value!);
        if (name == "density") await choices.RememberDensityAsync(value!, ct);
        return Back(returnUrl);
    }

    private void Remember(string name, string value) => Response.Cookies.Append(name, value, new CookieOptions
    {
        MaxAge = TimeSpan.FromDays(365),
        SameSite = SameSiteMode.Lax,
        Secure = Request.IsHttps,
        IsEssential = true,
    });

    private LocalRedirectResult Back(string? returnUrl) => LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
}
