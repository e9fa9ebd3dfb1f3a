using ErpCrm.Identity.Users;
using ErpCrm.Platform.Security;
using ErpCrm.Ui.Formats;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Identity.Account;

/// <summary>Writes the chosen language to the user; before somebody
/// signs in, a cookie of this visit holds it.</summary>
internal sealed class ChosenLanguage(IdentityModuleDbContext db, ICurrentUser me, IHttpContextAccessor http)
    : IChosenLanguage
{
    private const string Cookie = "erpcrm.language";

    public async Task RememberAsync(string language, CancellationToken ct)
    {
        if (me.IsSignedIn) await WriteAsync(me.Id, language, ct);
        else Context.Response.Cookies.Append(Cookie, language, Options());
    }

    /// <summary>The language of somebody who signs in: the one just
    /// chosen on the page before, else the user's own.</summary>
    public async Task<string> TakeAsync(User user, CancellationToken ct)
    {
        if (Cultures.Find(Context.Request.Cookies[Cookie]) is not { } culture) return user.Language;
        Context.Response.Cookies.Delete(Cookie, Options());
        var language = culture.TwoLetterISOLanguageName;
        if (language != user.Language) await WriteAsync(user.Id, language, ct);
        return language;
    }

    private CookieOptions Options() =>
        new() { HttpOnly = true, Secure = Context.Request.IsHttps, SameSite = SameSiteMode.Lax, IsEssential = true };

    private HttpContext Context => http.HttpContext!;

    private Task WriteAsync(Guid userId, string language, CancellationToken ct) =>
        db.Users.Where(u => u.Id == userId).ExecuteUpdateAsync(set => set.SetProperty(u => u.Language, language), ct);
}
